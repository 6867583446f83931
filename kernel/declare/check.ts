import { checkAccounts } from './check-accounts.ts';
import { checkEvidence } from './check-evidence.ts';
import { checkLaw } from './check-law.ts';
import type { Fact } from './fact.ts';
import type { AnyMechanism, BodySpec, ClockSpec, NoticeSpec, Rule, Seen, Step } from './mechanism.ts';
import type { Zone } from './zone.ts';

type AnyStep = Step<Seen, string, string, string, string, string, string>;
type AnyClock = ClockSpec<Seen, string, string, string>;
type Report = (path: string, says: string) => void;

const listOf = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? [value] : value;
const targetsOf = (step: AnyStep): readonly string[] => (typeof step.to === 'string' ? [step.to] : step.to.oneOf);
const plain = (ask: string): string => (ask.endsWith('?') ? ask.slice(0, -1) : ask);

export const stepsOf = (mechanism: AnyMechanism): readonly (readonly [string, AnyStep])[] =>
  Object.entries(mechanism.steps as Record<string, AnyStep>);

const clocksOf = (mechanism: AnyMechanism) => Object.entries(mechanism.clocks as Record<string, AnyClock>);

/** Reports each of `names` that `known` has not. */
const expectNames = (
  report: Report,
  path: string,
  kind: string,
  names: readonly string[],
  known: object | undefined,
) => {
  for (const name of names) if (!Object.hasOwn(known ?? {}, name)) report(path, `there is no ${kind} "${name}"`);
};

const checkSteps = (mechanism: AnyMechanism, report: Report): void => {
  for (const [name, step] of stepsOf(mechanism)) {
    const at = `steps.${name}`;
    expectNames(report, `${at}.by`, 'actor', listOf(step.by), mechanism.actors);
    expectNames(
      report,
      `${at}.from`,
      'state',
      listOf(step.from).filter((state) => state !== 'nothing'),
      mechanism.states,
    );
    expectNames(report, `${at}.to`, 'state', targetsOf(step), mechanism.states);
    expectNames(report, `${at}.asks`, 'fact', (step.asks ?? []).map(plain), mechanism.facts);
    for (const ask of step.asks ?? [])
      if (mechanism.facts[plain(ask)]?.kind === 'amount')
        report(`${at}.asks`, `"${plain(ask)}" is computed and cannot be asked for`);
    expectNames(report, `${at}.requires`, 'rule', step.requires ?? [], mechanism.rules);
    expectNames(report, `${at}.reads`, 'read', step.reads ?? [], { ...mechanism.reads, ...mechanism.evidence });
    expectNames(report, `${at}.papers`, 'paper', step.papers ?? [], mechanism.papers);
    expectNames(report, `${at}.differentFrom`, 'step', step.differentFrom ?? [], mechanism.steps);
    if (step.asOf !== undefined && mechanism.facts[step.asOf]?.kind !== 'day')
      report(`${at}.asOf`, `"${step.asOf}" is no fact of kind day`);
    if (step.handsTo) for (const state of targetsOf(step)) checkTaken(mechanism, report, `${at}.handsTo`, state);
    if (step.takesCustody && step.handsTo) report(at, 'a step cannot both take custody and offer it');
    const bySystem = listOf(step.by).every((role) => mechanism.actors[role]?.kind === 'system');
    if ((step.takesCustody || step.returnsCustody || step.hearsChildren || step.serves) && !bySystem)
      report(`${at}.by`, 'is the system’s alone');
  }
};

/** What is offered must be takeable, and able to come back. */
const checkTaken = (mechanism: AnyMechanism, report: Report, at: string, state: string): void => {
  const open = stepsOf(mechanism).filter(([, step]) => listOf(step.from).includes(state));
  if (!open.some(([, step]) => step.takesCustody)) report(at, `no step takes custody in "${state}"`);
  if (!open.some(([, step]) => step.returnsCustody)) report(at, `no step lets an offer come back in "${state}"`);
};

