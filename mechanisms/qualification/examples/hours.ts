import { atHrss, claimedBy, counted, declared, hour, type Story } from './ground.ts';

/** 继续教育学时: recognised, bound to their year, counted once. */
export const hourStories: Readonly<Record<string, Story>> = {
  'T2-1: 40 and 50 hours make 90, but too few professional ones': atHrss(
    declared('2021-12-01', [hour('common', 40), hour('professional', 50)]),
    {
      state: 'counted',
      facts: { totals: [{ year: 2021, total: 90, professional: 50, met: false }] },
    },
  ),
  'T2-1: with 12 professional hours from 吴江 they are met': atHrss(
    declared('2021-12-01', [hour('professional', 12, { issuer: '320509' })]),
    { facts: { totals: [{ year: 2021, total: 102, professional: 62, met: true }] } },
    { entries: counted([hour('common', 40), hour('professional', 50)]) },
  ),
  'T2-1: the same hours in 2022 count for 2021, and for 2022 nothing': atHrss(
    declared('2022-01-10', [
      hour('professional', 12, { issuer: '320509', course: '2022年新课', year: 2022, issuedOn: '2022-01-05' }),
    ]),
    { facts: { totals: [{ year: 2022, total: 12, professional: 12, met: false }] } },
    { entries: counted([hour('common', 40), hour('professional', 50), hour('professional', 62)]) },
  ),
  'T2-1: hours of 2021 are not declared for 2022': atHrss(
    declared('2022-01-10', [hour('professional', 12, { issuer: '320509', year: 2022 })]),
    { state: 'declared', refusedBy: 'yearFits' },
  ),
  'T2-1: one course of one year counts once, wherever it is declared': atHrss(
    declared('2021-12-01', [hour('professional', 50)]),
    { state: 'declared', refusedBy: 'notCountedTwice' },
    { entries: counted([hour('professional', 50)]) },
  ),
  'T2-1: not twice in one declaration either': atHrss(
    declared('2021-12-01', [hour('professional', 50), hour('professional', 50)]),
    { refusedBy: 'notCountedTwice' },
  ),
  'T2-1: two places count at once: the issuer says yes to one, and the other counts nothing': atHrss(
    declared('2021-12-01', [hour('professional', 12, { issuer: '320509' })]),
    {
      state: 'declared',
      facts: { claimedElsewhere: ['1 项学时已在嘉善计入'] },
      parts: { 'claim-320509-1': 'denied' },
    },
    { entries: claimedBy('330421', hour('professional', 12, { issuer: '320509' })) },
  ),
  'Of two issuers one says no: what the other had granted is given back': atHrss(
    declared('2021-12-01', [hour('common', 8), hour('professional', 12, { issuer: '320509' })]),
    {
      state: 'declared',
      parts: { 'claim-310118-1': 'done', 'claim-320509-1': 'denied', 'unclaim-310118-1': 'done' },
    },
    { entries: claimedBy('330421', hour('professional', 12, { issuer: '320509' })) },
  ),
  'The line to the issuer is down: the hours wait and count for nobody yet': atHrss(
    declared('2021-12-01', [hour('professional', 12, { issuer: '320509' })]),
    { state: 'claiming', effects: [] },
    { linkDown: { from: '2021-12-01', until: '2021-12-08' } },
  ),
  'Hours from elsewhere count up to the cap': atHrss(
    declared('2021-12-01', [hour('professional', 60, { issuer: '330421' })]),
    { facts: { totals: [{ year: 2021, total: 40, professional: 40, met: false }] } },
  ),
  'Hours nobody recognises': atHrss(declared('2021-12-01', [hour('professional', 50, { issuer: '330400' })]), {
    refusedBy: 'hoursRecognised',
  }),
  'Hours may be dismissed': atHrss(
    [
      declared('2021-12-01', [hour('professional', 50)])[0]!,
      ['2021-12-02', 'officer', 'dismissHours', {}, { note: '证明不实' }],
    ],
    { state: 'refused' },
  ),
};
