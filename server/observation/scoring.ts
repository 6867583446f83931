import { createHash } from 'node:crypto';
import {
  canonicalText,
  dayOf,
  exactText,
  isInsufficient,
  ok,
  over,
  refuse,
  resolveLaw,
  type ScoreWorths,
  shareChange,
  sharesOf,
  targetMet,
  targetOf,
  trend,
  type WaterRank,
  type Words,
  whole,
} from '#kernel';
import { transaction } from '#store/db.ts';
import { caseFigures } from '#store/queries/observation-cases.ts';
import { freeze } from '#store/queries/observation-frozen.ts';
import { lawOf } from '../engine/law.ts';
import type { ObservationContext } from './context.ts';
import { lastDay, monthResult, monthsBetween, type PeriodResult } from './periods.ts';
import { trophicView } from './trophic-view.ts';

const quarter = (period: string): readonly [string, string] => {
  const [, year, q] = /^(\d{4})(?:-Q([1-4]))?$/.exec(period) ?? [];
  if (!q) return [`${year}-01`, `${year}-12`];
  const first = (Number(q) - 1) * 3 + 1;
  return [`${year}-${String(first).padStart(2, '0')}`, `${year}-${String(first + 2).padStart(2, '0')}`];
};

const ranksAndMet = async (context: ObservationContext, water: string, months: readonly string[]) => {
  const { sections, bodies, editions } = context.observation.water;
  const body = bodies.find(({ id }) => id === water);
  const ranks: WaterRank[] = [];
  const used: string[] = [];
  const results: PeriodResult[] = [];
  let met = 0;
  for (const section of sections.filter((one) => one.water === water && one.duty))
    for (const month of months) {
      const found = await monthResult(context, { site: section.site }, month);
      if (!found.ok || isInsufficient(found.value.finding)) continue;
      const { finding, sample, edition, inputsHash } = found.value;
      const target = body && targetOf(body, section.site, Number(month.slice(0, 4)));
      const known = editions.find(({ id }) => id === edition);
      ranks.push(finding.rank);
      used.push(inputsHash);
      results.push(found.value);
      if (target && known && targetMet(known, target.target, finding, sample).met) met++;
    }
  return { ranks, met, used, results };
};

const share = (part: number, all: number): string => exactText(over(whole(part * 100), whole(all)), 2);

/** A share; where nothing was due, what the law says that is worth, with a note. */
const shareOf = (notes: string[], says: Words, part: number, all: number, nothing: number): string => {
  if (all > 0) return share(part, all);
  notes.push(`${says[0]}，按 ${nothing} 计 ${says[1]}: ${nothing}`);
  return String(nothing);
};

/** 生态状况: the trophic levels of the lake sections, month by month; that a water has none is said. */
const ecologyIn = async (
  context: ObservationContext,
  water: string,
  months: readonly string[],
  { trophic, unmeasured }: ScoreWorths,
  notes: string[],
): Promise<string> => {
  const { sections, method } = context.observation.water;
  const shares: number[] = [];
  for (const { site } of sections.filter((one) => one.water === water && one.column === 'lake'))
    for (const month of months) {
      const { level } = await trophicView(context, site, month);
      const rank = method.trophic.levels.findIndex(({ title }) => title === level);
      if (level && rank >= 0) shares.push(trophic[rank] ?? 0);
    }
  if (shares.length === 0) {
    notes.push(`生态状况未测，按 ${unmeasured} 计 state of the waters not measured: ${unmeasured}`);
    return String(unmeasured);
  }
  notes.push(
    `生态状况按营养状态计（由优到劣 ${trophic.join('、')}），${shares.length} 个断面月 state of the waters by trophic level (best first ${trophic.join(', ')}), ${shares.length} section-months`,
  );
  return exactText(over(whole(shares.reduce((sum, one) => sum + one, 0)), whole(shares.length)), 2);
};

