import type { Authority, Material, Matter, Term } from '#kernel';
import { bodyAt } from '../authorities.ts';
import { type PlaceKey, places } from '../places.ts';
import { implementationCode } from './codes.ts';
import { opened } from './from-records.ts';
import { hash, pick } from './hash.ts';
import { m } from './record.ts';
import { type SyntheticItem, syntheticItems } from './synthetic-items.ts';
import { shapes } from './vocabulary.ts';

/** How many of the made-up items every place has; the rest belongs to one or two of them. */
const sharedByAll = 900;

const citizen = m('resident-id', '居民身份证', { from: '公安部门(人口库/电子身份核验)' });
const company = m('business-licence', '营业执照', { from: '市场监管部门' });
const papers: readonly Material[] = [
  m('photo', '近期证件照', { need: 'tolerable' }),
  m('household-register', '居民户口簿', { from: '公安部门(户籍信息)' }),
  m('residence-permit', '居住证', { need: 'conditional', from: '居住地公安部门' }),
  m('premises-proof', '场所使用证明', { from: '不动产登记机构' }),
  m('rules', '内部管理制度', { need: 'tolerable' }),
  m('layout-plan', '平面布局图'),
  m('written-promise', '承诺书', { need: 'conditional' }),
  m('bank-account', '本人银行账户信息'),
  m('mandate', '授权委托书', { form: 'original', need: 'conditional' }),
  m('qualification', '从业人员资格证明', { from: '人社部门' }),
];
const local: readonly Material[] = [
  m('residence-years', '本地连续居住年限说明', { need: 'conditional' }),
  m('township-opinion', '镇(街道)意见', { source: 'other' }),
  m('tax-clearance', '清税信息', { from: '税务部门' }),
];

const term = (n: number): Term => ({ n, unit: 'wd' });
const acceptance: Matter['deemedAcceptance'] = { mode: 'within', term: term(5) };
const onSpot: Matter['deemedAcceptance'] = { mode: 'on-spot' };
const promises = [0, 1, 3, 5, 7, 10];
const free: Matter['fee'] = { amount: 0, basis: '未设收费' };
const invented: Matter['legalBasis'] = [{ act: '示例依据(虚构事项,非真实法律依据)' }];
const conditions = ['示例条件:申请人属于办理地受理范围'];

const formOf = (item: SyntheticItem): Material => m(`form-${item.basic}`, `${item.title}申请表`);

const materialsOf = (item: SyntheticItem, seed: number, form: Material): readonly Material[] => {
  const first = item.serves === 'organisations' ? company : citizen;
  const more = new Set([pick(papers, seed), pick(papers, seed >>> 5), pick(papers, seed >>> 11)].slice(0, seed % 4));
  return [first, form, ...more];
};

/** What sets the places apart: for nearly half of the items nothing, so that comparison has both kinds to show. */
const variantOf = (
  seed: number,
): { readonly promise: boolean; readonly material: boolean; readonly fee: boolean; readonly result: boolean } => {
  const n = (seed >>> 3) % 100;
  return {
    promise: (n >= 45 && n < 66) || n >= 94,
    material: (n >= 66 && n < 82) || n >= 94,
    fee: n >= 82 && n < 86,
    result: n >= 86 && n < 94,
  };
};

const implement = (
  item: SyntheticItem,
  form: Material,
  place: PlaceKey,
  code: string,
  authority: Authority,
): Matter => {
  const seed = hash(item.basic + item.title);
  const here = hash(place + item.basic);
  const differs = variantOf(seed);
  const shape = shapes[item.shape];
  const limit = shape.statutory;
  const promised = pick(promises, differs.promise ? here : seed >>> 7);
  const base = materialsOf(item, seed, form);
  const charged = item.shape === 'card' && seed % 5 === 0;
  const amount = charged ? 500 + (differs.fee ? (here % 4) * 500 : (seed % 4) * 500) : 0;
  const kind = differs.result && here % 2 === 0 ? 'answer' : shape.kind;
  const safety = item.lifeEvent === 'environment-safety';
  return {
    code,
    basic: item.basic,
    version: 1,
    from: opened,
    title: `${item.title}(示例)`,
    jurisdiction: authority.jurisdiction,
    authority: authority.id,
    type: item.type,
    mechanism: 'cross-province-window',
    serves: item.serves,
    lifeEvent: item.lifeEvent,
    department: item.department,
    instant: promised === 0,
    ...(limit && { statutory: term(limit) }),
    promised: term(promised),
    legalBasis: invented,
    conditions,
    materials: differs.material && here % 3 === 0 ? [...base, pick(local, here)] : base,
    fee: amount ? { amount, basis: '示例收费标准(虚构)' } : free,
    result: { kind, name: kind === 'answer' ? '办理结果告知' : shape.result },
    visits: here % 5 === 0 ? 1 : 0,
    modes:
      seed % 6 === 0
        ? ['proxy', 'delegated']
        : item.shape === 'proof'
          ? ['online', 'proxy', 'delegated', 'kiosk']
          : ['online', 'proxy', 'delegated'],
    deemedAcceptance: item.department === 'natural-resources' ? onSpot : acceptance,
    tolerates: base.some(({ need }) => need === 'tolerable'),
    commitment: !safety && item.type === '01' && seed % 3 === 0,
    special: item.type === '01' && seed % 4 === 0 ? [{ name: '现场核查', term: term(5) }] : [],
    ...(safety && { safety: true }),
    ...(item.national && { national: item.national }),
    provenance: 'synthetic',
  };
};

const patterns: readonly (readonly PlaceKey[])[] = [
  ['qp', 'wj'],
  ['wj', 'js'],
  ['js'],
  ['wj'],
  ['qp', 'js'],
  ['wj'],
  ['qp'],
  ['js'],
];

/** Which items each place takes: the first for all, then in a fixed pattern until its published number is reached. */
const shares = (
  items: readonly SyntheticItem[],
  wanted: Readonly<Record<PlaceKey, number>>,
): ReadonlyMap<SyntheticItem, readonly PlaceKey[]> => {
  const left = { ...wanted };
  const taken = new Map<SyntheticItem, readonly PlaceKey[]>();
  for (const [index, item] of items.entries()) {
    const keys: readonly PlaceKey[] = index < sharedByAll ? ['qp', 'wj', 'js'] : pick(patterns, index);
    const open = keys.filter((key) => left[key] > 0);
    for (const key of open) left[key]--;
    taken.set(item, open);
  }
  if (left.qp || left.wj || left.js) throw new Error(`bug: too few made-up items: ${JSON.stringify(left)}`);
  return taken;
};

/** Exactly `wanted` made-up implementations for each place. */
export const syntheticMatters = (wanted: Readonly<Record<PlaceKey, number>>): readonly Matter[] => {
  const result: Matter[] = [];
  for (const [item, keys] of shares(syntheticItems(), wanted)) {
    const form = formOf(item);
    for (const { key } of places) {
      if (!keys.includes(key)) continue;
      const authority = bodyAt(key, item.body);
      result.push(implement(item, form, key, implementationCode(authority, item.basic), authority));
    }
  }
  return result;
};
