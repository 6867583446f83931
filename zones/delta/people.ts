import type { DemoPerson, Window, Words } from '#kernel';
import { authorities } from './authorities.ts';
import { nameAt } from './names.ts';
import { places } from './places.ts';
import { residents } from './residents.ts';
import { experts } from './titles/experts.ts';
import { bankWindows, windows } from './windows.ts';

const from = '2020-01-01';

type Post = DemoPerson['posts'][number];
type Given = Omit<Post, 'from'> & Partial<Pick<Post, 'from'>>;

const staff = (login: string, node: string, does: Words, posts: readonly Given[]): Omit<DemoPerson, 'name'> => ({
  login,
  node,
  kind: 'staff',
  does,
  posts: posts.map((post) => ({ from, ...post })),
});

/** `qp-01` → `qp-window-1`: one clerk per window. */
const clerkAt = (window: Window) =>
  staff(
    `${window.id.slice(0, 2)}-window-${Number(window.id.slice(3))}`,
    places.find((place) => place.code === window.jurisdiction)?.node as string,
    [`${window.title[0]}综窗人员`, `Clerk at ${window.title[1]}`],
    [{ authority: window.authority, role: 'window', window: window.id }],
  );
const clerks = windows.filter((window) => !bankWindows.includes(window)).map(clerkAt);

/** Every body that decides has an officer and a head; login = the body's id and the role. */
const deciders = authorities
  .filter((authority) => authority.department !== 'service-centre' && authority.id !== 'committee')
  .flatMap(({ id, node, title }) => [
    staff(`${id}-officer`, node, [`${title[0]}审批员`, `Officer, ${title[1]}`], [{ authority: id, role: 'officer' }]),
    staff(`${id}-head`, node, [`${title[0]}负责人`, `Head, ${title[1]}`], [{ authority: id, role: 'head' }]),
  ]);

const centreHeads = places.map(({ key, node, short, shortEn }) =>
  staff(
    `${key}-center-head`,
    node,
    [`${short}服务中心负责人`, `Head of the ${shortEn} service centre`],
    [{ authority: `${key}-center`, role: 'head' }],
  ),
);

const supervisors = places.map(({ key, node, short, shortEn }) =>
  staff(
    `${key}-supervisor`,
    node,
    [`${short}政务服务管理机构督办员`, `Supervisor of services, ${shortEn}`],
    [{ authority: `${key}-admin`, role: 'supervisor' }],
  ),
);

const operators = [
  ...places.map(({ key, node, short, shortEn }) =>
    staff(
      `${node}-operator`,
      node,
      [`${short}所在节点运维员`, `Operator of the node of ${shortEn}`],
      [{ authority: `${key}-admin`, role: 'operator' }],
    ),
  ),
  staff(
    'committee-operator',
    'committee',
    ['执委会节点运维员', 'Operator of the committee node'],
    [{ authority: 'committee', role: 'operator' }],
  ),
];

const committee = [
  staff(
    'committee-1',
    'committee',
    ['执委会营商和服务工作人员', 'Committee staff, services'],
    [
      { authority: 'committee', role: 'committee' },
      { authority: 'committee', role: 'officer' },
    ],
  ),
  staff(
    'committee-2',
    'committee',
    ['执委会制度创新工作人员', 'Committee staff, institutions'],
    [
      { authority: 'committee', role: 'committee' },
      { authority: 'committee', role: 'officer' },
    ],
  ),
  staff(
    'committee-head',
    'committee',
    ['执委会负责人', 'Head of the committee staff'],
    [
      { authority: 'committee', role: 'head' },
      { authority: 'committee', role: 'committee' },
    ],
  ),
];

/** 财政结算: they import what the bank says, and see accounts and what nodes owe each other. */
const finance = [
  ['qp-science', 'shanghai', '青浦', 'Qingpu'],
  ['wj-science', 'jiangsu', '吴江', 'Wujiang'],
  ['js-science', 'zhejiang', '嘉善', 'Jiashan'],
].map(([id = '', node = '', zh, en]) =>
  staff(
    `${id}-finance`,
    node,
    [`${zh}创新券财政结算人员`, `Finance staff for vouchers, ${en}`],
    [{ authority: id, role: 'finance' }],
  ),
);

/** Deputies (代理) stand in for a head for a period: one that is over, one that runs through 2026. */
const deputies = [
  staff(
    'wj-hrss-deputy',
    'jiangsu',
    ['吴江人社审批员,代行负责人', 'Officer, acting head for a time, Wujiang HRSS'],
    [
      { authority: 'wj-hrss', role: 'officer' },
      { authority: 'wj-hrss', role: 'head', deputyFor: 'wj-hrss-head', from: '2021-09-24', to: '2021-10-08' },
      { authority: 'wj-hrss', role: 'head', deputyFor: 'wj-hrss-head', from: '2026-01-01', to: '2026-12-31' },
    ],
  ),
];

const second = ['wj-police', 'wj-market', 'qp-market', 'js-market'].map((id) => {
  const authority = authorities.find((one) => one.id === id);
  const title = authority?.title ?? [id, id];
  return staff(
    `${id}-officer-2`,
    authority?.node as string,
    [`${title[0]}审批员(第二人)`, `Second officer, ${title[1]}`],
    [{ authority: id, role: 'officer' }],
  );
});

const unnamed = [
  ...clerks,
  ...deciders,
  ...centreHeads,
  ...supervisors,
  ...operators,
  ...committee,
  ...deputies,
  ...second,
  // Last, so that nobody else gets another name.
  ...bankWindows.map(clerkAt),
  ...finance,
];

/** Experts sit in three provinces and sign in at home; a body knows them by their number in the pool. */
const panel: readonly DemoPerson[] = experts.map(({ login, name, node, authority, id }) => ({
  ...staff(
    login,
    node,
    [`职称评审专家 ${id}`, `Expert of the joint review, ${id}`],
    [{ authority, role: 'expert', seat: id }],
  ),
  name,
}));

export const people: readonly DemoPerson[] = [
  ...unnamed.map((person, n) => ({ ...person, name: nameAt(n) })),
  ...panel,
  ...residents,
];