const checkParts = (mechanism: AnyMechanism, report: Report): void => {
  for (const [name, actor] of Object.entries(mechanism.actors)) {
    if (actor.kind === 'party' && mechanism.facts[actor.fact]?.kind !== 'party')
      report(`actors.${name}.fact`, `"${actor.fact}" is no fact of kind party`);
  }
  for (const [name, rule] of Object.entries(mechanism.rules as Record<string, Rule<Seen>>)) {
    if (rule.under && mechanism.law[rule.under]?.kind !== 'basis')
      report(`rules.${name}.under`, `"${rule.under}" is no law slot of kind basis`);
    if (rule.field) expectNames(report, `rules.${name}.field`, 'fact', [rule.field], mechanism.facts);
    if (!stepsOf(mechanism).some(([, step]) => step.requires?.includes(name)))
      report(`rules.${name}`, 'no step requires it');
  }
  const codes = new Map<string, string>();
  for (const [name, paper] of Object.entries(mechanism.papers ?? {})) {
    if (!/^[A-Z]{2,4}$/.test(paper.code))
      report(`papers.${name}.code`, `"${paper.code}" is not two to four capital letters`);
    if (codes.has(paper.code)) report(`papers.${name}.code`, `is also the code of "${codes.get(paper.code)}"`);
    codes.set(paper.code, name);
  }
  for (const [name, fact] of Object.entries(mechanism.facts as Record<string, Fact>)) {
    if (fact.ownCase) expectNames(report, `facts.${name}.ownCase`, 'state', [fact.ownCase], mechanism.states);
    if (!fact.confidential) continue;
    expectNames(report, `facts.${name}.confidential`, 'law slot', [fact.confidential], mechanism.law);
    const open = [
      ...(mechanism.shows ? [mechanism.shows.subject, ...(mechanism.shows.columns ?? [])] : []),
      ...Object.values((mechanism.notices ?? {}) as Record<string, NoticeSpec>).flatMap(({ shows }) => shows),
    ];
    if (fact.searchable || open.includes(name)) report(`facts.${name}`, 'is confidential, and shown to others');
  }
  const shown = mechanism.shows ? [mechanism.shows.subject, ...(mechanism.shows.columns ?? [])] : [];
  expectNames(report, 'shows', 'fact', shown as string[], mechanism.facts);
  for (const [name, register] of Object.entries(mechanism.registers ?? {})) {
    const { subject, unique = [], extract, columns } = register;
    if (subject) expectNames(report, `registers.${name}.subject`, 'column', [subject], columns);
    expectNames(report, `registers.${name}.unique`, 'column', unique.flat(), columns);
    expectNames(
      report,
      `registers.${name}.extract`,
      'column',
      [...(extract?.columns ?? []), ...(extract?.disclosable ?? [])],
      columns,
    );
  }
};

/** A figure that shares cells shares those of one that has them; one about persons says in which law slot the limit stands. */
const checkIndicators = (mechanism: AnyMechanism, report: Report): void => {
  for (const [name, one] of Object.entries(mechanism.indicators ?? {})) {
    const at = `indicators.${name}`;
    if ('sameAs' in one) {
      const base = mechanism.indicators?.[one.sameAs];
      if (!base || 'sameAs' in base) report(`${at}.sameAs`, `"${one.sameAs}" has no cells of its own`);
      continue;
    }
    if (Object.keys(one.dimensions).length > 2) report(`${at}.dimensions`, 'at most two are published together');
    if (one.persons !== undefined && mechanism.law[one.smallest ?? '']?.kind !== 'number')
      report(`${at}.smallest`, 'a figure about persons names the law slot (number) of its smallest cell');
  }
};

