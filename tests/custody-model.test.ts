import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CaseEvent,
  type CaseState,
  decide,
  fold,
  mechanism,
  type Opening,
  office,
  type Place,
  system,
  type Words,
  type World,
} from '#kernel';
import { foldLetter } from '#server/engine/mirror.ts';
import type { CaseLetter } from '#server/engine/outgoing.ts';

/**
 * Every interleaving of two nodes that hand a case to and fro, over a line with an order: offering, recalling before the
 * letter is sealed, sealing, delivering, taking, refusing, editing. The real decide, fold and foldLetter; only database
 * and post are a model here.
 */

const words = (text: string): Words => [text, text];
const toy = mechanism({
  id: 'toy',
  number: '0',
  title: words('toy'),
  purpose: words('toy'),
  uses: ['case'],
  actors: {
    window: office(words('window'), 'window', 'receiving'),
    officer: office(words('officer'), 'officer', 'deciding'),
    node: system(words('node'), 'node'),
  },
  facts: {},
  law: {},
  states: {
    here: { title: words('here') },
    going: { title: words('going') },
    there: { title: words('there') },
    back: { title: words('back') },
  },
  rules: {},
  papers: {},
  steps: {
    open: { title: words('open'), by: 'window', from: 'nothing', to: 'here' },
    edit: {
      title: words('edit'),
      by: ['window', 'officer'],
      from: ['here', 'there'],
      to: { oneOf: ['here', 'there'], pick: ({ before }) => before?.state as 'here' },
    },
    offer: { title: words('offer'), by: 'window', from: 'here', to: 'going', handsTo: 'deciding' },
    arrive: { title: words('arrive'), by: 'node', from: 'going', to: 'there', takesCustody: true },
    bounce: { title: words('bounce'), by: 'node', from: 'going', to: 'here', returnsCustody: true },
    giveBack: { title: words('give back'), by: 'officer', from: 'there', to: 'back', handsTo: 'receiving' },
    arriveBack: { title: words('arrive back'), by: 'node', from: 'back', to: 'here', takesCustody: true },
    bounceBack: { title: words('bounce back'), by: 'node', from: 'back', to: 'there', returnsCustody: true },
  },
  clocks: {},
});

type Side = 'A' | 'B';
const other = (side: Side): Side => (side === 'A' ? 'B' : 'A');
const place = (node: Side): Place => ({ jurisdiction: node, authority: node, node });
const opening: Opening = {
  mechanism: 'toy',
  matter: { code: 'm', version: 1, title: 'm' },
  receiving: place('A'),
  deciding: place('B'),
  channel: 'window',
};
const finals = () => new Set<string>();

type Letter =
  | { readonly kind: 'offer' | 'events'; readonly letter: CaseLetter }
  | { readonly kind: 'refused'; readonly version: number };

interface NodeModel {
  readonly log: readonly CaseEvent[];
  readonly state: CaseState | undefined;
  readonly outbox: readonly Letter[];
}
interface Model {
  readonly A: NodeModel;
  readonly B: NodeModel;
  /** Sealed, on their way, in order. */
  readonly toA: readonly Letter[];
  readonly toB: readonly Letter[];
  /** What the exploration still allows, so that it ends. */
  readonly edits: number;
  readonly refusals: number;
}

const worldOf = (node: Side): World => ({
  mechanism: toy,
  node,
  day: '2021-09-17',
  at: '2021-09-17T02:00:00.000Z',
  law: new Map() as never,
  chainOf: (place) => [place],
  calendarOf: () => ({ id: 'x' }) as never,
  matter: undefined,
  authorisations: [],
  authorities: {},
  places: {},
  windows: {},
  knows: () => true,
  reads: {},
});

const actorFor = (node: Side, step: string) =>
  ['arrive', 'bounce', 'arriveBack', 'bounceBack'].includes(step)
    ? ({ kind: 'node', node } as const)
    : ({
        kind: 'staff',
        node,
        person: `p${node}`,
        posts: [{ authority: node, role: node === 'A' ? 'window' : 'officer', from: '2000-01-01' }],
      } as const);

const letterOf = (events: readonly CaseEvent[], writers: ReadonlyMap<number, Side>, whole: boolean): CaseLetter => ({
  case: 'c',
  ...(whole && { package: true as const }),
  events: events.map((event) => ({ event, origin: writers.get(event.version) as string, leaf: '' })),
});

