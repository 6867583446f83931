import { dayOf, type LawVersion, ok, type Refusal, type Resolved, type Result, refuse, resolveLaw } from '#kernel';
import { load, type Program } from '#server/load.ts';
import { day, need, text, type Values } from '../arguments.ts';
import { form, json } from '../command.ts';
import { zone } from '../where.ts';

/** A value in force, as people and programs are told of it. */
interface Shown extends Resolved {
  readonly key: string;
  readonly title: readonly [string, string];
  readonly unit: string;
}

const units: Readonly<Record<string, string>> = {
  wd: '工作日 working days',
  d: '日 days',
  m: '月 months',
  y: '年 years',
};

const unitOf = (kind: string, value: unknown): string => {
  if (kind === 'term') return units[(value as { unit?: string }).unit ?? ''] ?? '';
  return { money: '分 fen', ratio: '分数 fraction', basis: '是否 yes/no', number: '数 number' }[kind] ?? kind;
};

const plain = (kind: string, value: unknown): string => {
  if (kind === 'term') return String((value as { n: number }).n);
  if (kind === 'ratio') return `${(value as { n: number }).n}/${(value as { d: number }).d}`;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

const slotsOf = (program: Program, mechanism: string) => program.mechanisms.get(mechanism)?.law ?? {};

const shownAs = (program: Program, mechanism: string, found: Resolved): Shown => {
  const slot = slotsOf(program, mechanism)[found.slot];
  return {
    key: `${mechanism}.${found.slot}`,
    title: slot?.title ?? [found.slot, found.slot],
    unit: unitOf(slot?.kind ?? '', found.value),
    ...found,
  };
};

/** Jurisdictions that say something of their own about a slot. */
const placesOf = (program: Program, mechanism: string, slot: string): readonly string[] =>
  [...program.law.values()]
    .filter((file) => file.mechanism === mechanism && file.slots[slot])
    .map(({ jurisdiction }) => jurisdiction);

const inForce = (
  program: Program,
  mechanism: string,
  slot: string,
  chain: readonly string[],
  day: string,
): readonly Shown[] => {
  const found = resolveLaw(program.law, mechanism, slot, chain, day);
  return found.ok ? [shownAs(program, mechanism, found.value)] : [];
};

const valuesOf = (
  program: Program,
  mechanism: string,
  slot: string,
  day: string,
  jurisdiction?: string,
): readonly Shown[] =>
  jurisdiction === undefined
    ? placesOf(program, mechanism, slot).flatMap((place) => inForce(program, mechanism, slot, [place], day))
    : inForce(program, mechanism, slot, program.chainOf(jurisdiction), day);

/** When the first value that is left begins, to say what to ask instead. */
const firstDay = (program: Program, mechanism: string, slot: string): string | undefined =>
  placesOf(program, mechanism, slot)
    .flatMap((place) => (program.law.get(`${mechanism}/${place}`)?.slots[slot] ?? []) as readonly LawVersion[])
    .filter(({ expected }) => !expected)
    .map(({ from }) => from)
    .sort()[0];

const held = (program: Program, key: string, day: string, jurisdiction?: string): Result<readonly Shown[]> => {
  const [mechanism = '', slot = '', ...more] = key.split('.');
  if (!program.mechanisms.has(mechanism) || more.length > 0)
    return refuse(
      'law-unknown',
      [`没有机制“${mechanism}”`, `There is no mechanism "${mechanism}" in zone ${program.zone.id}`],
      {
        remedy: [
          `可用：${[...program.mechanisms.keys()].join('、')}`,
          `Known: ${[...program.mechanisms.keys()].join(', ')}`,
        ],
      },
    );
  if (!slotsOf(program, mechanism)[slot])
    return refuse(
      'law-unknown',
      [`机制 ${mechanism} 没有“${slot}”`, `Mechanism ${mechanism} asks the law for no "${slot}"`],
      {
        remedy: [
          `可用：${Object.keys(slotsOf(program, mechanism)).join('、')}`,
          `Known: ${Object.keys(slotsOf(program, mechanism)).join(', ')}`,
        ],
      },
    );
  const found = valuesOf(program, mechanism, slot, day, jurisdiction);
  if (found.length > 0) return { ok: true, value: found };
  const first = firstDay(program, mechanism, slot);
  return refuse('no-law-in-force', [`${day} 尚无“${key}”的有效规定`, `No value of "${key}" is in force on ${day}`], {
    ...(first && { remedy: [`最早的规定自 ${first} 起`, `The first value holds from ${first}`] }),
  });
};

const listed = (
  program: Program,
  mechanism: string | undefined,
  day: string,
  jurisdiction?: string,
): readonly Shown[] =>
  [...program.mechanisms.keys()]
    .filter((id) => mechanism === undefined || id === mechanism)
    .flatMap((id) =>
      Object.keys(slotsOf(program, id)).flatMap((slot) => valuesOf(program, id, slot, day, jurisdiction)),
    );

const STATUS = {
  official: '官方文本 official',
  reported: '转引 reported',
  assumed: '平台假定，可替换 assumed, replaceable',
} as const;

const print = (program: Program, one: Shown): string => {
  const [, slot = ''] = one.key.split('.');
  const kind = slotsOf(program, one.key.split('.')[0] as string)[slot]?.kind ?? '';
  const place = program.jurisdictions.get(one.jurisdiction)?.title ?? [one.jurisdiction, ''];
  const { act, article, published, url } = one.cite;
  return [
    `${one.key}  ${one.title[0]} · ${one.title[1]}`,
    `  值 value         ${plain(kind, one.value)}  ${one.unit}`,
    `  适用 holds in    ${one.jurisdiction} ${place.join(' ')}, 自 from ${one.from}`,
    `  依据 source      ${[act, article, published, url].filter(Boolean).join(' · ')}`,
    `  性质 status      ${STATUS[one.status]}`,
  ].join('\n');
};

export const key = need(text('KEY', '参数 mechanism.slot'));
export const jurisdiction = text('CODE', '行政区划 a jurisdiction');

const options = { on: day('哪一天，默认今天 the day, today without it'), jurisdiction, zone, json };
type Options = Values<typeof options>;

const answer = async (
  given: Options,
  find: (program: Program, day: string) => Result<readonly Shown[]>,
): Promise<number | Refusal> => {
  const program = await load(given.zone);
  const on = given.on ?? dayOf(new Date().toISOString(), program.zone.utcOffset);
  if (given.jurisdiction !== undefined && !program.jurisdictions.has(given.jurisdiction))
    return refuse('jurisdiction-unknown', [
      `没有行政区划“${given.jurisdiction}”`,
      `There is no jurisdiction "${given.jurisdiction}" in zone ${given.zone}`,
    ]);
  const found = find(program, on);
  if (!found.ok) return found;
  if (given.json) console.log(JSON.stringify({ zone: given.zone, on, values: found.value }, null, 2));
  else console.log(found.value.map((one) => print(program, one)).join('\n\n'));
  return 0;
};

export const show = form({
  positions: { key },
  options,
  run: (given) => answer(given, (program, on) => held(program, given.key, on, given.jurisdiction)),
});

export const list = form({
  positions: { mechanism: text('MECHANISM', '机制，默认全部 of one mechanism only') },
  options,
  run: (given) =>
    answer(given, (program, on) =>
      given.mechanism !== undefined && !program.mechanisms.has(given.mechanism)
        ? held(program, `${given.mechanism}.`, on)
        : ok(listed(program, given.mechanism, on, given.jurisdiction)),
    ),
});
