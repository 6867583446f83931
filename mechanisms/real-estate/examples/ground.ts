import {
  type EntryRead,
  type Example,
  type HoldRecord,
  type Line,
  type Matter,
  type Place,
  storyMatter,
  type Term,
  wd,
} from '#kernel';
import type estate from '../mechanism.ts';

export type Story = Example<typeof estate>;
export type Lines = readonly Line<typeof estate>[];
type FactsOf = NonNullable<Lines[number][3]>;

// Everybody and everything here is invented; the numbers only pass their check digits.
export const qingpu: Place = { jurisdiction: '310118', authority: 'qp-center', window: 'qp-01', node: 'shanghai' };
export const jiashanWindow: Place = {
  jurisdiction: '330421',
  authority: 'js-center',
  window: 'js-01',
  node: 'zhejiang',
};
export const wujiang: Place = { jurisdiction: '320509', authority: 'wj-land', node: 'jiangsu' };
export const jiashan: Place = { jurisdiction: '330421', authority: 'js-land', node: 'zhejiang' };
export const shanghai: Place = { jurisdiction: '310118', authority: 'sh-registry', node: 'shanghai' };

const someone = (key: string, name: string) => ({ kind: 'person', key, name }) as const;
export const seller = someone('31011819900101001X', '顾念一');
export const buyer = someone('330421197809230057', '钱向南');
export const third = someone('320509198506150125', '沈若溪');
export const fourth = someone('310229195512314337', '徐安泰');
export const fifth = someone('33042119920304008X', '陆知微');
export const bank = { kind: 'organisation', key: '91310118MA0000015P', name: '示例银行' } as const;

export const unit = '320509005012GB00107F00030201';
export const shanghaiUnit = '310118001002GB00001F00010023';

const matterOf = (basic: string, title: string, place: Place, more: Partial<Matter> = {}) =>
  storyMatter({
    code: `11${place.jurisdiction}MB0000019${basic}`,
    basic,
    from: '2021-05-31',
    title,
    jurisdiction: place.jurisdiction,
    authority: place.authority,
    type: '07',
    mechanism: 'real-estate',
    serves: 'both',
    department: 'natural-resources',
    instant: false,
    promised: wd(5),
    result: { kind: 'registration', name: title },
    visits: 1,
    modes: ['proxy'],
    deemedAcceptance: { mode: 'on-spot' },
    ...more,
  });

const basics = {
  query: '910820000100',
  transfer: '910807000200',
  mortgage: '910807000300',
  change: '910807000400',
  mortgageCancel: '910807000500',
  cancel: '910807000600',
  notice: '910807000700',
  objection: '910807000800',
  correction: '910807000900',
  seizure: '910807001000',
  note: '910807001100',
  takeOver: '910807001200',
  appearance: '910820001300',
  first: '910807001400',
  residence: '910807001500',
  residenceCancel: '910807001600',
  noticeCancel: '910807001700',
} as const;

export const matter = (act: keyof typeof basics, place: Place = wujiang): Matter =>
  matterOf(basics[act], `${act}（示例）`, place);
export const parts = { p1: { matter: matter('appearance', jiashanWindow), deciding: jiashanWindow } };

interface Owner {
  readonly party: typeof seller | typeof buyer | typeof third | typeof fourth;
  readonly shareN?: number;
  readonly shareD?: number;
  readonly certificate?: string;
}

/** The title as it stands before a story: a flat, held by the seller alone unless said otherwise. */
export const title = (
  holders: readonly Owner[] = [{ party: seller, certificate: '苏(2018)苏州市吴江区不动产权第0000001号' }],
  more: Readonly<Record<string, unknown>> = {},
  holds: readonly HoldRecord[] = [],
  key = unit,
): Story['entries'] => ({
  titles: [
    {
      key,
      version: 1,
      validFrom: '2018-03-01',
      validTo: null,
      values: {
        location: '示例镇水乡路1号3幢201室（虚构）',
        area: '89.50',
        use: 'dwelling',
        right: '国有建设用地使用权/房屋所有权',
        coOwnership: holders.length === 1 ? 'sole' : 'shares',
        holders,
        ...more,
      },
      holds,
    } satisfies EntryRead,
  ],
});

let count = 0;
/** A hold that stands before the story, in order of entry. */
export const standing = (
  hold: string,
  from: string,
  values: Readonly<Record<string, unknown>>,
  more: { readonly until?: string; readonly lasts?: Term; readonly id?: string; readonly released?: string } = {},
): HoldRecord => ({
  id: more.id ?? `H-${hold}-${from}`,
  hold,
  order:
    hold === 'seizure' || hold === 'application'
      ? 'waiting'
      : hold === 'mortgage' || hold === 'notice'
        ? 'ranked'
        : 'plain',
  seq: ++count,
  from,
  until: more.until ?? null,
  lasts: more.lasts ?? null,
  values,
  recordedAt: `${from}T01:00:00.000Z`,
  case: `OTHER-${count}`,
  renewals: [],
  released: more.released
    ? { on: more.released, reason: '解除', at: `${more.released}T01:00:00.000Z`, case: null }
    : null,
});

const here = { method: 'card', matched: true, signed: true, questioned: true } as const;
export const appearance = here;

export const sale: FactsOf = {
  holderSide: [{ party: seller }],
  otherSide: [{ party: buyer }],
  second: buyer,
  cause: '买卖',
  price: 200_000_000,
  contractOn: '2021-09-10',
  taxCategory: 'firstHome',
};
export const taxed: FactsOf = { taxPaid: 2_000_000, taxReceipt: '完税-示例-1' };

/** Both sides appear at the receiving window and the case goes to the registry. */
export const applied = (
  day: string,
  facts: FactsOf = {},
  who: readonly FactsOf['appearing'][] = [seller, buyer],
): Lines => [
  [day, 'window', 'draft', { unit, applicant: seller, ...sale, ...facts }],
  ...who.map((appearing): Lines[number] => [day, 'window', 'appear', { appearing, appearance: here }]),
  [day, 'window', 'handOver'],
];
export const accepted = (day: string, facts: FactsOf = {}, who?: readonly FactsOf['appearing'][]): Lines => [
  ...applied(day, facts, who),
  [day, 'officer', 'accept'],
];
export const fee = (day: string, amount = 8000): Lines => [
  [day, 'officer', 'collectFee', { feePaid: amount, feeReceipt: '缴款-1' }],
];
export const checked = (
  day: string,
  facts: FactsOf = {},
  who?: readonly FactsOf['appearing'][],
  paid = 8000,
): Lines => [
  ...accepted(day, { ...taxed, ...facts }, who),
  ...(paid ? fee(day, paid) : []),
  [day, 'officer', 'check'],
];
export const entered = (
  day: string,
  facts: FactsOf = {},
  who?: readonly FactsOf['appearing'][],
  paid = 8000,
): Lines => [...checked(day, facts, who, paid), [day, 'registrar', 'enter']];

/** Received at a window of 青浦, the flat lies in 吴江. */
export const told = (story: Lines, ends: Story['ends'], more: Partial<Story> = {}): Story => ({
  receiving: qingpu,
  deciding: wujiang,
  matter: matter('transfer'),
  entries: title(),
  story,
  ends,
  ...more,
});

/** What the registry does by itself: nothing is received anywhere else. */
export const atRegistry = (
  act: keyof typeof basics,
  story: Lines,
  ends: Story['ends'],
  more: Partial<Story> = {},
): Story => told(story, ends, { receiving: wujiang, matter: matter(act), ...more });
