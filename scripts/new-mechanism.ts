import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * `npm run -s new-mechanism ID [-- --root DIR]` writes a mechanism that runs: a declaration, a law file, stories and
 * their test. It passes every check as it is; make it yours from there. See CONTRIBUTING.md.
 */
const camel = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const mechanismText = (id: string): string => `import { fact, mechanism, office, party, slot, system } from '#kernel';

/** What it is for, and where its rules stand. */
export default mechanism({
  id: '${id}',
  number: 'T0',
  title: ['新机制', 'A new mechanism'],
  purpose: ['一句话说明为谁解决什么问题。', 'One sentence: for whom it solves what.'],
  uses: ['case', 'clock', 'law'],

  actors: {
    applicant: party(['申请人', 'Applicant'], 'applicant'),
    officer: office(['审批人员', 'Deciding officer'], 'officer', 'deciding'),
    clock: system(['时限届满', 'The clock'], 'clock'),
  },

  facts: {
    applicant: fact.party(['申请人', 'Applicant'], { shared: true, searchable: true }),
    request: fact.longText(['申请内容', 'What is asked for'], { shared: true }),
    reasons: fact.longText(['理由', 'Reasons'], { shared: true }),
  },

  // What the law must tell us; the values, with their dates and sources, stand in zones/<zone>/law/<jurisdiction>/${id}.ts.
  law: {
    decisionTerm: slot.term(['办理期限', 'Time to decide']),
    dutyToGiveReasons: slot.basis(['不予决定应当说明理由', 'A refusal states its reasons']),
  },

  states: {
    filed: { title: ['已申请', 'Filed'], stage: 1 },
    granted: { title: ['准予', 'Granted'], stage: 5, final: true },
    refused: { title: ['不予', 'Refused'], stage: 5, final: true },
    lapsed: { title: ['逾期未决', 'Nobody decided'], stage: 5, final: true },
  },

  rules: {
    reasonsGiven: {
      says: ['不予的，应当说明理由', 'A refusal states the reasons on which it rests'],
      under: 'dutyToGiveReasons',
      field: 'reasons',
      holds: ({ facts }) => (facts.reasons ?? '').trim() !== '',
    },
  },

  steps: {
    apply: {
      title: ['申请', 'Apply'],
      by: 'applicant',
      from: 'nothing',
      to: 'filed',
      asks: ['applicant', 'request'],
    },
    grant: { title: ['准予', 'Grant'], by: 'officer', from: 'filed', to: 'granted' },
    refuse: {
      title: ['不予', 'Refuse'],
      by: 'officer',
      from: 'filed',
      to: 'refused',
      asks: ['reasons?'],
      requires: ['reasonsGiven'],
    },
    lapse: { title: ['逾期', 'The term is over'], by: 'clock', from: 'filed', to: 'lapsed' },
  },

  clocks: {
    decision: {
      title: ['办理期限', 'Time to decide'],
      owedBy: 'officer',
      lasts: 'decisionTerm',
      starts: ['apply'],
      stops: ['grant', 'refuse', 'lapse'],
      ifMissed: { takes: 'lapse', says: ['逾期未作决定', 'No decision came in time'] },
      shownAs: 'statutory',
    },
  },

  shows: { subject: 'applicant', columns: ['request'] },
});
`;