/** 变化: the worth of the step against last year; where trends can be told, a share of it by how many fell and how many rose. */
const changeShare = (
  { observation }: ObservationContext,
  step: number,
  results: readonly PeriodResult[],
  { steps, trends }: ScoreWorths,
  notes: string[],
): string => {
  const stepWorth = steps[step + 2] ?? 0;
  let [told, better, worse] = [0, 0, 0];
  for (const list of Map.groupBy(results, ({ site }) => site).values())
    for (const item of trends.items) {
      const series = list.flatMap(({ period, sample }) => {
        const value = sample[item];
        return value ? [{ period, value }] : [];
      });
      const found = trend(observation.water.trend, series);
      if (isInsufficient(found)) continue;
      told++;
      if (!found.significant) continue;
      if ((found.direction === 'rising') === (item === 'DO')) better++;
      else worse++;
    }
  if (told === 0) return String(stepWorth);
  notes.push(
    `变化含 ${told} 项趋势：显著好转 ${better}，显著变差 ${worse} change with ${told} trends: ${better} better, ${worse} worse`,
  );
  // Of a hundred, trends are worth fifty when as many got better as worse.
  const all = (100 - trends.share) * stepWorth * told + trends.share * 50 * (told + better - worse);
  return exactText(over(whole(all), whole(100 * told)), 2);
};

/**
 * Inputs of a score, computed and frozen by hash before anybody scores. What cannot be computed stands at a value that is
 * said in `notes`.
 */
export const scoringInputs = async (context: ObservationContext, water: string, period: string) => {
  const { pool, program, observation } = context;
  const body = observation.water.bodies.find(({ id }) => id === water);
  if (!body) return refuse('not-found', [`没有水体“${water}”`, `There is no water "${water}"`], { field: '/water' });
  const day = dayOf(context.now(), program.zone.utcOffset);
  const chain = program.chainOf(body.sides[0] as string);
  const found = resolveLaw(lawOf({ pool, program }), 'river-and-lakes', 'worths', chain, day);
  if (!found.ok) return found;
  const [from, to] = quarter(period);
  const before = [from, to].map((month) => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`) as [string, string];
  const now = await ranksAndMet(context, water, monthsBetween(from, to));
  const past = await ranksAndMet(context, water, monthsBetween(...before));
  const notes: string[] = [];
  const worths = found.value.value as ScoreWorths;
  const comparable = now.ranks.length > 0 && past.ranks.length > 0;
  const change = comparable
    ? shareChange(context.observation.water.method, sharesOf(past.ranks), sharesOf(now.ranks)).step
    : 0;
  if (now.ranks.length === 0)
    notes.push(`没有可评价的月份，达标按 ${worths.noMonth} 计 no month could be assessed: ${worths.noMonth}`);
  if (!comparable) notes.push('无上年同期数据，变化按无明显变化计 no data of last year: no change');
  const ecology = await ecologyIn(context, water, monthsBetween(from, to), worths, notes);
  const cases = await caseFigures(context.pool, 'river-and-lakes', `${from}-01`, lastDay(to), lastDay(to));
  const mine = cases.filter((one) => one.water === water);
  const count = (...states: readonly string[]): number =>
    mine.filter(({ state }) => states.includes(state)).reduce((sum, { total }) => sum + total, 0);
  const inputs = {
    target: now.ranks.length > 0 ? share(now.met, now.ranks.length) : String(worths.noMonth),
    change: changeShare(context, change, now.results, worths, notes),
    ecology,
    tasks: shareOf(
      notes,
      ['没有下达任务', 'no task was set'],
      count('taskDone'),
      count('taskDone', 'taskExplained', 'taskOpen'),
      worths.nothingDue,
    ),
    joint: shareOf(
      notes,
      ['没有到期的联合巡河', 'no patrol was due'],
      count('patrolHeld'),
      count('patrolHeld', 'patrolNotCounted', 'patrolMissed', 'patrolAccounted'),
      worths.nothingDue,
    ),
  };
  const { from: since, cite, status } = found.value;
  const law = { value: worths, from: since, cite, status };
  const doc = { water, period, inputs, worths: law, evaluations: now.used, before: past.used, notes };
  const hash = createHash('sha256').update(canonicalText(doc)).digest('hex');
  const frozen = { of: 'scoring', key: `${water}/${period}`, hash, at: context.now(), doc };
  await transaction(pool, (client) => freeze(client, context.node, frozen));
  return ok({ ...doc, inputsHash: hash });
};
