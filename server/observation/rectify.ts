import { resolveLaw, type WaterSection } from '#kernel';
import { openCasesOf } from '#store/queries/observation-cases.ts';
import { lawOf } from '../engine/law.ts';
import { matterOn, systemActor, today } from '../engine/runtime.ts';
import type { Job } from '../jobs/jobs.ts';
import type { Node } from '../node.ts';
import { refreshAdopted } from './adopted.ts';
import { sectionsIn } from './bodies-view.ts';
import { observationOf } from './context.ts';
import { acrossFrom } from './sides.ts';

const MECHANISM = 'river-and-lakes';

const monthsBefore = (month: string, count: number): readonly string[] => {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
  return Array.from({ length: count }, (_, n) => at - n - 1).map(
    (one) => `${Math.floor(one / 12)}-${String((one % 12) + 1).padStart(2, '0')}`,
  );
};

const open = async (
  node: Node,
  section: WaterSection,
  reason: 'months' | 'year',
  periods: string,
): Promise<number> => {
  const places = acrossFrom(node, section);
  const matter =
    places && matterOn(node.runtime, `ECO-rectification-${places.there.jurisdiction}`, today(node.runtime));
  if (!places || !matter) return 0;
  const command = {
    case: await node.newCaseId(places.here.jurisdiction),
    step: 'openRectification',
    actor: systemActor(node.runtime, 'node'),
    facts: {
      title: `${section.title[0]} ${periods} 不达标整改`,
      water: section.water,
      section: section.site,
      reason,
    },
    opening: {
      mechanism: MECHANISM,
      matter: { code: matter.code, version: matter.version, title: matter.title },
      receiving: places.here,
      deciding: places.there,
      channel: 'node' as const,
    },
  };
  const result = await node.executor.submit({ command });
  if (!result.ok) node.runtime.log(`rectification of ${section.site}: ${result.code} ${result.says[1]}`);
  return result.ok ? 1 : 0;
};

/**
 * A section whose station this node operates and that failed its target as many months in a row as the law says, or the last year, gets a
 * rectification case, once: while one is open no other is opened. A month without a result is no failed month.
 */
export const rectify = async (node: Node): Promise<number> => {
  const context = observationOf(node.runtime);
  if (!context || !node.runtime.program.mechanisms.has(MECHANISM)) return 0;
  await refreshAdopted(context);
  const mine = context.observation.water.sections.filter(
    ({ operator }) => node.runtime.program.authorities[operator]?.node === node.id,
  );
  const day = today(node.runtime);
  const { program, node: own } = node.runtime;
  const place = program.chainOf(own.jurisdictions[0] as string);
  const inARow = resolveLaw(lawOf(node.runtime), MECHANISM, 'monthsToRectify', place, day);
  const before = inARow.ok ? monthsBefore(day.slice(0, 7), inARow.value.value as number) : [];
  const months = await Promise.all(before.map((month) => sectionsIn(context, month)));
  const year = String(Number(day.slice(0, 4)) - 1);
  // The year is judged in its first month after: later it would open again what was ended.
  const lastYear = day.slice(5, 7) === '01' ? await sectionsIn(context, year) : [];
  const known = new Set(
    (await openCasesOf(context.pool, MECHANISM))
      .filter(({ state }) => state.startsWith('rect'))
      .map(({ facts }) => facts.section),
  );
  const fails = (all: Awaited<ReturnType<typeof sectionsIn>>, site: string): boolean =>
    all.find(({ section }) => section.site === site)?.met === false;
  let done = 0;
  for (const section of mine) {
    if (known.has(section.site)) continue;
    if (months.length > 0 && months.every((all) => fails(all, section.site)))
      done += await open(node, section, 'months', before.toReversed().join('、'));
    else if (fails(lastYear, section.site)) done += await open(node, section, 'year', year);
  }
  return done;
};

export const rectifyJob = (node: Node, every = 12 * 3_600_000): Job => ({
  name: 'rectification',
  every,
  // What it opened is known the next time, so there is nothing to do again at once.
  run: () => rectify(node).then(() => 0),
});