/** Bodies and notices name facts, steps and law that are there and are of the kind they need. */
const checkBodies = (mechanism: AnyMechanism, report: Report): void => {
  const { facts, steps, law, actors } = mechanism;
  const deliberation = (at: string, name: string): void => {
    if (facts[name]?.kind !== 'deliberation') report(at, `"${name}" is no fact of kind deliberation`);
  };
  for (const [name, body] of Object.entries((mechanism.bodies ?? {}) as Record<string, BodySpec>)) {
    const at = `bodies.${name}`;
    expectNames(report, `${at}.under`, 'law slot', body.under, law);
    if (body.draw) {
      deliberation(`${at}.draw.fact`, body.draw.fact);
      expectNames(report, `${at}.draw`, 'step', [body.draw.commit, body.draw.reveal], steps);
    }
    if (body.ballot) {
      deliberation(`${at}.ballot.fact`, body.ballot.fact);
      for (const part of ['ballot-key', 'ballot-book', 'ballot-count'])
        if (!stepsOf(mechanism).some(([, step]) => step.serves === part))
          report(`${at}.ballot`, `no step serves "${part}"`);
    }
  }
  for (const [name, notice] of Object.entries((mechanism.notices ?? {}) as Record<string, NoticeSpec>)) {
    const at = `notices.${name}`;
    deliberation(`${at}.publicity`, notice.publicity);
    if (notice.publicity !== 'publicity') report(`${at}.publicity`, 'the fact is always called "publicity"');
    expectNames(report, `${at}.shows`, 'fact', notice.shows, facts);
    for (const head of notice.heads)
      if (!notice.shows.includes(head)) report(`${at}.heads`, `"${head}" is not among what is shown`);
    for (const shown of notice.shows)
      if (facts[shown] && !facts[shown].shared)
        report(`${at}.shows`, `"${shown}" does not cross to the other places`);
    expectNames(report, `${at}.takes`, 'step', notice.takes ?? [], steps);
    for (const step of notice.takes ?? [])
      if (!listOf(steps[step]?.by ?? []).some((role) => actors[role]?.kind === 'anyone'))
        report(`${at}.takes`, `"${step}" is not open to anyone`);
  }
};

/** Officials are named at home only. */
const checkColleagues = (mechanism: AnyMechanism, report: Report): void => {
  const names = (fact: Fact): boolean =>
    fact.kind === 'colleague' ||
    [...Object.values(fact.fields ?? {}), ...(fact.of ? [fact.of] : [])].some((inner) => names(inner));
  for (const [name, fact] of Object.entries(mechanism.facts as Readonly<Record<string, Fact>>))
    if (fact.shared && names(fact)) report(`facts.${name}`, 'names colleagues, and may not be shared');
};

const checkBoards = (mechanism: AnyMechanism, report: Report): void => {
  for (const [name, board] of Object.entries(mechanism.boards ?? {}))
    expectNames(report, `boards.${name}.needs`, 'register', board.needs.registers ?? [], mechanism.registers);
};

/** States that can be reached from `starts` (the starts themselves included). */
export const reachable = (mechanism: AnyMechanism, starts: readonly string[]): ReadonlySet<string> => {
  const seen = new Set<string>();
  const next = [...starts];
  for (let state = next.pop(); state !== undefined; state = next.pop()) {
    if (seen.has(state)) continue;
    seen.add(state);
    for (const [, step] of stepsOf(mechanism)) {
      if (!listOf(step.from).includes(state)) continue;
      next.push(...leadsTo(step, state));
    }
  }
  return seen;
};

/** A step that stays where it was (same states in and out, chosen by the case) leads nowhere else. */
const leadsTo = (step: AnyStep, from: string): readonly string[] => {
  const to = targetsOf(step);
  const stays =
    typeof step.to !== 'string' &&
    to.length === listOf(step.from).length &&
    to.every((state, n) => state === listOf(step.from)[n]);
  return stays ? [from] : to;
};

const checkStates = (mechanism: AnyMechanism, report: Report): void => {
  const found = reachable(mechanism, ['nothing']);
  const finals = Object.keys(mechanism.states).filter((state) => mechanism.states[state]?.final);
  if (finals.length === 0) report('states', 'none is final');
  for (const state of Object.keys(mechanism.states)) {
    if (!found.has(state)) report(`states.${state}`, 'cannot be reached');
    if (mechanism.states[state]?.final) continue;
    const onward = reachable(mechanism, [state]);
    if (onward.size === 1) report(`states.${state}`, 'has no exit and is not final');
    else if (!finals.some((final) => onward.has(final))) report(`states.${state}`, 'leads to no final state');
  }
};

