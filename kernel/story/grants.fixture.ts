import { amount as explained } from '../amount/amount.ts';
import { fact } from '../declare/fact.ts';
import { mechanism, office, party, system } from '../declare/mechanism.ts';
import { assumed, law, slot } from '../law/law.ts';
import { accountId } from '../ledger/declared.ts';
import type { BalanceRead, ReservationRead } from '../ledger/read.ts';

const words = (text: string) => [text, text] as const;

/** A small fund: money is reserved when asked for, paid or given back; what is paid is owed to the other node. */
export const grants = mechanism({
  id: 'grants',
  number: '0',
  title: words('grants'),
  purpose: words('grants'),
  uses: ['case', 'ledger'],
  actors: {
    officer: office(words('officer'), 'officer', 'any'),
    asker: party(words('asker'), 'who'),
    node: system(words('node'), 'node'),
  },
  facts: {
    who: fact.party(words('who')),
    amount: fact.money(words('amount')),
    until: fact.day(words('until')),
    year: fact.text(words('year')),
    worth: fact.amount(['核定金额', 'Granted']),
  },
  law: { cap: slot.money(words('cap per year')) },
  states: {
    asked: { title: words('asked') },
    paid: { title: words('paid'), final: true },
    back: { title: words('back'), final: true },
    funded: { title: words('funded'), final: true },
  },
  accounts: {
    budget: {
      title: words('budget'),
      key: [words('place')],
      unit: 'fen',
      owner: ([place = '']) => place,
      source: true,
      readers: ['officer'],
    },
    pool: {
      title: words('pool'),
      key: [words('place'), words('year')],
      unit: 'fen',
      owner: ([place = '']) => place,
      readers: ['officer'],
    },
    grant: {
      title: words('grant'),
      key: [words('key')],
      unit: 'fen',
      owner: ([key = '']) => key,
      limits: [{ period: 'year', way: 'in', max: 'cap' }],
      readers: ['officer'],
    },
  },
  reads: {
    pool: ({ state, facts }) => ({
      kind: 'balance',
      account: accountId('pool', state.deciding.jurisdiction, facts.year ?? '2021'),
    }),
    reserved: ({ state }) => ({ kind: 'reservation', id: `${state.id}/reserve` }),
    waiting: ({ state, facts }) => ({
      kind: 'reservations',
      account: accountId('pool', state.deciding.jurisdiction, facts.year ?? '2021'),
    }),
    held: ({ facts }) => ({ kind: 'balances', owner: facts.who?.key ?? '-', of: 'grant' }),
  },
  rules: {
    covered: {
      says: words('The pool does not cover it'),
      holds: ({ facts, reads }) => (facts.amount ?? 0) <= ((reads.pool as BalanceRead).available ?? 0),
    },
    stillReserved: {
      says: words('Nothing is reserved any more'),
      holds: ({ reads }) => (reads.reserved as ReservationRead | undefined)?.over === undefined,
    },
  },
  steps: {
    fund: {
      title: words('fund'),
      by: 'officer',
      from: 'nothing',
      to: 'funded',
      asks: ['amount', 'year'],
      then: ({ state, facts }) => [
        {
          kind: 'ledger.post',
          transfers: [
            {
              id: `${state.id}/fund`,
              debit: accountId('budget', state.deciding.jurisdiction),
              credit: accountId('pool', state.deciding.jurisdiction, facts.year ?? ''),
              amount: facts.amount ?? 0,
            },
          ],
        },
      ],
    },
    ask: {
      title: words('ask'),
      by: 'asker',
      from: 'nothing',
      to: 'asked',
      asks: ['who', 'amount', 'year', 'until?'],
      reads: ['pool', 'waiting', 'held'],
      requires: ['covered'],
      sets: ({ facts, law: lawOf }) => {
        const cap = lawOf('cap');
        const asked = explained.given(['申请金额', 'Asked for'], facts.amount ?? 0, 'fen', [
          '申请表',
          'the application',
        ]);
        return cap
          ? {
              worth: explained.least(
                ['核定金额', 'Granted'],
                [asked, explained.law(['年度上限', 'Cap per year'], cap)],
              ),
            }
          : {};
      },
      then: ({ state, facts }) => [
        {
          kind: 'ledger.post',
          transfers: [
            {
              id: `${state.id}/reserve`,
              debit: accountId('pool', state.deciding.jurisdiction, facts.year ?? ''),
              credit: accountId('grant', facts.who?.key ?? ''),
              amount: facts.amount ?? 0,
              pending: facts.until ? { expires: facts.until } : {},
            },
          ],
        },
      ],
    },
    pay: {
      title: words('pay'),
      by: 'officer',
      from: 'asked',
      to: 'paid',
      reads: ['reserved'],
      requires: ['stillReserved'],
      then: ({ state, facts }) => {
        const [pool, grant] = [
          accountId('pool', state.deciding.jurisdiction, facts.year ?? ''),
          accountId('grant', facts.who?.key ?? ''),
        ];
        const amount = facts.amount ?? 0;
        const owed = accountId('due-to', state.receiving.node, 'fen', 'grants');
        return [
          {
            kind: 'ledger.post',
            transfers: [
              { id: `${state.id}/pay`, debit: pool, credit: grant, amount, commits: `${state.id}/reserve` },
              ...(state.receiving.node === state.deciding.node
                ? []
                : [
                    {
                      id: `${state.id}/owe`,
                      debit: grant,
                      credit: owed,
                      amount,
                      ...(facts.worth && { because: facts.worth }),
                    },
                  ]),
            ],
          },
        ];
      },
    },
    withdraw: {
      title: words('withdraw'),
      by: 'asker',
      from: 'asked',
      to: 'back',
      then: ({ state, facts }) => [
        {
          kind: 'ledger.post',
          transfers: [
            {
              id: `${state.id}/release`,
              debit: accountId('pool', state.deciding.jurisdiction, facts.year ?? ''),
              credit: accountId('grant', facts.who?.key ?? ''),
              amount: 0,
              releases: `${state.id}/reserve`,
            },
          ],
        },
      ],
    },
  },
  clocks: {},
});

/** 3,000 yuan a year until July 2021, 1,000 from then on. */
export const grantsLaw = (jurisdiction: string) =>
  law(grants, jurisdiction, {
    cap: [
      { from: '2020-01-01', value: 300_000, cite: assumed('test'), status: 'assumed' },
      { from: '2021-07-01', value: 100_000, cite: assumed('test'), status: 'assumed', transition: 'pending-too' },
    ],
  });
