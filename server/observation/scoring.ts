import { createHash } from 'node:crypto';
import {
  canonicalText,
  exactText,
  isInsufficient,
  over,
  shareChange,
  sharesOf,
  targetMet,
  targetOf,
  type WaterRank,
  whole,
} from '#kernel';
import { caseFigures } from '#store/queries/observation-cases.ts';
import { freeze } from '#store/queries/observation-evaluations.ts';
import type { ObservationContext } from './context.ts';
import { lastDay, monthResult, monthsBetween } from './periods.ts';

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
      if (target && known && targetMet(known, target.target, finding, sample).met) met++;
    }
  return { ranks, met, used };
};

const share = (part: number, all: number): string => exactText(over(whole(part * 100), whole(all)), 2);

/** Nobody is marked down for what nobody had to do; that nothing was due is said. */
const shareOf = (notes: string[], says: string, part: number, all: number): string => {
  if (all > 0) return share(part, all);
  notes.push(says);
  return '100';
};

/**
 * Inputs of a score, computed and frozen by hash before anybody scores. What cannot be computed stands at a value that is
 * said in `notes`: the steps of change as quarters of a hundred, an unmeasured state of the waters at fifty.
 */
export const scoringInputs = async (context: ObservationContext, water: string, period: string) => {
  const [from, to] = quarter(period);
  const before = [from, to].map((month) => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`) as [string, string];
  const now = await ranksAndMet(context, water, monthsBetween(from, to));
  const past = await ranksAndMet(context, water, monthsBetween(...before));
  const notes: string[] = [];
  const comparable = now.ranks.length > 0 && past.ranks.length > 0;
  const change = comparable
    ? shareChange(context.observation.water.method, sharesOf(past.ranks), sharesOf(now.ranks)).step
    : 0;
  if (now.ranks.length === 0) notes.push('没有可评价的月份，达标按 0 计 no month could be assessed: 0');
  if (!comparable) notes.push('无上年同期数据，变化按无明显变化计 no data of last year: no change');
  notes.push('生态状况未测，按 50 计 state of the waters not measured: 50');
  const cases = await caseFigures(context.pool, 'river-and-lakes', `${from}-01`, lastDay(to), lastDay(to));
  const mine = cases.filter((one) => one.water === water);
  const count = (...states: readonly string[]): number =>
    mine.filter(({ state }) => states.includes(state)).reduce((sum, { total }) => sum + total, 0);
  const inputs = {
    target: now.ranks.length > 0 ? share(now.met, now.ranks.length) : '0',
    change: String((change + 2) * 25),
    ecology: '50',
    tasks: shareOf(
      notes,
      '没有下达任务，按 100 计 no task was set: 100',
      count('taskDone'),
      count('taskDone', 'taskExplained', 'taskOpen'),
    ),
    joint: shareOf(
      notes,
      '没有到期的联合巡河，按 100 计 no patrol was due: 100',
      count('patrolHeld'),
      count('patrolHeld', 'patrolNotCounted', 'patrolMissed', 'patrolAccounted'),
    ),
  };
  const doc = { water, period, inputs, evaluations: now.used, before: past.used, notes };
  const hash = createHash('sha256').update(canonicalText(doc)).digest('hex');
  await freeze(context.pool, 'scoring', `${water}/${period}`, hash, context.now(), doc);
  return { ...doc, inputsHash: hash };
};