const checkClocks = (mechanism: AnyMechanism, report: Report): void => {
  const { steps, actors, law } = mechanism;
  for (const [name, clock] of clocksOf(mechanism)) {
    const at = `clocks.${name}`;
    expectNames(report, `${at}.owedBy`, 'actor', [clock.owedBy], actors);
    expectNames(report, `${at}.starts`, 'step', clock.starts, steps);
    expectNames(report, `${at}.stops`, 'step', clock.stops, steps);
    expectNames(
      report,
      `${at}.pauses`,
      'step',
      (clock.pauses ?? []).flatMap(({ by, until }) => [by, until]),
      steps,
    );
    expectNames(
      report,
      `${at}.pauses`,
      'paper',
      (clock.pauses ?? []).flatMap(({ notice }) => notice ?? []),
      mechanism.papers,
    );
    expectNames(
      report,
      `${at}.extends`,
      'step',
      (clock.extends ?? []).map(({ by }) => by),
      steps,
    );
    if (clock.explainedBy !== undefined && mechanism.facts[clock.explainedBy]?.kind !== 'longText')
      report(`${at}.explainedBy`, `"${clock.explainedBy}" is no fact of kind longText`);
    for (const lasts of [clock.lasts, ...(clock.extends ?? []).map((more) => more.lasts)])
      if (typeof lasts === 'string' && law[lasts]?.kind !== 'term')
        report(`${at}.lasts`, `"${lasts}" is no law slot of kind term`);
    if (clock.warns !== undefined && law[clock.warns]?.kind !== 'ratio')
      report(`${at}.warns`, `"${clock.warns}" is no law slot of kind ratio`);
    checkStops(mechanism, report, at, clock);
    for (const told of clock.ifMissed?.tells ?? [])
      if (actors[told]?.kind !== 'office') report(`${at}.ifMissed.tells`, `"${told}" is no office`);
    const takes = clock.ifMissed?.takes;
    if (takes === undefined) continue;
    expectNames(report, `${at}.ifMissed.takes`, 'step', [takes], steps);
    const byClock = listOf(steps[takes]?.by ?? []).some(
      (role) => actors[role]?.kind === 'system' && actors[role].by === 'clock',
    );
    if (!byClock) report(`${at}.ifMissed.takes`, `"${takes}" is not by the clock`);
    if (!clock.stops.includes(takes)) report(`${at}.stops`, `"${takes}", which the clock takes, does not stop it`);
  }
};

/** From wherever a clock may start, some step that stops it can still be taken. */
const checkStops = (mechanism: AnyMechanism, report: Report, at: string, clock: AnyClock): void => {
  const stepNamed = (name: string) => mechanism.steps[name] as AnyStep | undefined;
  for (const start of clock.starts) {
    const step = stepNamed(start);
    if (!step) continue;
    const onward = reachable(mechanism, targetsOf(step));
    const stoppable = clock.stops.some((stop) =>
      listOf(stepNamed(stop)?.from ?? []).some((state) => onward.has(state)),
    );
    if (!stoppable) report(`${at}.stops`, `started by "${start}" the clock can never stop`);
  }
};

/**
 * Everything a compiler cannot know about a declaration and the zone it is to run in. All problems are returned together,
 * each as `mechanism.path: what is wrong`; none means it may be loaded.
 */
export const checkMechanism = (
  mechanism: AnyMechanism,
  zone?: Pick<Zone, 'jurisdictions' | 'authorities' | 'law'>,
): readonly string[] => {
  const problems: string[] = [];
  const report: Report = (path, says) => problems.push(`${mechanism.id}.${path}: ${says}`);
  if (!/^[a-z][a-z0-9-]*$/.test(mechanism.id)) report('id', 'is not lower-case words joined by hyphens');
  checkSteps(mechanism, report);
  checkParts(mechanism, report);
  checkBodies(mechanism, report);
  checkStates(mechanism, report);
  checkClocks(mechanism, report);
  checkIndicators(mechanism, report);
  checkAccounts(mechanism, report);
  checkEvidence(mechanism, report);
  checkBoards(mechanism, report);
  checkColleagues(mechanism, report);
  if (zone) checkLaw(mechanism, zone, report);
  return problems;
};
