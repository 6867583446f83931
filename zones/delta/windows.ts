import type { Window, Words } from '#kernel';
import { places } from './places.ts';

const hours: Words = ['工作日 9:00–17:00(示例)', 'Working days 9:00–17:00 (example)'];

/**
 * 01–04 belong to the service centre, a public institution. 05 belongs to the administrative body that manages the
 * services: a licence (01) can be delegated only to an 行政机关 (行政许可法 24), so acceptance of licences sits there.
 */
const kinds: readonly { readonly n: string; readonly body: string; readonly title: Words }[] = [
  { n: '01', body: 'center', title: ['跨省通办综合窗口', 'General window, all matters of the zone'] },
  { n: '02', body: 'center', title: ['跨省通办综合窗口', 'General window, all matters of the zone'] },
  { n: '03', body: 'center', title: ['跨省通办综合窗口', 'General window, all matters of the zone'] },
  { n: '04', body: 'center', title: ['老年人、残疾人服务窗口', 'Window for older and disabled people'] },
  { n: '05', body: 'admin', title: ['跨省许可受理窗口', 'Window for licences of other places'] },
];

/** 21: the counter of a bank, from which mortgages are registered without a visit to the registry. */
export const bankWindows: readonly Window[] = places.map((place) => ({
  id: `${place.key}-21`,
  authority: `${place.key}-bank`,
  jurisdiction: place.code,
  title: [`${place.short}-21 银行抵押登记便民窗口`, `${place.shortEn} 21 Counter of a bank, mortgages`],
  address: [`${place.short}示例路95号(虚构地址)`, `95 Example Road, ${place.shortEn} (invented)`],
  hours,
}));

export const windows: readonly Window[] = [
  ...places.flatMap((place) =>
    kinds.map(({ n, body, title }) => ({
      id: `${place.key}-${n}`,
      authority: `${place.key}-${body}`,
      jurisdiction: place.code,
      title: [`${place.short}-${n} ${title[0]}`, `${place.shortEn} ${n} ${title[1]}`] as Words,
      address: [
        `${place.short}示例路1号大厅(虚构地址)`,
        `Hall, 1 Example Road, ${place.shortEn} (invented)`,
      ] as Words,
      hours,
    })),
  ),
  ...bankWindows,
];
