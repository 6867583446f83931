import { assumed, type DatedTarget, type WaterBody, type WaterRank, type Words } from '#kernel';

const from = '2021-01-01';

/** The class targets of the 2021 document were not found: III for the river, IV for the lakes until a person enters them. */
const target = (year: number, rank: WaterRank): DatedTarget => ({
  year,
  target: { rank },
  status: 'assumed',
  cite: assumed('“一河三湖”功能目标未公开：太浦河Ⅲ类、三湖Ⅳ类为平台默认值'),
});

const sideNames: Readonly<Record<string, Words>> = {
  '310118': ['青浦区', 'Qingpu'],
  '320509': ['吴江区', 'Wujiang'],
  '330421': ['嘉善县', 'Jiashan'],
};

/** One chief a side and the rotation of the duty by month: the posts exist (联合河湖长, 轮值), who holds them is not ours to invent. */
const shared = (sides: readonly string[], title: Words) => ({
  sides,
  chiefs: sides.map((side) => ({
    side,
    post: [`${title[0]}${sideNames[side]?.[0]}河湖长`, `Chief of ${title[1]}, ${sideNames[side]?.[1]}`] as Words,
    from,
    status: 'assumed' as const,
  })),
  duty: { from, order: sides, status: 'assumed' as const },
  zones: [
    { from: 0, to: 50, rule: 'forbidden', activities: ['outfall', 'stockyard', 'livestock'], status: 'assumed' },
    { from: 50, to: 500, rule: 'limited', activities: ['industry', 'livestock'], status: 'assumed' },
    { from: 500, to: 2000, rule: 'allowed', activities: [], status: 'assumed' },
  ] as const,
});

const body = (
  id: string,
  title: Words,
  kind: WaterBody['kind'],
  sides: readonly string[],
  rank: WaterRank,
  outline: WaterBody['outline'],
  suppliers: readonly Words[] = [],
): WaterBody => ({ id, title, kind, ...shared(sides, title), targets: [target(2020, rank)], suppliers, outline });

const [qp, wj, js] = ['310118', '320509', '330421'] as const;

/** 一河三湖. Outlines are a schematic drawing in a unit square (no datum): the true outlines were not obtained. */
export const bodies: readonly WaterBody[] = [
  body(
    'taipu',
    ['太浦河', 'Taipu River'],
    'river',
    [wj, js, qp],
    3,
    [
      [0.02, 0.56],
      [0.3, 0.58],
      [0.5, 0.62],
      [0.74, 0.66],
      [0.98, 0.62],
    ],
    [['金泽水源地(下游水厂)', 'Jinze source (waterworks downstream)']],
  ),
  body('dianshan', ['淀山湖', 'Dianshan Lake'], 'lake', [qp, wj], 4, [
    [0.58, 0.2],
    [0.66, 0.17],
    [0.72, 0.24],
    [0.7, 0.36],
    [0.62, 0.38],
    [0.57, 0.3],
  ]),
  body('yuandang', ['元荡', 'Yuandang Lake'], 'lake', [wj, qp], 4, [
    [0.52, 0.4],
    [0.6, 0.41],
    [0.59, 0.48],
    [0.51, 0.47],
  ]),
  body('fenhu', ['汾湖', 'Fenhu Lake'], 'lake', [wj, js], 4, [
    [0.44, 0.6],
    [0.54, 0.61],
    [0.53, 0.67],
    [0.45, 0.66],
  ]),
];
