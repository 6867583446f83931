import { markOf, POSTS } from '../reckoning.ts';
import { accepted, builder, type Lines, pending, registered, type Story, told } from './ground.ts';

const day = '2021-06-25';
const school = { project: '示例学校迁建工程', site: '上海市青浦区（虚构）', since: '2021-07-01' } as const;
const bridge = { project: '示例桥梁工程', since: '2021-09-01' } as const;
const other = { kind: 'organisation', key: '91350100M000100Y43', name: '另一示例公司' } as const;
const inPost: Lines = [...registered(day), ['2021-07-02', 'officer', 'takePost', { post: school }]];
const left: Lines = [...inPost, ['2021-08-30', 'officer', 'leavePost', {}, { note: '项目竣工验收' }]];
const moved = {
  employer: other,
  employerQualified: true,
  insuredWith: other,
  contract: { signedOn: '2021-08-01' },
} as const;
const checked = (nationalCheck: object): Lines => [
  ...pending(day),
  [day, 'officer', 'accept', { nationalCheck } as never],
  ['2021-07-20', 'head', 'register'],
];

/** 项目负责人任职, 全国平台核对, 劳动合同. */
export const postingStories: Readonly<Record<string, Story>> = {
  'A post of project manager is entered': told(inPost, {
    state: 'registered',
    facts: { post: school },
    effects: ['register.enter'],
  }),
  'One post at a time: a second one is refused while the first lasts': told(
    [...inPost, ['2021-09-02', 'officer', 'takePost', { post: bridge }]],
    { facts: { post: school }, refusedBy: 'onePost' },
  ),
  'The first one left, the next is entered': told(
    [...left, ['2021-09-02', 'officer', 'takePost', { post: bridge }]],
    {
      facts: { post: bridge },
      effects: ['register.close'],
    },
  ),
  'One that another place has registered counts as well': told(
    [...registered(day), ['2021-07-02', 'officer', 'takePost', { post: school }]],
    { facts: { post: undefined }, refusedBy: 'onePost' },
    {
      published: {
        [POSTS]: [
          {
            source: 'zhejiang',
            key: markOf(builder.key),
            version: 1,
            values: { place: '330000' },
            validFrom: '2021-06-01',
            validTo: null,
            closed: false,
            recordedAt: '2021-06-01T00:00:00.000Z',
          },
        ],
      },
    },
  ),
  'Not before it has begun': told([...registered(day), ['2021-06-28', 'officer', 'takePost', { post: school }]], {
    refusedBy: 'postBegun',
  }),
  'Who holds no post leaves none': told(
    [...registered(day), ['2021-06-28', 'officer', 'leavePost', {}, { note: '示例' }]],
    { refusedBy: 'inPost' },
  ),
  'In post the employer does not change': told([...inPost, ['2021-08-02', 'officer', 'changeEmployer', moved]], {
    refusedBy: 'noPost',
  }),
  'After it the employer may': told([...left, ['2021-09-02', 'officer', 'changeEmployer', moved]], {
    facts: { employer: other },
  }),
  'Deregistered, the post ends with it': told(
    [...inPost, ['2021-08-02', 'officer', 'deregister', {}, { note: '本人申请' }]],
    { state: 'deregistered', effects: ['register.close'] },
  ),
  'Not checked with the national platform, nobody is registered': told(
    [...pending(day), [day, 'officer', 'accept'], [day, 'head', 'register']],
    { state: 'examining', refusedBy: 'nationalClear' },
  ),
  'Something was found there': told(checked({ checkedOn: day, clear: false, found: '在示例省注册（虚构）' }), {
    refusedBy: 'nationalClear',
  }),
  'Thirty days on the check still holds': told(checked({ checkedOn: '2021-06-20', clear: true }), {
    state: 'registered',
  }),
  'A day later it is too old': told(checked({ checkedOn: '2021-06-19', clear: true }), {
    refusedBy: 'nationalClear',
  }),
  'And made anew it goes': told(
    [
      ...checked({ checkedOn: '2021-06-19', clear: true }).slice(0, -1),
      ['2021-07-20', 'head', 'register', { nationalCheck: { checkedOn: '2021-07-20', clear: true } }],
    ],
    { state: 'registered' },
  ),
  'Without a labour contract nobody is employed': told(accepted(day, { contract: undefined }), {
    refusedBy: 'contractStands',
  }),
  'With one that has ended neither': told(
    accepted(day, { contract: { signedOn: '2019-06-25', until: '2021-06-24' } }),
    {
      refusedBy: 'contractStands',
    },
  ),
  'On its last day it goes': told(accepted(day, { contract: { signedOn: '2019-06-26', until: day } }), {
    state: 'examining',
  }),
};