const examplesText = (id: string): string => `import { examples, type Place, storyMatter } from '#kernel';
import ${camel(id)} from './mechanism.ts';

// Everybody and everything here is invented.
const here: Place = { jurisdiction: '310118', authority: 'qp-center', node: 'shanghai' };
const applicant = { kind: 'person', key: '31011819900101001X', name: '陈示例' } as const;
const matter = storyMatter({
  code: '11310118MB000000202002000000101',
  basic: '002000000101',
  from: '2021-05-31',
  title: '示例事项',
  jurisdiction: '310118',
  authority: 'qp-center',
  type: '20',
  mechanism: '${id}',
  serves: 'both',
  department: 'service-centre',
  instant: false,
  result: { kind: 'answer', name: '答复' },
  visits: 0,
  modes: ['online'],
  deemedAcceptance: { mode: 'on-spot' },
});
const ground = { receiving: here, deciding: here, channel: 'online', matter } as const;
const filed = ['2021-09-17', 'applicant', 'apply', { applicant, request: '请予办理' }] as const;

/** Each story is a test and a paragraph of documentation. Days are real days of the calendar. */
export default examples(${camel(id)}, {
  'The term runs over the Mid-Autumn and National Day holidays': {
    ...ground,
    story: [filed],
    ends: { state: 'filed', due: { decision: '2021-10-08' } },
  },
  'Granted in time': {
    ...ground,
    story: [filed, ['2021-09-22', 'officer', 'grant']],
    ends: { state: 'granted', due: { decision: 'stopped' } },
  },
  'A refusal without reasons is not a decision': {
    ...ground,
    story: [filed, ['2021-09-22', 'officer', 'refuse']],
    ends: { state: 'filed', refusedBy: 'reasonsGiven' },
  },
  'A refusal with reasons': {
    ...ground,
    story: [filed, ['2021-09-22', 'officer', 'refuse', { reasons: '不符合条件' }]],
    ends: { state: 'refused' },
  },
  'The day after the term it is over': { ...ground, story: [filed], ends: { on: '2021-10-09', state: 'lapsed' } },
});
`;

const testText = (id: string): string => `import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkExample, checkMechanism, groundOf, lawBook } from '#kernel';
import law from '../../zones/delta/law/cn/${id}.ts';
import zone from '../../zones/delta/zone.ts';
import stories from './examples.ts';
import ${camel(id)} from './mechanism.ts';

const ground = { ...groundOf(zone), law: lawBook([law]) };

describe('the stories of ${id}', () => {
  for (const [name, example] of Object.entries(stories.examples))
    test(name, () => assert.deepEqual(checkExample(${camel(id)}, example, ground), []));
});

test('the declaration has no mistakes', () =>
  assert.deepEqual(checkMechanism(${camel(id)}, { ...zone, law: [law] }), []));
`;

const lawText = (id: string): string => `import { assumed, law, wd } from '#kernel';
import ${camel(id)} from '../../../../mechanisms/${id}/mechanism.ts';

// Replace each assumed value by the law, with act, article and date, as soon as you have read it.
export default law(${camel(id)}, 'cn', {
  decisionTerm: [
    { from: '2020-01-01', value: wd(10), cite: assumed('办理期限10个工作日，待依据'), status: 'assumed' },
  ],
  dutyToGiveReasons: [{ from: '2020-01-01', value: true, cite: assumed('说明理由，待依据'), status: 'assumed' }],
});
`;

/** The files of a new mechanism, by path. */
export const scaffold = (id: string): ReadonlyMap<string, string> =>
  new Map([
    [`mechanisms/${id}/mechanism.ts`, mechanismText(id)],
    [`mechanisms/${id}/examples.ts`, examplesText(id)],
    [`mechanisms/${id}/examples.test.ts`, testText(id)],
    [`zones/delta/law/cn/${id}.ts`, lawText(id)],
  ]);

const next = (id: string): string => `
Next:
  1. zones/delta/law/index.ts: import ${camel(id)}Cn from './cn/${id}.ts', and add it to the list.
  2. zones/delta/zone.ts: add '${id}' to mechanisms, and give the catalogue a matter with mechanism: '${id}'.
  3. npm test -- mechanisms/${id}; npm run docs; npm start.`;

const run = (): number => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { root: { type: 'string' } } });
  const [id = ''] = positionals;
  const root = values.root ?? join(import.meta.dirname, '..');
  if (!/^[a-z][a-z0-9-]*$/.test(id)) {
    console.error('npm run -s new-mechanism ID: lower-case words joined by hyphens, such as quota-trade');
    return 2;
  }
  const files = scaffold(id);
  const there = [...files.keys()].filter((path) => existsSync(join(root, path)));
  if (there.length) {
    console.error(`These are there already: ${there.join(', ')}`);
    return 1;
  }
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`  ${path}`);
  }
  console.log(next(id));
  return 0;
};

if (import.meta.main) process.exitCode = run();
