import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Actor,
  actingAs,
  addDays,
  type CaseEvent,
  type CaseState,
  type Command,
  decide,
  finalsOf,
  fold,
  groundOf,
  type Opening,
  type Post,
  type World,
} from '#kernel';
import zone from '../../zones/delta/zone.ts';
import { full, qingpu, survey, wujiang } from './examples/ground.ts';
import stories from './examples.ts';
import window from './mechanism.ts';

const finals = finalsOf(window);
const nodes = [qingpu.node, wujiang.node];

/** What people gave for each step in the stories: the walk draws from it. */
const given = new Map<string, object[]>();
for (const { story } of Object.values(stories.examples))
  for (const [, , step, facts] of story) given.set(step, [...(given.get(step) ?? []), facts ?? {}]);

const post = (role: string, authority: string): Post => ({ authority, role, from: '2000-01-01' });
const actors: readonly Actor[] = [
  { kind: 'party', node: qingpu.node, person: 'chen', key: '31011819900101001X' },
  {
    kind: 'staff',
    node: qingpu.node,
    person: 'w',
    posts: [post('window', qingpu.authority), post('supervisor', qingpu.authority)],
  },
  { kind: 'staff', node: wujiang.node, person: 'o', posts: [post('officer', wujiang.authority)] },
  { kind: 'staff', node: wujiang.node, person: 'h', posts: [post('head', wujiang.authority)] },
  { kind: 'clock', node: wujiang.node },
  { kind: 'node', node: qingpu.node },
];

const opening: Opening = {
  mechanism: window.id,
  matter: { code: survey.code, version: 1, title: survey.title },
  receiving: qingpu,
  deciding: wujiang,
  channel: 'window',
};

const { law, authorities, places, windows, knows, chainOf, calendarOf } = groundOf(zone);
const worldAt = (node: string, day: string): World => ({
  mechanism: window,
  node,
  day,
  at: `${day}T01:00:00.000Z`,
  law,
  chainOf,
  calendarOf,
  matter: { ...survey, commitment: true, tolerates: true },
  authorisations: [full],
  authorities,
  places,
  windows,
  knows,
  reads: { children: [], bars: { register: 'bars', entries: [], heard: {}, stale: [] } },
});

const move = fc.record({
  who: fc.nat(1000),
  step: fc.nat(100000),
  facts: fc.nat(1000),
  days: fc.nat(3),
});

const ends = new Set(['withdraw', 'giveBack', 'bounce', 'bounceBack', 'notOurs', 'refuseAcceptance', 'abandon']);
const all = Object.entries(
  window.steps as Record<
    string,
    { readonly from: string | readonly string[]; readonly by: string | readonly string[] }
  >,
);

/** Mostly a step open in the state, by one it names, so that walks get far; now and then anything by anybody. */
const commandOf = (
  state: CaseState | undefined,
  { who, step, facts }: { who: number; step: number; facts: number },
): Command => {
  const wild = step % 8 === 0;
  const open = all.filter(
    ([name, { from }]) =>
      wild || ([from].flat().includes(state?.state ?? 'nothing') && (!ends.has(name) || step % 40 === 1)),
  );
  const [name, spec] = open[step % open.length] ?? (all[0] as (typeof all)[number]);
  const subject = {
    receiving: qingpu,
    deciding: wujiang,
    facts: state?.facts ?? { applicant: { key: actors[0]?.key } },
  };
  const fitting = actors.filter((actor) => wild || actingAs(window, spec.by, actor, subject, '2021-09-01'));
  const samples = given.get(name) ?? [{}];
  const actor = fitting[who % fitting.length] ?? (actors[0] as Actor);
  const sample = samples[facts % samples.length] as Command['facts'];
  return { case: 'W-1', step: name, actor, facts: sample, note: '说明', ...(state ? {} : { opening }) };
};

test('whatever anybody tries, exactly one node may act, the holder is one of the two, and the events tell the whole state', () => {
  let events = 0;
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(move, { minLength: 40, maxLength: 160 }), (moves) => {
      let state: CaseState | undefined;
      let day = '2021-09-01';
      const history: CaseEvent[] = [];
      for (const one of moves) {
        day = addDays(day, one.days);
        const command = commandOf(state, one);
        const answers = nodes.map((node) => {
          return decide(worldAt(node, day), state, command);
        });
        const yes = answers.filter((answer) => answer.ok);
        if (state) assert(yes.length <= 1, `two nodes may take ${command.step}`);
        const first = yes[0];
        if (!first?.ok) continue;
        state = fold(state, first.value, finals);
        history.push(JSON.parse(JSON.stringify(first.value)) as CaseEvent);
        assert(nodes.includes(state.holder));
        assert.equal(state.version, history.length);
        reached.add(state.state);
        events++;
      }
      let again: CaseState | undefined;
      for (const event of history) again = fold(again, event, finals);
      assert.deepEqual(JSON.parse(JSON.stringify(again ?? null)), JSON.parse(JSON.stringify(state ?? null)));
    }),
    { numRuns: 200 },
  );
  assert(events > 3000 && reached.size > 12, `the walks were too short: ${events} events, ${[...reached].join(' ')}`);
});
