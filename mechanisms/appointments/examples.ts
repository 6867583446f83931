import { type EntryRead, type Example, examples, type Line, type Place, storyMatter, wd } from '#kernel';
import appointments from './mechanism.ts';

type Story = Example<typeof appointments>;
type Lines = readonly Line<typeof appointments>[];

// Everybody here is invented.
const qingpu: Place = { jurisdiction: '310118', authority: 'qp-center', window: 'qp-01', node: 'shanghai' };
const wujiang: Place = { jurisdiction: '320509', authority: 'wj-center', node: 'jiangsu' };
const visitor = { kind: 'person', key: '31011819900101001X', name: '沈佳怡' } as const;

const matter = storyMatter({
  code: '11320509MB00000196920020000200',
  basic: '920020000200',
  from: '2021-05-31',
  title: '窗口预约',
  jurisdiction: '320509',
  authority: 'wj-center',
  type: '20',
  mechanism: 'appointments',
  serves: 'both',
  department: 'service-centre',
  instant: true,
  result: { kind: 'approval', name: '预约凭证' },
  visits: 1,
  modes: ['online', 'proxy'],
  deemedAcceptance: { mode: 'within', term: wd(5) },
});

const told = (story: Lines, ends: Story['ends'], more: Partial<Story> = {}): Story => ({
  receiving: qingpu,
  deciding: wujiang,
  channel: 'online',
  matter,
  story,
  ends,
  ...more,
});

const taken = (key: string): EntryRead => ({
  key,
  version: 1,
  values: { subject: '320509198506150125', window: key.split('/')[0], on: '2021-09-24', half: 'am', state: 'booked' },
  validFrom: '2021-09-17',
  validTo: null,
});
/** Three general windows with eight places each in a half day. */
const fullMorning = ['wj-01', 'wj-02', 'wj-03'].flatMap((window) =>
  Array.from({ length: 8 }, (_, n) => taken(`${window}/2021-09-24/am/${n + 1}`)),
);
const oneLeft = { appointments: fullMorning.slice(0, -1) };
const noneLeft = { appointments: fullMorning };

const wish = { visitor, day: '2021-09-24', half: 'am', line: 'general' } as const;
const asked: Lines = [['2021-09-22', 'visitor', 'ask', wish]];

export default examples(appointments, {
  'From 青浦 a window of 吴江 is booked: the first place that is free': told(asked, {
    state: 'booked',
    holder: 'jiangsu',
    facts: { window: 'wj-01', place: 1 },
    papers: ['slip'],
    effects: ['register.enter', 'message'],
    due: { visit: '2021-09-24' },
  }),
  'The last place of the half day is given': told(
    asked,
    { state: 'booked', facts: { window: 'wj-03', place: 8 } },
    { entries: oneLeft },
  ),
  'Not one more than there are places: what is still free is told': told(
    asked,
    {
      state: 'full',
      facts: {
        nextFree: [
          { day: '2021-09-24', half: 'pm', places: 24 },
          { day: '2021-09-26', half: 'am', places: 24 },
          { day: '2021-09-26', half: 'pm', places: 24 },
          { day: '2021-09-27', half: 'am', places: 24 },
          { day: '2021-09-27', half: 'pm', places: 24 },
        ],
      },
      due: { visit: 'none' },
    },
    { entries: noneLeft },
  ),
  'Whoever found it full books another half day': told(
    [...asked, ['2021-09-22', 'visitor', 'change', { day: '2021-09-24', half: 'pm' }]],
    { state: 'booked', facts: { half: 'pm', window: 'wj-01', place: 1 } },
    { entries: noneLeft },
  ),
  'A change to a half day that is full is refused, and the old place is kept': told(
    [
      ['2021-09-22', 'visitor', 'ask', { ...wish, half: 'pm' }],
      ['2021-09-22', 'visitor', 'change', { day: '2021-09-24', half: 'am' }],
    ],
    { state: 'booked', refusedBy: 'placeFree', facts: { half: 'pm' } },
    { entries: noneLeft },
  ),
  'Older and disabled people have a window of their own, and all others when that is full': told(
    [['2021-09-22', 'window', 'ask', { ...wish, line: 'helped', about: '社会保障卡申领' }]],
    { state: 'booked', facts: { window: 'wj-04', place: 1 } },
    { channel: 'window' },
  ),
  'There is no appointment on a day off': told([['2021-09-22', 'visitor', 'ask', { ...wish, day: '2021-09-25' }]], {
    refusedBy: 'dayFits',
  }),
  'Today is too late, and so is next month': told([['2021-09-24', 'visitor', 'ask', wish]], { refusedBy: 'dayFits' }),
  'A place that was cancelled may be booked by the next': told([...asked, ['2021-09-23', 'visitor', 'cancel']], {
    state: 'cancelled',
    due: { visit: 'stopped' },
  }),
  'On the day itself it is no longer changed': told(
    [...asked, ['2021-09-24', 'visitor', 'change', { day: '2021-09-26', half: 'am' }]],
    { refusedBy: 'beforeTheDay' },
  ),
  'Who comes is ticked off at the hall': told([...asked, ['2021-09-24', 'hall', 'attend']], { state: 'attended' }),
  'Nobody is ticked off before the day': told([...asked, ['2021-09-23', 'hall', 'attend']], {
    refusedBy: 'onItsDay',
  }),
  'Who does not come has missed it, the morning after': told(asked, { on: '2021-09-25', state: 'missed' }),
  'A wish that cannot be delivered comes back': told(
    [...asked, ['2021-09-22', 'node', 'bounce']],
    { state: 'notTaken' },
    { linkDown: { from: '2021-09-22', until: '2021-09-30' } },
  ),
});