/** Who wrote each version follows from the log itself: the holder before, or the side that takes. */
const writersOf = (log: readonly CaseEvent[]): ReadonlyMap<number, Side> => {
  const writers = new Map<number, Side>();
  let state: CaseState | undefined;
  for (const event of log) {
    writers.set(event.version, (event.custody?.act === 'take' || !state ? event.by.node : state.holder) as Side);
    state = fold(state, event, finals());
  }
  return writers;
};

/** One step at one node as the engine takes it; undefined: refused, and nothing changed. */
const act = (model: Model, side: Side, step: string, known = model[side]): NodeModel | undefined => {
  const decided = decide(worldOf(side), known.state, {
    case: 'c',
    step,
    actor: actorFor(side, step),
    facts: {},
    ...(known.state ? {} : { opening }),
  });
  if (!decided.ok) return undefined;
  const event = decided.value;
  const state = fold(known.state, event, finals());
  const log = [...known.log, event];
  const writers = writersOf(log);
  const outbox = [...known.outbox];
  if (event.custody?.act === 'offer') outbox.push({ kind: 'offer', letter: letterOf(log, writers, true) });
  else if (state.crossed)
    outbox.push({
      kind: 'events',
      letter: letterOf(log.slice(event.custody?.act === 'return' ? -2 : -1), writers, false),
    });
  return { log, state, outbox };
};

const set = (model: Model, side: Side, node: NodeModel, more: Partial<Model> = {}): Model => ({
  ...model,
  [side]: node,
  ...more,
});
const inbound = (side: Side) => (side === 'A' ? 'toA' : 'toB');

/** The first letter on the line to `side` arrives. `refuse`: the receiving side does not know the matter. */
const deliver = (model: Model, side: Side, refuse: boolean): Model => {
  const [first, ...rest] = model[inbound(side)];
  if (!first) return model;
  const mine = model[side];
  const arrived = { ...model, [inbound(side)]: rest };
  if (first.kind === 'refused') {
    const { state } = mine;
    if (state?.offeredTo !== other(side) || state.version !== first.version) return arrived;
    const back = act(model, side, state.state === 'going' ? 'bounce' : 'bounceBack');
    assert.ok(back, 'an offer that is refused comes back');
    return set(arrived, side, back);
  }
  const version = first.letter.events.at(-1)?.event.version as number;
  const refused = { ...mine, outbox: [...mine.outbox, { kind: 'refused', version } as const] };
  if (first.kind === 'offer' && refuse) return set(arrived, side, refused);
  const folded = foldLetter(mine.state, first.letter, other(side), side, finals);
  assert.ok(folded.ok, `a letter of a fair peer was refused: ${JSON.stringify(folded)}`);
  const heard: NodeModel = {
    ...mine,
    state: folded.value.state,
    log: [...mine.log, ...folded.value.news.map(({ event }) => event)],
  };
  if (first.kind === 'events') return set(arrived, side, heard);
  const taken = heard.state?.offeredTo === side && act(model, side, side === 'B' ? 'arrive' : 'arriveBack', heard);
  return taken ? set(arrived, side, taken) : set(arrived, side, refused);
};

const seal = (model: Model, side: Side): Model => {
  const [first, ...rest] = model[side].outbox;
  if (!first) return model;
  const to = inbound(other(side));
  return { ...set(model, side, { ...model[side], outbox: rest }), [to]: [...model[to], first] };
};

const recall = (model: Model, side: Side): Model | undefined => {
  const { outbox, state } = model[side];
  const n = outbox.findIndex((letter) => letter.kind === 'offer');
  if (n < 0 || state?.offeredTo === undefined) return undefined;
  const back = act(model, side, state.state === 'going' ? 'bounce' : 'bounceBack', {
    ...model[side],
    outbox: outbox.filter((_, m) => m !== n),
  });
  assert.ok(back, 'an offer that is not sealed can be recalled');
  return set(model, side, back);
};

