import { downstream, file, jiashan, type Lines, matterOf, qingpu, type Story, wujiang } from './ground.ts';

const text = { ...file('太浦河功能目标.pdf'), type: 'application/pdf' };
const other = { ...text, sha256: 'ee'.repeat(32) };
const proposed: Lines[number] = [
  '2021-07-05',
  'finder',
  'proposeTargets',
  {
    title: '太浦河2021年功能目标(虚构)',
    water: 'taipu',
    act: '示范区水〔2021〕1号(虚构)',
    targets: [
      { year: 2021, target: 'c2', items: [{ item: 'NH3N', target: 'c1' }] },
      { year: 2021, target: 'c3', section: '上海市/太浦河桥' },
    ],
    text,
  },
];
const signs = (day: string, who: string, signedText = text): Lines[number] => [
  day,
  who,
  'signTargets',
  { signedText },
];
const head = (authority: string) => ({ person: `${authority}-head`, roles: ['head'], at: { authority } });
const alone = (place: typeof wujiang, kind = 'targets') => ({
  receiving: place,
  deciding: place,
  channel: 'node' as const,
  matter: matterOf(kind, place),
});
const taipu = {
  ...alone(wujiang),
  cast: { wujiang: head('wj-ecology'), jiashan: head('js-ecology'), qingpu: head('qp-ecology') },
};

export const officialStories: Readonly<Record<string, Story>> = {
  'Targets are in force once all three sides of the river signed one text': {
    ...taipu,
    story: [proposed, signs('2021-07-06', 'wujiang'), signs('2021-07-08', 'jiashan'), signs('2021-07-20', 'qingpu')],
    ends: {
      state: 'targetsSet',
      facts: { signedOn: '2021-07-20' },
      papers: ['targetSheet'],
      due: { signing: 'stopped' },
    },
  },
  'Two signatures of three set nothing': {
    ...taipu,
    story: [proposed, signs('2021-07-06', 'wujiang'), signs('2021-07-08', 'jiashan')],
    ends: { on: '2021-09-01', state: 'targetsSigning' },
  },
  'A signature on another text keeps the targets from any effect': {
    ...taipu,
    story: [
      proposed,
      signs('2021-07-06', 'wujiang'),
      signs('2021-07-08', 'jiashan', other),
      signs('2021-07-09', 'qingpu'),
    ],
    ends: { state: 'targetsSigning' },
  },
  'One side declines with its reasons': {
    ...taipu,
    story: [proposed, ['2021-07-07', 'chief', 'declineTargets', {}, { note: '氨氮单项目标缺少依据' }]],
    ends: { state: 'targetsDeclined' },
  },
  'A side that does not border the water proposes no targets': {
    ...alone(qingpu),
    story: [['2021-07-05', 'finder', 'proposeTargets', { ...proposed[3], water: 'fenhu' }]],
    ends: { refusedBy: 'sideOfWater' },
  },
  'Targets are proposed under the matter of one’s own side': {
    ...downstream,
    matter: matterOf('targets', jiashan),
    story: [proposed],
    ends: { refusedBy: 'ownCase' },
  },
  'A side names its chief': {
    ...alone(qingpu, 'chief'),
    story: [
      [
        '2021-07-05',
        'chiefHere',
        'nameChief',
        {
          title: '淀山湖青浦区河湖长',
          water: 'dianshan',
          act: '青河长〔2021〕1号(虚构)',
          post: '淀山湖区级湖长',
          chief: '李湖长(虚构)',
          since: '2021-07-01',
        },
      ],
    ],
    ends: { state: 'chiefNamed' },
  },
};
