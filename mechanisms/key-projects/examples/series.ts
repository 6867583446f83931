import { type Story, seriesStory } from './ground.ts';

/** 吴江 in its bulletin of July 2023, as printed (S48). */
export const wujiang = {
  seriesOf: '省级重点项目',
  seriesSource: '苏州市吴江区重大项目建设情况（2023年7月）',
  seriesRows: [
    { place: '320509', year: 2023, month: 7, done: '30.7', planned: '39.8', printed: '77.2', asOf: '2023-07-31' },
  ],
};

export const seriesStories: Readonly<Record<string, Story>> = {
  '5-G: a published series is kept as printed': seriesStory([['2023-08-10', 'officer', 'recordSeries', wujiang]], {
    state: 'seriesRecorded',
  }),
  '5-G: the same place and month twice in one list is refused': seriesStory(
    [
      [
        '2023-08-10',
        'officer',
        'recordSeries',
        { ...wujiang, seriesRows: [...wujiang.seriesRows, ...wujiang.seriesRows] },
      ],
    ],
    { refusedBy: 'rowsFit' },
  ),
};