/** Everything that may happen next. */
const next = (model: Model): readonly Model[] => {
  const moves: (Model | undefined)[] = [];
  for (const side of ['A', 'B'] as const) {
    for (const step of side === 'A' ? ['offer'] : ['giveBack']) {
      const done = act(model, side, step);
      if (done) moves.push(set(model, side, done));
    }
    const edited = model.edits > 0 ? act(model, side, 'edit') : undefined;
    if (edited) moves.push(set(model, side, edited, { edits: model.edits - 1 }));
    moves.push(recall(model, side));
    if (model[side].outbox.length) moves.push(seal(model, side));
    if (model[inbound(side)].length) {
      moves.push(deliver(model, side, false));
      if (model[inbound(side)][0]?.kind === 'offer' && model.refusals > 0)
        moves.push({ ...deliver(model, side, true), refusals: model.refusals - 1 });
    }
  }
  return moves.filter((move) => move !== undefined);
};

const mayAct = ({ state }: NodeModel, side: Side): boolean => state?.holder === side && state.offeredTo === undefined;

const check = (model: Model): void => {
  const [longer, shorter] = model.A.log.length >= model.B.log.length ? [model.A, model.B] : [model.B, model.A];
  for (const [n, event] of shorter.log.entries())
    assert.deepEqual(event, longer.log[n], 'two different stories of one case');
  assert.ok(!(mayAct(model.A, 'A') && mayAct(model.B, 'B')), 'two holders may act at once');
  assert.ok(model.A.state?.holder === 'A' || model.B.state?.holder === 'B', 'nobody holds the case');
  assert.equal(longer.state?.holder === 'A' || longer.state?.holder === 'B', true);
};

/** Once all letters have arrived the case lies with exactly one side, free to be worked on, and both tell the same. */
const comesToRest = (model: Model): void => {
  let now = model;
  for (let n = 0; n < 60 && [now.A.outbox, now.B.outbox, now.toA, now.toB].some((queue) => queue.length); n++)
    for (const side of ['A', 'B'] as const) now = deliver(seal(now, side), other(side), false);
  assert.equal(Number(mayAct(now.A, 'A')) + Number(mayAct(now.B, 'B')), 1, 'at rest exactly one side holds the case');
  if (now.B.state) assert.deepEqual(now.A.log, now.B.log, 'at rest both sides tell the same story');
};

const start = (): Model => {
  const empty: NodeModel = { log: [], state: undefined, outbox: [] };
  const model: Model = { A: empty, B: empty, toA: [], toB: [], edits: 2, refusals: 2 };
  return set(model, 'A', act(model, 'A', 'open') as NodeModel);
};

const keyOf = (model: Model): string => {
  const side = ({ log, outbox }: NodeModel) => [
    log.map((event) => `${event.by.node}${event.step}`),
    outbox.map(nameOf),
  ];
  return JSON.stringify([side(model.A), side(model.B), model.toA.map(nameOf), model.toB.map(nameOf), model.refusals]);
};
const nameOf = (letter: Letter): string =>
  letter.kind === 'refused'
    ? `refused${letter.version}`
    : `${letter.kind}${letter.letter.events.map(({ event }) => event.version)}`;

test('in every interleaving a case never has two holders and never none, and always comes to rest with one', () => {
  const depth = 15;
  let front = new Map([[keyOf(start()), start()]]);
  const seen = new Set(front.keys());
  let moves = 0;
  for (let n = 0; n < depth; n++) {
    const further = new Map<string, Model>();
    for (const model of front.values())
      for (const after of next(model)) {
        moves += 1;
        const key = keyOf(after);
        if (seen.has(key)) continue;
        seen.add(key);
        check(after);
        comesToRest(after);
        further.set(key, after);
      }
    front = further;
  }
  assert.ok(seen.size > 5000, `only ${seen.size} situations`);
  console.log(`# custody model: ${seen.size} situations, ${moves} moves, depth ${depth}`);
});

test('the model can fail: a side that takes what it was not offered is found out', () => {
  const model = start();
  const offered = set(model, 'A', act(model, 'A', 'offer') as NodeModel);
  const sent = seal(offered, 'A');
  const there = deliver(sent, 'B', false);
  const cheat: CaseLetter = {
    case: 'c',
    events: [
      {
        event: {
          ...(there.B.log.at(-1) as CaseEvent),
          version: 4,
          custody: { act: 'take' },
          by: { role: 'node', kind: 'node', node: 'A' },
        },
        origin: 'A',
        leaf: '',
      },
    ],
  };
  const folded = foldLetter(there.B.state, cheat, 'A', 'B', finals);
  assert.equal(folded.ok, false);
  assert.throws(
    () => check(set(there, 'A', { ...there.A, state: { ...(there.A.state as CaseState), offeredTo: undefined } })),
    /two holders/,
  );
});
