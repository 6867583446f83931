import { checkUnitCode, dueDay, type EntryRead, holdsOn, type Party, type Resolved, type Term } from '#kernel';
import type { Ratio } from './facts.ts';
import type { Estate } from './vocabulary.ts';

export const TITLES = 'titles';

export interface Holder {
  readonly party: Party;
  readonly shareN?: number;
  readonly shareD?: number;
  readonly certificate?: string;
}

export const titleOf = ({ reads }: Pick<Estate, 'reads'>): EntryRead | undefined => {
  const found = reads.title as EntryRead | undefined;
  return found && found.version > 0 && !found.closed ? found : undefined;
};
export const holdersIn = (title: EntryRead | undefined): readonly Holder[] =>
  (title?.values.holders ?? []) as readonly Holder[];

export const keysIn = (side: readonly { readonly party?: Party }[] | undefined): readonly string[] =>
  (side ?? []).flatMap(({ party }) => (party ? [party.key] : []));

/** Tidied as the standard prints it: 28 characters without blanks. */
export const unitOf = (text: string | undefined): string => {
  const checked = checkUnitCode(text ?? '');
  return checked.ok ? checked.value.number : (text ?? '');
};

/** The registry where the thing lies: the code is the router (民法典 210). */
export const regionOf = (text: unknown): string | undefined => {
  const checked = typeof text === 'string' ? checkUnitCode(text) : undefined;
  return checked?.ok ? checked.value.region : undefined;
};

/** Who must appear: both sides for what is done together, one side where the law lets one side apply (暂行条例 14). */
export const whoMustAppear = ({ facts }: Estate): readonly string[] => {
  const [holders, others] = [keysIn(facts.holderSide), keysIn(facts.otherSide)];
  switch (facts.act) {
    case 'transfer':
    case 'mortgage':
    case 'notice':
      return [...holders, ...others];
    case 'mortgageCancel':
      return others;
    case 'change':
    case 'cancel':
      return holders;
    default:
      return facts.applicant ? [facts.applicant.key] : [];
  }
};

export const notYetHere = (seen: Estate): readonly string[] => {
  const here = new Set(
    (seen.facts.appearances ?? []).flatMap(({ key, matched, signed }) => (key && matched && signed ? [key] : [])),
  );
  return [...new Set(whoMustAppear(seen))].filter((key) => !here.has(key));
};

const add = (a: readonly [bigint, bigint], n: number, d: number): readonly [bigint, bigint] => [
  a[0] * BigInt(d) + BigInt(n) * a[1],
  a[1] * BigInt(d),
];

/** Whether those who apply may dispose of the whole (民法典 301): all joint owners, or the share the law asks for; else how much they have. */
export const mayDispose = (
  title: EntryRead,
  applying: ReadonlySet<string>,
  needed: Ratio,
): true | { readonly percent: number } => {
  const holders = holdersIn(title);
  const mine = holders.filter(({ party }) => applying.has(party.key));
  if (mine.length === holders.length) return true;
  if (title.values.coOwnership !== 'shares' || title.values.disposal === 'all')
    return { percent: Math.floor((100 * mine.length) / holders.length) };
  const [n, d] = mine.reduce((sum, { shareN = 0, shareD = 1 }) => add(sum, shareN, shareD), [0n, 1n] as readonly [
    bigint,
    bigint,
  ]);
  const enough = title.values.disposal === 'majority' ? n * 2n > d : n * BigInt(needed.d) >= BigInt(needed.n) * d;
  return enough || { percent: Number((n * 100n) / d) };
};

/** 80 for a dwelling, 550 otherwise, 80 for parking and storage; one certificate free, each further one more (发改价格规〔2016〕2559号). */
export const feeOf = ({ facts, law }: Estate, title: EntryRead | undefined): number => {
  const fees = law('fees')?.value;
  if (!fees || !facts.act || fees.free.includes(facts.act)) return 0;
  const use = String(title?.values.use ?? '');
  const further = facts.act === 'transfer' ? Math.max(0, (facts.certificates ?? 1) - 1) : 0;
  return (fees.base[use] ?? fees.other) + further * fees.further;
};

/** Price × rate of the day, rounded half up to a fen. */
export const deedTax = ({ facts, law }: Estate): number | undefined => {
  const rate = law('deedRates')?.value[facts.taxCategory ?? 'general'];
  if (facts.act !== 'transfer' || facts.price === undefined || !rate) return undefined;
  const [n, d] = [BigInt(facts.price) * BigInt(rate.n) * 2n, BigInt(rate.d)];
  return Number((n + d) / (2n * d));
};

export const termOf = ({ facts, law }: Estate): (Resolved & { readonly value: Term }) | undefined => {
  const table = law('terms');
  const term = facts.act && table?.value[facts.act];
  return table && term ? { ...table, value: term } : undefined;
};

/** The last day of a term with the rule that it rolls past days off (民法典 203). */
export const endOf = ({ calendar, day }: Estate, term: Term | undefined, from = day): string | undefined => {
  const due = term && dueDay(calendar, from, term);
  return due?.ok ? due.value : undefined;
};

/** What is in line on a unit: cases accepted by the registry, in order of acceptance. */
export const queueOf = (title: EntryRead | undefined, day: string) =>
  holdsOn(title?.holds, 'application', day, { waiting: true });

const digits = (id: string): string => id.replace(/\D/g, '').slice(-6).padStart(6, '0');

/**
 * 省简称(年份)市县不动产权第nnnnnnn号. The seven figures are the running number of the case and of the certificate in it
 * (assumed: a registry would count by year).
 */
export const certificateNumber = (
  { state, day, law }: Estate,
  kind: '不动产权' | '不动产证明',
  n: number,
): string => {
  const names = law('numbering')?.value;
  return `${names?.province ?? ''}(${day.slice(0, 4)})${names?.place ?? ''}${kind}第${digits(state.id)}${n % 10}号`;
};

export const remediesOf = ({ state, authorities }: Estate) => {
  const body = authorities[state.deciding.authority];
  return body && { reviewBody: body.reviewBody[0], court: body.court[0] };
};
