import { addDays, type DemoCase, demo } from '#kernel';
import mandate from '../../../mechanisms/mandate/mechanism.ts';
import { residents } from '../residents.ts';

type Line = DemoCase<typeof mandate>['lines'][number];
const matter = '920020000300';

const helper = residents.find(({ login }) => login === 'qp-agent');
if (!helper?.key) throw new Error('bug: the zone has no agent to demonstrate');
const agent = { kind: 'person', key: helper.key, name: helper.name } as const;

const grant = (ago: number, terms: { extent: 'all' } | { extent: 'named'; matters: string[] }): Line => [
  ago,
  'window',
  'grant',
  ({ applicant }, day) => ({
    grantor: applicant,
    agent,
    ...terms,
    from: day,
    until: addDays(day, 365),
  }),
];

/** In force for a firm and for an older person, and one taken back: 卢承诺 acts for them. */
export default demo(mandate, [
  {
    key: 'in force, for all matters of a firm',
    matter,
    from: 'qp-01',
    to: '310118',
    applicant: 'qp-enterprise',
    lines: [grant(12, { extent: 'all' })],
  },
  {
    key: 'in force, for one matter of an older person',
    matter,
    from: 'qp-02',
    to: '310118',
    applicant: 'qp-elder',
    lines: [grant(9, { extent: 'named', matters: ['900120000100'] })],
  },
  {
    key: 'revoked',
    matter,
    from: 'qp-01',
    to: '310118',
    applicant: 'qp-resident',
    lines: [grant(20, { extent: 'all' }), [6, 'window', 'revoke']],
  },
]);
