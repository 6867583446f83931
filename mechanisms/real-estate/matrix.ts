import { type EntryRead, holdsOn, type StandingHold, type Words } from '#kernel';
import type { Act } from './facts.ts';
import type { Estate } from './vocabulary.ts';

/**
 * The blocking matrix (public-services.md 11) is law, so it is a table in the zone's law files: what stands on the register,
 * by what is applied for. What a table leaves out goes. Here is only how its words are understood.
 */
export const verdicts = {
  stop: ['不予登记', 'refused'],
  consent: ['须经预告登记权利人书面同意', 'needs the written consent of the holder of the notice'],
  riskStatement: ['受让人须知悉异议并书面自担风险', 'the receiver must state that they bear the risk'],
  mortgageeJoins: ['抵押权人须共同申请', 'the mortgagee must join in the application'],
  mortgageeConsent: ['须经抵押权人同意（旧法）', 'needs the consent of the mortgagee (old law)'],
  informed: ['受让人须知悉居住权', 'the receiver must know of the right of residence'],
} as const satisfies Record<string, Words>;
export type Verdict = keyof typeof verdicts;

export const rows = {
  seizure: ['查封', 'Seizure'],
  waitingSeizure: ['轮候查封', 'Seizure waiting in line'],
  notice: ['预告登记', 'Priority notice'],
  objection: ['异议登记', 'Objection'],
  correction: ['更正登记办理中', 'Correction being handled'],
  mortgage: ['抵押权', 'Mortgage'],
  mortgageLimited: ['抵押权（限制转让）', 'Mortgage that limits transfer'],
  mortgageOld: ['抵押权（旧法）', 'Mortgage under the old law'],
  residence: ['居住权', 'Right of residence'],
  violation: ['违法建筑', 'Unlawful building'],
  dispute: ['权属争议', 'Dispute of title'],
  expired: ['权利期限届满', 'Right expired'],
} as const satisfies Record<string, Words>;
export type Row = keyof typeof rows;

export type Matrix = Readonly<Partial<Record<Row, Readonly<Partial<Record<Act, Verdict>>>>>>;

interface Found {
  readonly row: Row;
  readonly hold?: StandingHold;
}

const rowOf = ({ law }: Estate, { hold, standing, values }: StandingHold): Row | undefined => {
  if (hold === 'seizure') return standing === 'waiting' ? 'waitingSeizure' : 'seizure';
  if (hold === 'mortgage') {
    const limit = law('oldMortgageBefore')?.value;
    if (limit && typeof values.createdOn === 'string' && values.createdOn < limit) return 'mortgageOld';
    return values.transferLimit === true ? 'mortgageLimited' : 'mortgage';
  }
  return hold in rows ? (hold as Row) : undefined;
};

/** Accepted before the seizure was served, on the order of another court: the transfer goes first (查扣冻规定 23). */
export const behindOrder = (
  { facts, state }: Estate,
  title: EntryRead,
  { hold, seq, recordedAt }: StandingHold,
): boolean => {
  const own = title.holds?.find(({ id }) => id === state.id);
  const first = own && (own.recordedAt < recordedAt || (own.recordedAt === recordedAt && own.seq < seq));
  return hold === 'seizure' && facts.ground === 'court' && first === true;
};

const standingRows = (seen: Estate, title: EntryRead): readonly Found[] => {
  const kinds = ['seizure', 'notice', 'objection', 'correction', 'mortgage', 'residence', 'violation', 'dispute'];
  const found: Found[] = kinds
    .flatMap((kind) => holdsOn(title.holds, kind, seen.day, { waiting: true }))
    .filter((hold) => hold.case !== seen.state.id && !behindOrder(seen, title, hold))
    .flatMap((hold) => {
      const row = rowOf(seen, hold);
      return row ? [{ row, hold }] : [];
    });
  const ends = title.values.rightEnds;
  return typeof ends === 'string' && ends < seen.day ? [...found, { row: 'expired' }] : found;
};

const keyOf = (value: unknown): string | undefined => (value as { readonly key?: string } | undefined)?.key;

/** Whether what the table asks for is there: a consent, a statement, the mortgagee among those who appeared. */
const met = ({ facts }: Estate, verdict: Verdict, hold: StandingHold | undefined): boolean => {
  const consented = (facts.consents ?? []).some(({ entry }) => entry === hold?.id);
  const holder = keyOf(hold?.values.holder);
  switch (verdict) {
    case 'stop':
      return false;
    case 'consent':
      return consented || (facts.otherSide ?? []).some(({ party }) => party?.key === holder);
    case 'mortgageeConsent':
      return consented;
    case 'mortgageeJoins':
      return (facts.appearances ?? []).some(({ key, signed }) => key === holder && signed === true);
    case 'riskStatement':
      return facts.riskStatement === true;
    case 'informed':
      return facts.buyerInformed === true;
  }
};

export interface Block {
  readonly row: Row;
  readonly verdict: Verdict;
  readonly hold: string | undefined;
  readonly says: Words;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const explain = (row: Row, verdict: Verdict, hold: StandingHold | undefined): Words => {
  const who = textOf(hold?.values.court) || textOf((hold?.values.holder as { name?: string } | undefined)?.name);
  const since = hold ? (hold.since ?? hold.from) : '';
  const [rowZh, rowEn] = rows[row];
  const [zh, en] = verdicts[verdict];
  const detail = [who, since && `${since} 起`].filter(Boolean).join('，');
  const detailEn = [who, since && `since ${since}`].filter(Boolean).join(', ');
  return [`${rowZh}${detail && `（${detail}）`}：${zh}`, `${rowEn}${detailEn && ` (${detailEn})`}: ${en}`];
};

/** Everything on the register that stands in the way of what is applied for today, each with its reason. */
export const blocksOf = (seen: Estate, title: EntryRead | undefined): readonly Block[] => {
  const { act } = seen.facts;
  const matrix = seen.law('matrix')?.value;
  if (!title || !act || !matrix) return [];
  return standingRows(seen, title).flatMap(({ row, hold }) => {
    const verdict = matrix[row]?.[act];
    if (!verdict || met(seen, verdict, hold)) return [];
    return [{ row, verdict, hold: hold?.id, says: explain(row, verdict, hold) }];
  });
};
