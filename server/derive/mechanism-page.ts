import type { AccountSpec, AnyMechanism, ClockSpec, Example, Fact, Line, PaperSpec, Seen, StateSpec } from '#kernel';
import { both, code, codes, listOf, page, table } from './markdown.ts';
import { stateChart } from './state-chart.ts';

type AnyClock = ClockSpec<Seen, string, string, string>;

const factsOf = (mechanism: AnyMechanism): string =>
  table(
    ['Fact', 'Title', 'Kind', 'Personal', 'Crosses the border'],
    Object.entries(mechanism.facts as Record<string, Fact>).map(([name, fact]) => [
      code(name),
      both(fact.title),
      fact.kind,
      fact.personal ? 'yes: reading is logged' : '',
      fact.shared ? (fact.confidential ? `to whom ${code(fact.confidential)} names` : 'yes') : 'never',
    ]),
  );

const statesOf = (mechanism: AnyMechanism): string =>
  table(
    ['State', 'Title', 'What people outside are told', ''],
    Object.entries(mechanism.states as Record<string, StateSpec>).map(([name, state]) => [
      code(name),
      both(state.title),
      state.outside ? both(state.outside) : '',
      state.final ? 'final' : '',
    ]),
  );

const stepsOf = (mechanism: AnyMechanism): string =>
  table(
    ['Step', 'Title', 'By', 'To', 'Asks', 'Rules', 'Papers'],
    Object.entries(mechanism.steps).map(([name, step]) => {
      const to: readonly string[] = typeof step.to === 'string' ? [step.to] : step.to.oneOf;
      const stays = to.length > 3 && to.length === listOf(step.from).length;
      return [
        code(name),
        both(step.title),
        codes(listOf(step.by) as readonly string[]),
        stays ? '(stays)' : codes(to),
        (step.asks ?? []).join(' '),
        (step.requires ?? []).join(' '),
        (step.papers ?? []).join(' '),
      ];
    }),
  );

const clocksOf = (mechanism: AnyMechanism): string =>
  table(
    ['Clock', 'Title', 'Owed by', 'Lasts', 'Starts', 'Stops', 'Pauses', 'If missed'],
    Object.entries(mechanism.clocks as Record<string, AnyClock>).map(([name, clock]) => [
      code(name),
      both(clock.title),
      code(clock.owedBy),
      [
        typeof clock.lasts === 'string' ? `law: ${code(clock.lasts)}` : 'by the matter, a fact or the law',
        clock.exact && 'to its very last day',
      ]
        .filter(Boolean)
        .join(', '),
      clock.starts.join(' '),
      clock.stops.join(' '),
      (clock.pauses ?? [])
        .map(({ by, until, notice }) => `${by} → ${until}${notice ? ` (with ${notice})` : ''}`)
        .join('; '),
      [
        clock.ifMissed?.takes && `takes ${code(clock.ifMissed.takes)}.`,
        clock.ifMissed?.tells && `tells ${clock.ifMissed.tells.map(code).join(' ')}.`,
        clock.ifMissed && both(clock.ifMissed.says),
      ]
        .filter(Boolean)
        .join(' '),
    ]),
  );

const papersOf = (mechanism: AnyMechanism): string =>
  table(
    ['Paper', 'Code', 'Title', 'Made by'],
    Object.entries((mechanism.papers ?? {}) as Record<string, PaperSpec<Seen>>).map(([name, paper]) => [
      code(name),
      paper.code,
      both(paper.title),
      Object.entries(mechanism.steps)
        .filter(([, step]) => step.papers?.includes(name))
        .map(([step]) => code(step))
        .join(' '),
    ]),
  );

/** Kinds of accounts: what tells them apart, what bounds them, who reads them. Mechanisms without accounts say nothing. */
const accountsOf = (mechanism: AnyMechanism): readonly string[] => {
  const kinds = Object.entries((mechanism.accounts ?? {}) as Record<string, AccountSpec<Seen, string>>);
  if (kinds.length === 0) return [];
  const bounds = ({ source, ceiling, limits = [], purse }: AccountSpec<Seen, string>): string =>
    [
      source ? 'source: may go below zero' : 'never below zero',
      ceiling && `at most ${code(ceiling)}`,
      ...limits.map(({ period, way, max }) => `${way} per ${period}: ${code(max)}`),
      purse && 'conditional purse',
    ]
      .filter(Boolean)
      .join('; ');
  const rows = kinds.map(([name, spec]) => [
    code(name),
    both(spec.title),
    spec.key.map(both).join(', '),
    spec.unit,
    bounds(spec),
    spec.readers.map(code).join(' '),
  ]);
  return ['## Accounts', table(['Account', 'Title', 'One per', 'Unit', 'Bounds', 'Readers beside the owner'], rows)];
};

const lineText = ([day, who, step, , more]: Line): string =>
  `${day} ${who} ${code(step)}${more?.part ? ` (part ${more.part})` : ''}`;

const endText = ({ ends }: Example): string =>
  [
    ends.refusedBy && `refused by ${code(ends.refusedBy)}`,
    ends.state && `state ${code(ends.state)}`,
    ...Object.entries(ends.due ?? {}).map(([clock, due]) => `${clock}: ${due ?? 'paused'}`),
  ]
    .filter(Boolean)
    .join(', ');

const storyText = ([name, example]: readonly [string, Example]): string => {
  const lines = example.story.map(lineText);
  const shown = lines.length > 6 ? [...lines.slice(0, 2), `… ${lines.length - 4} more …`, ...lines.slice(-2)] : lines;
  return `- **${name}.** ${shown.join(' → ')}${endText(example) ? ` ⇒ ${endText(example)}` : ''}`;
};

/** One mechanism as a lawyer reads it: purpose, way through the states, steps, clocks, papers, stories. */
export const mechanismPage = (mechanism: AnyMechanism, stories: Readonly<Record<string, Example>>): string =>
  page(`${mechanism.number} ${both(mechanism.title)}`, `mechanisms/${mechanism.id}`, [
    mechanism.purpose[0],
    mechanism.purpose[1],
    `Nouns of the kernel it uses: ${mechanism.uses.join(', ')}.`,
    '## The way of a case',
    stateChart(mechanism),
    '## States',
    statesOf(mechanism),
    '## Steps',
    stepsOf(mechanism),
    '## Clocks',
    clocksOf(mechanism),
    '## Papers',
    papersOf(mechanism),
    ...accountsOf(mechanism),
    '## Facts',
    factsOf(mechanism),
    '## Stories',
    'Each is a test. Days are real days of the calendar; what follows ⇒ is checked.',
    Object.entries(stories).map(storyText).join('\n'),
  ]);
