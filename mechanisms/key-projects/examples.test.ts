import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkExample, checkMechanism, forbidden, groundOf, tell } from '#kernel';
import zone from '../../zones/delta/zone.ts';
import {
  atCommittee,
  code,
  guaranteed,
  issueStory,
  type Lines,
  nominated,
  prepared,
  type Story,
  signedLink,
} from './examples/ground.ts';
import stories from './examples.ts';
import projects from './mechanism.ts';
import { guarantee } from './steps/guarantee.ts';
import type { Case } from './vocabulary.ts';

const ground = groundOf(zone);
const all = Object.entries(stories.examples);

describe('the stories of mechanism 5', () => {
  for (const [name, example] of all) test(name, () => assert.deepEqual(checkExample(projects, example, ground), []));
});

test('the declaration and the law of the zone have no mistakes', () =>
  assert.deepEqual(checkMechanism(projects, zone), []));

test('every step is taken in some story, every rule that can refuse refuses in one', () => {
  const taken = new Set(all.flatMap(([, one]) => tell(projects, one, ground).events.map((event) => event.step)));
  assert.deepEqual(
    Object.keys(projects.steps).filter((step) => !taken.has(step) && !['comesBack', 'enterGrant'].includes(step)),
    [],
  );
});

describe('grants made before the ledger held reservations', () => {
  // As the step was then: a grant in the case, and nothing in any account.
  const { then: _, ...kept } = guarantee.grant;
  const sets = (seen: Case) => ({
    grants: guarantee.grant.sets(seen).grants.map((one) => ({ ...one, pledge: undefined })),
  });
  const before = {
    ...projects,
    steps: { ...projects.steps, grant: { ...kept, sets } },
  } as unknown as typeof projects;
  const land = {
    grantOf: 'land' as const,
    grantAmount: 50_000,
    grantUntil: '2021-12-31',
    grantDocument: '示例批文',
  };
  const granted: Lines = [...nominated('2021-05-20'), ['2021-05-21', 'qp', 'grant', land]];
  const account = `granted-land/${code}/310118`;
  const check = (story: Lines, ends: Story['ends'], more: Partial<Story> = {}) =>
    assert.deepEqual(checkExample(before, atCommittee(story, ends, more), ground), []);

  test('hold nothing', () => check(granted, { balances: { [account]: { heldIn: 0 } } }));
  test('are entered one by one by whoever granted them, and hold from then on', () =>
    check([...granted, ['2021-06-01', 'qp', 'enterGrant', { grantNumber: 1 }]], {
      balances: { [account]: { heldIn: 50_000 }, 'quota-land/310118': { heldOut: 50_000 } },
    }));
  test('are used at once where works have begun', () =>
    check(
      [
        ...prepared('2021-05-20', 55_000_000_000),
        ...guaranteed('2021-05-21'),
        ['2021-06-30', 'officer', 'begin'],
        ['2021-07-01', 'qp', 'enterGrant', { grantNumber: 1 }],
      ],
      { balances: { [account]: 50_000, 'quota-land/310118': { heldOut: 0 } } },
      { entries: signedLink(true) },
    ));
  for (const [name, who, number, day] of [
    ['twice', 'qp', 1, '2021-06-02'],
    ['by another party', 'js', 1, '2021-06-01'],
    ['where there is none', 'qp', 2, '2021-06-01'],
    ['after they have run out', 'qp', 1, '2022-01-01'],
  ] as const)
    test(`are not entered ${name}`, () =>
      check(
        [
          ...granted,
          ...(name === 'twice' ? ([['2021-06-01', 'qp', 'enterGrant', { grantNumber: 1 }]] as Lines) : []),
          [day, who, 'enterGrant', { grantNumber: number }],
        ],
        { refusedBy: 'grantUnreserved' },
      ));
});

test('whoever a step does not name, and whatever state it does not list, is refused', () => {
  const problems = forbidden(projects, issueStory(nominated('2021-05-20'), {}), ground);
  assert.deepEqual(
    problems.filter(({ expected, found }) => expected !== found),
    [],
  );
});
