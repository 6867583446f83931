import { assumed, type DatedTarget, type WaterBody, type WaterRank, type Words } from '#kernel';
import { onDrawing } from './drawing.ts';

const from = '2021-01-01';

const drawn = (...points: readonly (readonly [lon: number, lat: number])[]): WaterBody['outline'] =>
  points.map(([lon, lat]) => onDrawing(lon, lat));

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

/** 一河三湖. The true outlines were not obtained: these are drawn by hand from general knowledge, for orientation only. */
export const bodies: readonly WaterBody[] = [
  body(
    'taipu',
    ['太浦河', 'Taipu River'],
    'river',
    [wj, js, qp],
    3,
    drawn(
      [120.5, 30.995],
      [120.62, 30.99],
      [120.72, 30.985],
      [120.83, 31.003],
      [120.93, 31.005],
      [121, 30.985],
      [121.11, 30.985],
    ),
    [['金泽水源地(下游水厂)', 'Jinze source (waterworks downstream)']],
  ),
  body(
    'dianshan',
    ['淀山湖', 'Dianshan Lake'],
    'lake',
    [qp, wj],
    4,
    drawn(
      [120.905, 31.075],
      [120.93, 31.06],
      [120.965, 31.055],
      [121, 31.075],
      [121.02, 31.11],
      [121.005, 31.15],
      [120.975, 31.175],
      [120.94, 31.16],
      [120.915, 31.13],
      [120.9, 31.1],
    ),
  ),
  body(
    'yuandang',
    ['元荡', 'Yuandang Lake'],
    'lake',
    [wj, qp],
    4,
    drawn(
      [120.87, 31.085],
      [120.895, 31.085],
      [120.905, 31.07],
      [120.9, 31.055],
      [120.875, 31.055],
      [120.865, 31.07],
    ),
  ),
  body(
    'fenhu',
    ['汾湖', 'Fenhu Lake'],
    'lake',
    [wj, js],
    4,
    drawn([120.8, 31.005], [120.835, 31.022], [120.86, 31.012], [120.855, 30.99], [120.82, 30.984]),
  ),
];
