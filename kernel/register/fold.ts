import type { Effect } from '../case/case.ts';
import type { RegisterSpec } from '../declare/mechanism.ts';
import { ok, type Refusal, type Result, refuse } from '../outcome/result.ts';
import { addDays } from '../time/day.ts';
import type { Day, Instant } from '../time/types.ts';
import { standingHolds } from './standing.ts';
import type { EntryHistory, HoldRecord } from './types.ts';

export type RegisterEffect = Extract<Effect, { readonly kind: `register.${string}` }>;

export const isRegisterEffect = (effect: Effect): effect is RegisterEffect => effect.kind.startsWith('register.');

/** When and by which case something is entered. */
export interface Stamp {
  readonly at: Instant;
  readonly day: Day;
  readonly case: string;
}

const stale = ({ register, key }: EntryHistory, expected: number, actual: number): Refusal =>
  refuse(
    'entry-stale',
    ['登记内容已变更，请按最新登记重新审查', 'The entry has changed: examine it again as it stands now'],
    {
      detail: { register, key, expected, actual },
    },
  );

const unknown = ({ register, key }: EntryHistory): Refusal =>
  refuse('entry-unknown', [`登记簿没有“${key}”`, `There is no entry "${key}" in this register`], {
    detail: { register },
  });

const notStanding = (id: string): Refusal =>
  refuse('hold-not-standing', [
    `限制“${id}”不存在、已解除或已失效`,
    `The hold "${id}" is not there, was released or has lapsed`,
  ]);

/** A sole hold whose term ran out makes room for the next; that it ended is written down, for the database to see. */
const lapsedAway = (
  holds: readonly HoldRecord[],
  kind: string,
  { at, day, case: id }: Stamp,
): readonly HoldRecord[] => {
  const standing = new Map(standingHolds(holds, day).map((hold) => [hold.id, hold]));
  return holds.map((hold) => {
    const now = standing.get(hold.id);
    return hold.hold === kind && hold.released === null && now?.standing === 'lapsed' && now.ends
      ? { ...hold, released: { on: addDays(now.ends, 1), reason: 'lapsed', at, case: id } }
      : hold;
  });
};

const hold = (
  history: EntryHistory,
  effect: Extract<RegisterEffect, { kind: 'register.hold' }>,
  stamp: Stamp,
  spec: RegisterSpec | undefined,
): Result<EntryHistory> => {
  if (history.holds.some(({ id }) => id === effect.id))
    return refuse('hold-known', [`限制“${effect.id}”已经登记`, `The hold "${effect.id}" was entered before`]);
  const order = spec?.holds?.[effect.hold]?.order ?? 'plain';
  const holds = order === 'sole' ? lapsedAway(history.holds, effect.hold, stamp) : history.holds;
  if (order === 'sole' && standingHolds(holds, stamp.day).some((one) => one.hold === effect.hold && one.rank > 0))
    return refuse(
      'hold-taken',
      ['该项限制已经存在，不得重复设定', 'Such a hold stands already and there can be only one'],
      {
        detail: { register: history.register, key: history.key, hold: effect.hold },
      },
    );
  const entered: HoldRecord = {
    id: effect.id,
    hold: effect.hold,
    order,
    seq: 1 + Math.max(0, ...holds.map(({ seq }) => seq)),
    from: effect.from,
    until: effect.until ?? null,
    lasts: effect.lasts ?? null,
    values: effect.values,
    recordedAt: stamp.at,
    case: stamp.case,
    renewals: [],
    released: null,
  };
  return ok({ ...history, holds: [...holds, entered] });
};

const changeHold = (
  history: EntryHistory,
  id: string,
  stamp: Stamp,
  change: (hold: HoldRecord) => HoldRecord,
): Result<EntryHistory> => {
  const found = standingHolds(history.holds, stamp.day).find((one) => one.id === id);
  if (!found || (found.rank === 0 && found.standing !== 'future')) return notStanding(id);
  return ok({ ...history, holds: history.holds.map((one) => (one.id === id ? change(one) : one)) });
};

/**
 * The history after one more effect, or why it cannot be entered: `entry-stale`, `entry-unknown`, `hold-known`, `hold-taken`,
 * `hold-not-standing`. The same function serves the decision, the projection, a rebuild and stories.
 */
export const foldRegister = (
  history: EntryHistory,
  effect: RegisterEffect,
  stamp: Stamp,
  spec: RegisterSpec | undefined,
): Result<EntryHistory> => {
  const newest = history.versions.at(-1);
  const version = newest?.version ?? 0;
  if ('expect' in effect && effect.expect !== undefined && effect.expect !== version)
    return stale(history, effect.expect, version);
  const base = { version: version + 1, recordedAt: stamp.at, case: stamp.case };
  switch (effect.kind) {
    case 'register.enter': {
      const { values, from, to } = effect;
      const entered = {
        ...base,
        values,
        validFrom: from,
        validTo: to ?? null,
        closed: false,
        reason: effect.corrects ?? null,
      };
      return ok({ ...history, versions: [...history.versions, entered] });
    }
    case 'register.close': {
      if (!newest || newest.closed) return unknown(history);
      const closed = { ...base, values: newest.values, closed: true, reason: effect.reason };
      const validFrom = newest.validFrom;
      return ok({
        ...history,
        versions: [...history.versions, { ...closed, validFrom, validTo: addDays(effect.on, -1) }],
      });
    }
    case 'register.hold':
      return hold(history, effect, stamp, spec);
    case 'register.renew': {
      const { until, lasts } = effect;
      const renewal = { at: stamp.at, ...(until && { until }), ...(lasts && { lasts }) };
      return changeHold(history, effect.id, stamp, (one) => ({ ...one, renewals: [...one.renewals, renewal] }));
    }
    case 'register.release': {
      const released = { on: effect.on, reason: effect.reason, at: stamp.at, case: stamp.case };
      return changeHold(history, effect.id, stamp, (one) => ({ ...one, released }));
    }
  }
};
