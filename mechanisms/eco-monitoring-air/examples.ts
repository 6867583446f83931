import { type Example, examples, type Line, type Place, storyMatter } from '#kernel';
import air from './mechanism.ts';

type Story = Example<typeof air>;
type Lines = readonly Line<typeof air>[];

const qingpu: Place = { jurisdiction: '310118', authority: 'qp-ecology', node: 'shanghai' };
const wujiang: Place = { jurisdiction: '320509', authority: 'wj-ecology', node: 'jiangsu' };

const matter = storyMatter({
  code: 'ECO-forecast-320509',
  basic: 'ECO-forecast',
  from: '2021-01-01',
  title: '环境空气质量联合预报',
  jurisdiction: '320509',
  authority: 'wj-ecology',
  type: '20',
  mechanism: 'eco-monitoring-air',
  serves: 'organisations',
  department: 'ecology',
  instant: false,
  result: { kind: 'answer', name: '预报' },
  visits: 0,
  modes: ['online'],
  deemedAcceptance: { mode: 'on-spot' },
});

const base = { receiving: qingpu, deciding: wujiang, channel: 'node' as const, matter };
const hash = 'ab'.repeat(32);
const sides = ['310118', '320509', '330421'];
const days = (low: number, high: number, n = 3) =>
  Array.from({ length: n }, (_, i) => ({ day: `2021-07-0${6 + i}`, low, high, primary: ['O3_8h'] as const }));

const collecting: Lines = [
  ['2021-07-05', 'duty', 'call', { title: '7月5日联合预报', day: '2021-07-05', sides, centres: ['js-ecology'] }],
  ['2021-07-05', 'duty', 'send'],
];
const give = (who: 'duty' | 'other' | 'third', side: string, low = 60, high = 85): Lines[number] => [
  '2021-07-05',
  who,
  'giveOpinion',
  { opinion: { side, days: days(low, high), inputsHash: hash } },
];
const all: Lines = [...collecting, give('duty', '310118'), give('other', '320509'), give('third', '330421')];
const publish = (more: object = {}): Lines[number] => [
  '2021-07-05',
  'duty',
  'publish',
  { days: days(60, 90), text: '未来三天以良为主，首要污染物臭氧', ...more },
];
const heavy: Lines = [...all, publish({ days: days(190, 220), consultation: '沙尘输送' })];
const told = sides.map((district) => ({ district, channel: 'system' as const }));
const tell = (): Lines[number] => ['2021-07-05', 'duty', 'warnDistricts', { warned: told }];
const observe = (on: string, day: string, aqi: number): Lines[number] => [
  on,
  'other',
  'verifyDay',
  { observed: { day, aqi, primary: ['O3_8h'] } },
];

