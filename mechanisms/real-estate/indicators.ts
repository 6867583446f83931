import type { CaseIndicator, DeclaredIndicator } from '#kernel';
import { acts } from './facts.ts';
import { rows } from './matrix.ts';

const dimensions = {
  act: { title: ['登记类型', 'Kind'], values: acts },
  receiving: { title: ['收件地', 'Received in'] },
  deciding: { title: ['登记地', 'Entered in'] },
} as const;

/** 登簿 by type, and by place of reception × place of the thing: two at a time, as figures are published. */
const kinds: CaseIndicator = {
  title: ['登簿量（按类型、登记地）', 'Entries by kind and place of the thing'],
  unit: ['件', 'cases'],
  period: 'year',
  formula: { kind: 'count', of: 'entered' },
  counting: { version: 1, says: ['期间内登簿的办件', 'Cases entered in the register in the period'] },
  answers: 'deciding',
  persons: 'entered',
  smallest: 'smallestCell',
  dimensions: { act: dimensions.act, deciding: dimensions.deciding },
  counts: ({ state: { facts, deciding } }) => {
    const on = facts.enteredOn as string | undefined;
    return on === undefined
      ? null
      : {
          on,
          dimensions: { act: String(facts.act), deciding: deciding.jurisdiction },
          counters: { entered: 1 },
        };
  },
};

const entered: CaseIndicator = {
  title: ['登簿量（按收件地、登记地）', 'Entries by place of reception and of the thing'],
  unit: ['件', 'cases'],
  period: 'year',
  formula: { kind: 'count', of: 'entered' },
  counting: { version: 1, says: ['期间内登簿的办件', 'Cases entered in the register in the period'] },
  answers: 'deciding',
  persons: 'entered',
  smallest: 'smallestCell',
  dimensions: { receiving: dimensions.receiving, deciding: dimensions.deciding },
  counts: ({ state: { facts, receiving, deciding }, due }) => {
    const on = facts.enteredOn as string | undefined;
    if (on === undefined) return null;
    const last = due('statutory');
    const crossed = receiving.jurisdiction !== deciding.jurisdiction;
    return {
      on,
      dimensions: { receiving: receiving.jurisdiction, deciding: deciding.jurisdiction },
      counters: {
        entered: 1,
        ...(crossed && { crossed: 1 }),
        ...((last === undefined || on <= last) && { onTime: 1 }),
      },
    };
  },
};

/** 异地到场: completed or lapsed, where the party was to appear. */
const appearances: CaseIndicator = {
  title: ['异地到场（应到）', 'Appearances elsewhere, called'],
  unit: ['人次', 'calls'],
  period: 'year',
  formula: { kind: 'count', of: 'called' },
  counting: { version: 1, says: ['期间内结束的到场通知', 'Calls to appear that ended in the period'] },
  answers: 'deciding',
  persons: 'called',
  smallest: 'smallestCell',
  dimensions: { receiving: dimensions.receiving, deciding: { title: ['到场地', 'Called to'] } },
  counts: ({ state: { state, closedOn, receiving, deciding } }) =>
    closedOn !== undefined && (state === 'appeared' || state === 'absent')
      ? {
          on: closedOn,
          dimensions: { receiving: receiving.jurisdiction, deciding: deciding.jurisdiction },
          counters: { called: 1, ...(state === 'appeared' && { appeared: 1 }) },
        }
      : null,
};

/** What one registry did, by one more dimension: everything about it that the year ended. */
const ended = (
  [zh, en]: readonly [string, string],
  counter: string,
  dimension: CaseIndicator['dimensions'],
  counts: CaseIndicator['counts'],
): CaseIndicator => ({
  title: [zh, en],
  unit: ['件', 'cases'],
  period: 'year',
  formula: { kind: 'count', of: counter },
  counting: { version: 1, says: [`期间内的${zh}`, `${en}, in the period`] },
  answers: 'deciding',
  persons: counter,
  smallest: 'smallestCell',
  dimensions: { ...dimension, deciding: dimensions.deciding },
  counts,
});

/** 用时: working days of the term that were used up, by kind. */
const pace = ended(
  ['登簿办件用时', 'Entries with the time they took'],
  'entered',
  { act: dimensions.act },
  ({ state: { facts, deciding }, used }) => {
    const on = facts.enteredOn as string | undefined;
    if (on === undefined) return null;
    const electronic = facts.certificateForm !== 'paper';
    return {
      on,
      dimensions: { act: String(facts.act), deciding: deciding.jurisdiction },
      counters: { entered: 1, days: used('statutory') ?? 0, ...(electronic && { electronic: 1 }) },
    };
  },
);

const refusals = ended(
  ['不予登记（按登记簿上的原因）', 'Refused, by what stood on the register'],
  'refused',
  { reason: { title: ['原因', 'Reason'], values: { ...rows, other: ['其他', 'Other'] } } },
  ({ state: { facts, deciding, state, closedOn } }) =>
    state === 'refused' && closedOn !== undefined
      ? {
          on: closedOn,
          dimensions: { reason: String(facts.blockedBy ?? 'other'), deciding: deciding.jurisdiction },
          counters: { refused: 1 },
        }
      : null,
);

const searches = ended(
  ['查询（按依据）', 'Searches, by ground'],
  'searched',
  { ground: { title: ['依据', 'Ground'] } },
  ({ state: { facts, deciding, state, closedOn } }) =>
    state === 'closed' && facts.act === 'query' && closedOn !== undefined
      ? {
          on: closedOn,
          dimensions: { ground: String(facts.queryGround), deciding: deciding.jurisdiction },
          counters: { searched: 1 },
        }
      : null,
);

/** Figures of 11. Corrections (更正) are a kind of entry; damages (赔偿) are decided elsewhere and not known here. */
export const indicators: Readonly<Record<string, DeclaredIndicator>> = {
  kinds,
  entered,
  onTime: {
    sameAs: 'entered',
    title: ['按时率', 'Within the term'],
    unit: ['%', '%'],
    formula: { kind: 'share', over: 'onTime', under: 'entered', decimals: 2 },
  },
  crossShare: {
    sameAs: 'entered',
    title: ['跨地区收件率', 'Share received elsewhere'],
    unit: ['%', '%'],
    formula: { kind: 'share', over: 'crossed', under: 'entered', decimals: 2 },
  },
  pace,
  meanDays: {
    sameAs: 'pace',
    title: ['平均用时', 'Mean time used'],
    unit: ['工作日', 'working days'],
    formula: { kind: 'quotient', over: 'days', under: 'entered', decimals: 1 },
  },
  electronicShare: {
    sameAs: 'pace',
    title: ['电子证书比例', 'Share of electronic certificates'],
    unit: ['%', '%'],
    formula: { kind: 'share', over: 'electronic', under: 'entered', decimals: 2 },
  },
  refusals,
  searches,
  appearances,
  appeared: {
    sameAs: 'appearances',
    title: ['异地到场完成率', 'Appearances completed'],
    unit: ['%', '%'],
    formula: { kind: 'share', over: 'appeared', under: 'called', decimals: 2 },
  },
};
