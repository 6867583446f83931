import { checkUnitCode, dueDay, type EntryRead, holdsOn, type Party, type Resolved, type Term } from '#kernel';
import type { Act } from './facts.ts';
import type { Kind } from './law.ts';
import type { Estate } from './vocabulary.ts';

export const TITLES = 'titles';

export interface Holder {
  readonly party: Party;
  readonly shareN?: number;
  readonly shareD?: number;
  readonly certificate?: string;
}

/** The unit as the register has it: also one without a title, on which applications may stand in line. */
export const unitRead = ({ reads }: Pick<Estate, 'reads'>): EntryRead | undefined =>
  reads.title as EntryRead | undefined;
export const titleOf = (seen: Pick<Estate, 'reads'>): EntryRead | undefined => {
  const found = unitRead(seen);
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

/** What an application may end: a right of somebody else on the title. */
export const cancels: Readonly<Partial<Record<Act, string>>> = {
  mortgageCancel: 'mortgage',
  noticeCancel: 'notice',
  residenceCancel: 'residence',
};

/** The kind by which terms, inspections and announcements go. 宗地特征码 J: collective land. */
export const lawKind = ({
  facts: { act, ground, unit, destroyed, exOfficio, agreedOn },
}: Estate): Kind | undefined => {
  // What the parties agree to is mended without an announcement.
  if (exOfficio && !agreedOn) return act === 'cancel' ? 'cancelExOfficio' : 'correctionExOfficio';
  if (act === 'transfer' && ground === 'inheritance') return 'inheritance';
  if (act === 'first' && unitOf(unit)[12] === 'J') return 'firstCollective';
  return act === 'cancel' && destroyed ? 'loss' : act;
};

/** Who must appear: both sides for what is done together, one side where the law lets one side apply (暂行条例 14). */
export const whoMustAppear = ({ facts, law }: Estate): readonly string[] => {
  const [holders, others] = [keysIn(facts.holderSide), keysIn(facts.otherSide)];
  switch (facts.act) {
    case 'transfer':
      return facts.ground && law('oneSided')?.value.includes(facts.ground) ? others : [...holders, ...others];
    case 'residence':
      // By will it is the person named alone (民法典 371).
      return facts.ground === 'inheritance' ? others : [...holders, ...others];
    case 'mortgage':
    case 'notice':
      return [...holders, ...others];
    case 'mortgageCancel':
    case 'noticeCancel':
    case 'residenceCancel':
      return facts.endedBy === 'death' ? holders : others;
    case 'first':
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

/** 80 for a dwelling, 550 otherwise, 80 for parking and storage; one certificate free, each further one more (发改价格规〔2016〕2559号). */
export const feeOf = ({ facts, law }: Estate, title: EntryRead | undefined): number => {
  const fees = law('fees')?.value;
  if (!fees || !facts.act || law('feesFree')?.value.includes(facts.act)) return 0;
  // The notice of 2016 is older than the right of residence and says nothing of it.
  if (facts.act === 'residence') return law('residenceFee')?.value ?? 0;
  const use = facts.act === 'first' ? (facts.first?.use ?? '') : String(title?.values.use ?? '');
  const further = facts.act === 'transfer' || facts.act === 'first' ? Math.max(0, (facts.certificates ?? 1) - 1) : 0;
  return (fees.base[use] ?? fees.other) + further * fees.further;
};

/** Price × rate of the day, rounded half up to a fen. */
export const deedTax = ({ facts, law }: Estate): number | undefined => {
  const rate = law('deedRates')?.value[facts.taxCategory ?? 'general'];
  if (facts.act !== 'transfer' || facts.price === undefined || !rate) return undefined;
  const [n, d] = [BigInt(facts.price) * BigInt(rate.n) * 2n, BigInt(rate.d)];
  return Number((n + d) / (2n * d));
};

type Lasting = Resolved & { readonly value: Term };

export const termOf = (seen: Estate): Lasting | undefined => {
  const [table, kind] = [seen.law('terms'), lawKind(seen)];
  const seeing = kind && seen.law('inspections')?.value.includes(kind) ? table?.value.inspected : undefined;
  const term = seeing ?? (kind && table?.value[kind]) ?? (seen.facts.act && table?.value[seen.facts.act]);
  return table && term ? { ...table, value: term } : undefined;
};

/** What government promises beyond the law; no promise where the law itself gives no longer. */
export const promiseOf = (seen: Estate): Lasting | undefined => {
  const [table, kind] = [seen.law('promises'), lawKind(seen)];
  const term = kind && table?.value[kind];
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

/** An announcement is shown where the thing lies. */
export const calendarsOf = ({ state: { deciding }, calendar }: Estate) => ({ [deciding.jurisdiction]: calendar });

export const remediesOf = ({ state, authorities }: Estate) => {
  const body = authorities[state.deciding.authority];
  return body && { reviewBody: body.reviewBody[0], court: body.court[0] };
};