const stories: Readonly<Record<string, Story>> = {
  'Three sides give their forecasts, one text is published in time, and three days are verified': {
    ...base,
    story: [
      ...all,
      publish(),
      observe('2021-07-07', '2021-07-06', 72),
      observe('2021-07-08', '2021-07-07', 101),
      observe('2021-07-09', '2021-07-08', 90),
    ],
    ends: {
      state: 'verified',
      papers: ['issue'],
      facts: {
        inTime: true,
        warning: false,
        verifications: [
          {
            day: '2021-07-06',
            lead: 1,
            edition: 'HJ633-2012',
            range: true,
            level: true,
            primary: true,
            sides: sides.map((side) => ({ side, range: true, level: true, primary: true })),
          },
          {
            day: '2021-07-07',
            lead: 2,
            edition: 'HJ633-2012',
            range: false,
            level: false,
            primary: true,
            sides: sides.map((side) => ({ side, range: false, level: false, primary: true })),
          },
          {
            day: '2021-07-08',
            lead: 3,
            edition: 'HJ633-2012',
            range: true,
            level: true,
            primary: true,
            sides: sides.map((side) => ({ side, range: false, level: true, primary: true })),
          },
        ],
      },
    },
  },
  'A side that has not spoken holds the text back': {
    ...base,
    story: [...collecting, give('duty', '310118'), publish()],
    ends: { refusedBy: 'allSides' },
  },
  'Somebody who was not asked does not count': {
    ...base,
    story: [...collecting, give('duty', '330400')],
    ends: { refusedBy: 'sideTakesPart' },
  },
  'A centre does not speak for another side': {
    ...base,
    story: [...collecting, give('duty', '330421')],
    ends: { refusedBy: 'forOwnSide' },
  },
  'More than a level apart: not without a consultation on record': {
    ...base,
    story: [...all, give('other', '320509', 160, 180), publish()],
    ends: { refusedBy: 'consulted' },
  },
  'More than a level apart, with the record': {
    ...base,
    story: [...all, give('other', '320509', 160, 180), publish({ consultation: '采用多模式集合，按85取中' })],
    ends: { state: 'published' },
  },
  'Two days are not three': {
    ...base,
    story: [...all, publish({ days: days(60, 90, 2) })],
    ends: { refusedBy: 'enoughDays' },
  },
  'A range of forty is too wide below 150': {
    ...base,
    story: [...all, publish({ days: days(60, 100) })],
    ends: { refusedBy: 'narrowEnough' },
  },
  'Heavy pollution ahead: the three districts are told with the issue': {
    ...base,
    story: [...all, publish({ days: days(190, 220), consultation: '沙尘输送' })],
    ends: { state: 'published', facts: { warning: true }, papers: ['issue', 'warning'] },
  },
  'Three districts are told within two hours, and each acknowledges': {
    ...base,
    story: [
      ...heavy,
      tell(),
      ['2021-07-05', 'other', 'acknowledgeWarning'],
      ['2021-07-05', 'third', 'acknowledgeWarning'],
    ],
    ends: {
      state: 'published',
      facts: { warnBy: '2021-07-05T03:00:00.000Z', warnedInTime: true, received: ['320509', '330421'] },
    },
  },
  'A warning told the next day is late': {
    ...base,
    story: [...heavy, ['2021-07-06', 'duty', 'warnDistricts', { warned: told }]],
    ends: { state: 'published', facts: { warnedInTime: false } },
  },
  'What nobody told is put before the committee': {
    ...base,
    story: [...heavy, ['2021-07-05', 'clock', 'warnLate']],
    ends: { state: 'published', facts: { warnOverdue: true } },
  },
  'Two districts of three are not all': {
    ...base,
    story: [...heavy, ['2021-07-05', 'duty', 'warnDistricts', { warned: told.slice(1) }]],
    ends: { refusedBy: 'everyDistrict' },
  },
  'A forecast of good air warns nobody': {
    ...base,
    story: [...all, publish(), tell()],
    ends: { refusedBy: 'warningGiven' },
  },
  'A side acknowledges once': {
    ...base,
    story: [
      ...heavy,
      tell(),
      ['2021-07-05', 'other', 'acknowledgeWarning'],
      ['2021-07-05', 'other', 'acknowledgeWarning'],
    ],
    ends: { refusedBy: 'toldOnce' },
  },
  'Nothing published on the day counts as a miss': {
    ...base,
    story: all,
    ends: { on: '2021-07-06', state: 'missed' },
  },
  'A day is verified from the next day on': {
    ...base,
    story: [...all, publish(), observe('2021-07-06', '2021-07-06', 72)],
    ends: { refusedBy: 'dayOver' },
  },
  'A day that was not forecast is not verified': {
    ...base,
    story: [...all, publish(), observe('2021-07-20', '2021-07-19', 72)],
    ends: { refusedBy: 'dayForecast' },
  },
  'A day is verified once': {
    ...base,
    story: [...all, publish(), observe('2021-07-07', '2021-07-06', 72), observe('2021-07-08', '2021-07-06', 73)],
    ends: { refusedBy: 'dayOnce' },
  },
  'A call comes back when it cannot be sent': {
    ...base,
    linkDown: { from: '2021-07-05', until: '2021-07-30' },
    story: [...collecting, ['2021-07-05', 'node', 'comeBack', {}, { note: '链路中断' }]],
    ends: { state: 'called', holder: 'shanghai' },
  },
};

export default examples(air, stories);
