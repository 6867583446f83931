import type { CaseState } from '../case/case.ts';
import type { AnyMechanism } from '../declare/mechanism.ts';
import type { BalanceRead } from '../ledger/read.ts';
import type { Refusal } from '../outcome/result.ts';
import { dueDayOf, used } from '../time/clock.ts';
import type { Day } from '../time/types.ts';
import { balanceIn } from './books.ts';
import { actorOf, MAIN, play, type Stage, stageOf, standBalances } from './stage.ts';
import type { Ends, Example, Ground, Line, Told } from './story.ts';
import { timePasses } from './time-passes.ts';

const idOf = (line: Line): string => (line[4]?.part ? `${MAIN}-${line[4].part}` : MAIN);

const playLine = (stage: Stage, line: Line): Refusal | undefined => {
  const [day, who, step, facts = {}, more] = line;
  timePasses(stage, day);
  const id = idOf(line);
  const actor = actorOf(stage, who, facts, id);
  const refused = play(stage, day, { case: id, step, actor, facts, ...(more?.note && { note: more.note }) });
  timePasses(stage, day);
  return refused;
};

/** Plays a story to its end, or to the first refusal. */
export const tell = (mechanism: AnyMechanism, example: Example, ground: Ground): Told => {
  const stage = stageOf(mechanism, example, ground);
  standBalances(stage);
  let refusal: Told['refusal'];
  let lastDay = example.story[0]?.[0] ?? '2021-01-01';
  for (const [n, line] of example.story.entries()) {
    lastDay = line[0];
    const refused = playLine(stage, line);
    if (!refused) continue;
    refusal = { line: n, refusal: refused };
    break;
  }
  if (!refusal && example.ends.on) {
    timePasses(stage, example.ends.on);
    lastDay = example.ends.on;
  }
  return {
    cases: stage.cases,
    main: stage.cases.get(MAIN),
    events: stage.events,
    balanceOf: (account) => balanceIn(stage.books, account),
    ...(refusal && { refusal }),
    lastDay,
  };
};

const dueNow = (state: CaseState, clock: string, ground: Ground): Day | null | string => {
  const found = state.clocks[clock];
  if (!found) return 'none';
  if (found.stopped) return 'stopped';
  const due = dueDayOf(found, ground.calendarOf(state.deciding.jurisdiction));
  return due.ok ? (due.value ?? null) : due.code;
};

const usedNow = (state: CaseState, clock: string, ground: Ground, day: Day): number | string => {
  const found = state.clocks[clock];
  if (!found) return 'none';
  const days = used(found, ground.calendarOf(state.deciding.jurisdiction), day);
  return days.ok ? days.value : days.code;
};

type Compare = (what: string, expected: unknown, found: unknown) => void;

const plain = (value: unknown): string => JSON.stringify(value) ?? 'undefined';

/** What an account must have: the bare number is its balance. */
const compareBalances = (ends: Ends, told: Told, compare: Compare): void => {
  for (const [account, expected] of Object.entries(ends.balances ?? {})) {
    const found = told.balanceOf(account);
    const wanted: Partial<BalanceRead> = typeof expected === 'number' ? { balance: expected } : expected;
    for (const [name, value] of Object.entries(wanted))
      compare(`balances.${account}.${name}`, value, found[name as keyof BalanceRead]);
  }
};

const compareCase = (ends: Ends, main: CaseState, told: Told, ground: Ground, compare: Compare): void => {
  if (ends.state !== undefined) compare('state', ends.state, main.state);
  if (ends.holder !== undefined) compare('holder', ends.holder, main.holder);
  for (const [clock, due] of Object.entries(ends.due ?? {}))
    compare(`due.${clock}`, due, dueNow(main, clock, ground));
  for (const [clock, days] of Object.entries(ends.used ?? {}))
    compare(`used.${clock}`, days, usedNow(main, clock, ground, told.lastDay));
  for (const [name, value] of Object.entries(ends.facts ?? {})) compare(`facts.${name}`, value, main.facts[name]);
  for (const [link, state] of Object.entries(ends.parts ?? {}))
    compare(`parts.${link}`, state, told.cases.get(`${MAIN}-${link}`)?.state);
  if (ends.papers) {
    const made = told.events
      .filter((event) => event.case === main.id)
      .flatMap((event) => event.papers.map((paper) => paper.kind));
    compare('papers', ends.papers, made);
  }
  const effects = new Set(told.events.flatMap((event) => event.effects.map((effect) => effect.kind)));
  for (const kind of ends.effects ?? []) compare(`effects.${kind}`, true, effects.has(kind));
};

/** Plays a story and says, one sentence each, where it did not end as told. Nothing: it did. */
export const checkExample = (mechanism: AnyMechanism, example: Example, ground: Ground): readonly string[] => {
  const told = tell(mechanism, example, ground);
  const { ends, story } = example;
  const problems: string[] = [];
  const compare: Compare = (what, expected, found) => {
    if (plain(expected) !== plain(found)) problems.push(`${what}: told ${plain(expected)}, came to ${plain(found)}`);
  };
  const met = told.refusal;
  if (met && (ends.refusedBy === undefined || met.line !== story.length - 1)) {
    const [day, who, step] = story[met.line] as Line;
    problems.push(
      `line ${met.line + 1} (${day} ${who} ${step}) was refused by ${met.refusal.code}: ${met.refusal.says[1]}`,
    );
  } else compare('refusedBy', ends.refusedBy, met?.refusal.code);
  compareBalances(ends, told, compare);
  if (told.main) compareCase(ends, told.main, told, ground, compare);
  else if (ends.state !== undefined) compare('state', ends.state, undefined);
  return problems;
};
