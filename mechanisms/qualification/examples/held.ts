import { HELD } from '../reckoning.ts';
import { atHrss, builder, declared, held, heldMatter, hour, type Lines, type Story, trainers } from './ground.ts';

const second = { kind: 'person', key: '31011819900101001X', name: '顾念一' } as const;
const session = {
  course: '绿色建筑',
  year: 2021,
  kind: 'professional',
  hours: 12,
  issuedBy: trainers['310118'],
  issuedOn: '2021-09-01',
} as const;
const mine = { ...session, issuer: '310118' };
const course = { part: 'course' } as const;
const record = (
  more: object = {},
  attendees: readonly (typeof builder | typeof second)[] = [builder, second],
): Lines => [['2021-09-02', 'officer', 'recordHours', { session: { ...session, ...more }, attendees }]];
const counted: Lines = [
  ['2021-09-02', 'officer', 'recordHours', { session, attendees: [builder, second] }, course],
  ...declared('2021-12-01', [mine]),
];
const at = (story: Lines, ends: Story['ends'], more: Partial<Story> = {}): Story =>
  atHrss(story, ends, { matter: heldMatter, entries: {}, ...more });
const withCourse = (story: Lines, ends: Story['ends']): Story =>
  atHrss(story, ends, { entries: { [HELD]: [] }, matters: { course: heldMatter } });

/** 出具地: whoever held the hours answers for them, and what it revokes counts nowhere. */
export const heldStories: Readonly<Record<string, Story>> = {
  'A course is recorded by its issuer: from then on its register answers': at(record(), {
    state: 'recorded',
    effects: ['register.enter', 'register.enter'],
  }),
  'Only by a body on the list of the place': at(record({ issuedBy: '某培训公司（虚构）' }), {
    refusedBy: 'issuersListed',
  }),
  'Not before it was held': at(record({ issuedOn: '2021-09-03' }), { refusedBy: 'heldByNow' }),
  'Not for a later year': at(record({ year: 2022 }), { refusedBy: 'yearFits' }),
  'Nobody attends one course twice': at(record({}, [builder, builder]), { refusedBy: 'notHeldYet' }),
  'What is on record is not recorded again': at(
    record(),
    { refusedBy: 'notHeldYet' },
    { entries: { [HELD]: held([mine]) } },
  ),
  'T2-1: hours that their issuer has not on record count nowhere': atHrss(
    declared('2021-12-01', [mine]),
    {
      state: 'declared',
      facts: { claimedElsewhere: ['出具地没有登记该学时'] },
      parts: { 'claim-310118-1': 'denied' },
    },
    { entries: { [HELD]: [] } },
  ),
  'Declared are more hours than were held: the issuer says no, and what differs': atHrss(
    declared('2021-12-01', [{ ...mine, hours: 20 }]),
    { state: 'declared', facts: { claimedElsewhere: ['“绿色建筑”的学时数与出具地登记不一致'] } },
    { entries: { [HELD]: held([mine]) } },
  ),
  'Corrected to what was held, they are recognised': atHrss(
    [
      ...declared('2021-12-01', [{ ...mine, hours: 20 }]),
      ['2021-12-02', 'applicant', 'amendHours', { records: [mine] }],
      ['2021-12-02', 'officer', 'recogniseHours'],
    ],
    {
      state: 'counted',
      facts: { totals: [{ year: 2021, total: 12, professional: 12, met: false }] },
      parts: { 'claim-310118-1': 'denied', 'claim-310118-2': 'done' },
    },
    { entries: { [HELD]: held([mine]) } },
  ),
  'Another subject than was held: no as well': atHrss(
    declared('2021-12-01', [{ ...mine, kind: 'common', part: 'required' }]),
    { state: 'declared', facts: { claimedElsewhere: ['“绿色建筑”的科目、必修选修与出具地登记不一致'] } },
    { entries: { [HELD]: held([mine]) } },
  ),
  'Recorded, declared, counted: the issuer has answered': withCourse(counted, {
    state: 'counted',
    facts: { totals: [{ year: 2021, total: 12, professional: 12, met: false }] },
  }),
  'Revoked by their issuer: out of the register that counted them, and the case says so': withCourse(
    [...counted, ['2022-01-10', 'head', 'revokeHours', { reasons: '未实际举办' }, course]],
    {
      state: 'counted',
      facts: {
        withdrawn: [{ course: '绿色建筑', year: 2021, reason: '未实际举办' }],
        totals: [],
      },
    },
  ),
  'Revoked for one of two: the other keeps theirs': withCourse(
    [...counted, ['2022-01-10', 'head', 'revokeHours', { reasons: '未到场', revokedFor: [second] }, course]],
    { state: 'counted', facts: { totals: [{ year: 2021, total: 12, professional: 12, met: false }] } },
  ),
  'Revoked for somebody who was not there': at(
    [
      ...record(),
      [
        '2022-01-10',
        'head',
        'revokeHours',
        { reasons: '示例', revokedFor: [{ ...second, key: '330421197809230057' }] },
      ],
    ],
    { state: 'recorded', refusedBy: 'revokedStand' },
  ),
  'All revoked, the record is closed': at(
    [...record(), ['2022-01-10', 'head', 'revokeHours', { reasons: '未实际举办' }]],
    { state: 'hoursRevoked', papers: ['hoursRevocation'] },
  ),
  'Revoked first, they are recognised nowhere': withCourse(
    [counted[0]!, ['2021-11-01', 'head', 'revokeHours', { reasons: '未实际举办' }, course], ...counted.slice(1)],
    { state: 'declared', facts: { claimedElsewhere: ['“绿色建筑”的学时已被出具地撤销'] } },
  ),
  'Revoked while another issuer has not answered yet: what is counted in the end is the rest': atHrss(
    [
      ['2021-09-02', 'officer', 'recordHours', { session, attendees: [builder] }, course],
      ...declared('2021-12-01', [mine, hour('professional', 8, { issuer: '320509' })]),
      ['2021-12-02', 'head', 'revokeHours', { reasons: '未实际举办' }, course],
    ],
    {
      on: '2021-12-10',
      state: 'counted',
      facts: { totals: [{ year: 2021, total: 8, professional: 8, met: false }] },
    },
    {
      entries: { [HELD]: held([hour('professional', 8, { issuer: '320509' })]) },
      matters: { course: heldMatter },
      linkDown: { from: '2021-12-01', until: '2021-12-08' },
    },
  ),
};
