import type { ObservationZone } from '#kernel';

/** Registered emitters for upwind leads. Invented for demonstration: names, places and species are synthetic. */
export const emitters: ObservationZone['emitters'] = [
  {
    id: 'demo-coating',
    title: ['示例涂装厂(虚构)', 'Example coating works (invented)'],
    jurisdiction: '330421',
    place: { lon: 120.9065, lat: 30.978 },
    species: ['toluene', 'xylene'],
  },
  {
    id: 'demo-printing',
    title: ['示例印刷厂(虚构)', 'Example printing works (invented)'],
    jurisdiction: '310118',
    place: { lon: 120.93, lat: 31.03 },
    species: ['toluene'],
  },
  {
    id: 'demo-chemical',
    title: ['示例化工厂(虚构)', 'Example chemical works (invented)'],
    jurisdiction: '320509',
    place: { lon: 120.83, lat: 31.0 },
    species: ['benzene'],
  },
];
