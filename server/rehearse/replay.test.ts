import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  assumed,
  type CaseEvent,
  type CaseState,
  type Command,
  decide,
  fact,
  finalsOf,
  fold,
  law,
  lawBook,
  mechanism,
  type Opening,
  office,
  slot,
  type World,
} from '#kernel';
import type { Program } from '../load.ts';
import { bookWith } from './proposal.ts';
import { type Past, replayCase } from './replay.ts';

/** What moves in accounts and registers when a value of law is another: a rehearsal says so, line by line. */

const words = (text: string) => [text, text] as const;
const toy = mechanism({
  id: 'toy',
  number: '0',
  title: words('toy'),
  purpose: words('toy'),
  uses: ['case', 'ledger', 'register'],
  actors: { officer: office(words('officer'), 'officer', 'deciding') },
  facts: { who: fact.text(words('who'), { personal: true }), due: fact.money(words('due')) },
  law: { amount: slot.money(words('amount')), days: slot.number(words('days')) },
  states: { open: { title: words('open') }, paid: { title: words('paid'), final: true } },
  rules: {},
  accounts: {
    purse: {
      title: words('purse'),
      key: [words('who')],
      unit: 'fen',
      owner: ([who = '']) => who,
      source: true,
      readers: [],
    },
    person: { title: words('person'), key: [words('who')], unit: 'fen', owner: ([who = '']) => who, readers: [] },
  },
  registers: {
    grants: { title: words('grants'), key: words('key'), columns: { who: fact.text(words('who')) }, readers: [] },
  },
  steps: {
    begin: { title: words('begin'), by: 'officer', from: 'nothing', to: 'open', asks: ['who'] },
    pay: {
      title: words('pay'),
      by: 'officer',
      from: 'open',
      to: 'paid',
      sets: (seen) => ({ due: seen.law('amount')?.value, who: `${seen.facts.who} ${seen.law('amount')?.value}` }),
      then: (seen) => [
        {
          kind: 'ledger.post',
          transfers: [
            {
              id: `${seen.state.id}/t`,
              debit: 'purse/b',
              credit: 'person/x',
              amount: seen.law('amount')?.value ?? 0,
            },
          ],
        },
        {
          kind: 'register.enter',
          register: 'grants',
          key: 'G1',
          values: { who: 'x' },
          from: seen.day,
          to: `2021-09-${20 + (seen.law('days')?.value ?? 0)}`,
        },
      ],
    },
  },
  clocks: {},
});

const version = { from: '2020-01-01', cite: assumed('test'), status: 'assumed' } as const;
const book = lawBook([law(toy, 'b', { amount: [{ ...version, value: 500 }], days: [{ ...version, value: 1 }] })]);
const place = { jurisdiction: 'b', authority: 'b-1', node: 'n' };
const opening: Opening = {
  mechanism: 'toy',
  matter: { code: 'm', version: 1, title: 'm' },
  receiving: place,
  deciding: place,
  channel: 'window',
};
const calendar = { id: 'c', title: words('c'), weekend: [0, 6], years: {} };
const program = {
  mechanism: () => toy,
  law: book,
  chainOf: (code: string) => [code],
  calendarOf: () => calendar,
  calendar: () => calendar,
  authorities: {},
  places: {},
  windows: {},
} as unknown as Program;
const past: Past = {
  program,
  law: program.law,
  authorisations: [],
  matter: () => undefined,
  reads: async () => ({}),
};

const recorded = (): CaseEvent[] => {
  const actor = {
    kind: 'staff',
    node: 'n',
    person: 'o',
    posts: [{ authority: 'b-1', role: 'officer', from: '2000-01-01' }],
  } as const;
  const world: World = {
    mechanism: toy,
    node: 'n',
    day: '2021-09-01',
    at: '2021-09-01T01:00:00.000Z',
    law: book,
    chainOf: program.chainOf,
    calendarOf: program.calendarOf,
    matter: undefined,
    authorisations: [],
    authorities: {},
    places: {},
    windows: {},
    knows: () => true,
    reads: {},
  };
  let state: CaseState | undefined;
  const events: CaseEvent[] = [];
  for (const [step, facts] of [
    ['begin', { who: 'somebody' }],
    ['pay', {}],
  ] as const) {
    const command: Command = { case: 'C', step, actor, facts, ...(state ? {} : { opening }) };
    const decided = decide(world, state, command);
    assert.ok(decided.ok, JSON.stringify(decided));
    state = fold(state, decided.value, finalsOf(toy));
    events.push(decided.value);
  }
  return events;
};

const under = (slotName: string, value: number) =>
  replayCase(
    past,
    bookWith(book, {
      mechanism: 'toy',
      slot: slotName,
      jurisdictions: ['b'],
      from: '2021-01-01',
      value,
      transition: 'pending-too',
    }),
    recorded().map((event) => ({ event, own: true })),
  );

test('another amount moves the posting and the fee; nobody is named by it', async () => {
  const { changes, unclear } = await under('amount', 800);
  assert.equal(unclear, 0);
  assert.deepEqual(
    changes.map(({ kind, what, before, after }) => [kind, what, before, after]),
    [
      ['fee', 'due', '500', '800'],
      ['fact', 'who', '•••', '•••'],
      ['posting', '1 purse/b → person/x', '500', '800'],
    ],
  );
});

test('another term moves the entry', async () => {
  const { changes } = await under('days', 5);
  assert.deepEqual(
    changes.map(({ kind, what, after }) => [kind, what, after]),
    [['entry', 'enter grants', '{"from":"2021-09-01","to":"2021-09-25"}']],
  );
});

test('the law as it is changes nothing', async () => {
  assert.deepEqual(await under('days', 1), { changes: [], unclear: 0 });
});
