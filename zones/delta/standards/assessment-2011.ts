import { dec, type WaterMethod } from '#kernel';

/**
 * 地表水环境质量评价办法(试行) 环办〔2011〕22号: only its opening was read, the section grades, main pollutants and the
 * change between two periods are known second hand; the river grades come from a public answer of Shenzhen's ecology
 * bureau. River rows: the first that fits. The last grade is written with good < 60 in one place and < 75 in another:
 * they differ only at good = 60 with bad = 40, where any grade but the last would contradict bad ≥ 40, so bad decides.
 */
export const assessment2011: WaterMethod = {
  kind: 'water-method',
  id: 'HB2011-22',
  title: ['地表水环境质量评价办法(试行)', 'Method for assessing surface water (trial)'],
  from: '2011-03-09',
  cite: {
    act: '环办〔2011〕22号 地表水环境质量评价办法(试行)',
    published: '2011-03-09',
    url: 'https://meeb.sz.gov.cn/hdjl/ywzsk/ggfwl/content/post_2027052.html',
  },
  status: 'reported',
  grades: [
    { rank: 1, title: ['优', 'Excellent'], colour: ['蓝色', 'blue'] },
    { rank: 2, title: ['良好', 'Good'], colour: ['绿色', 'green'] },
    { rank: 3, title: ['轻度污染', 'Lightly polluted'], colour: ['黄色', 'yellow'] },
    { rank: 4, title: ['中度污染', 'Moderately polluted'], colour: ['橙色', 'orange'] },
    { rank: 5, title: ['重度污染', 'Heavily polluted'], colour: ['红色', 'red'] },
  ],
  riverFrom: 5,
  river: [
    { grade: 1, goodFrom: dec('90') },
    { grade: 2, goodFrom: dec('75') },
    { grade: 5, badFrom: dec('40') },
    { grade: 4, badFrom: dec('20') },
    { grade: 3 },
  ],
  mainPollutants: {
    most: 3,
    first: ['CN', 'PB', 'CR6', 'HG', 'CD', 'AS'],
    noMultiple: ['WT', 'PH', 'DO'],
  },
  riverChange: [dec('10'), dec('20')],
  trophic: {
    // 湖泊(水库)富营养化评价方法及分级技术规定, 总站生字〔2001〕090号.
    items: {
      CHLA: { a: 2.5, b: 1.086, r: dec('1') },
      TP: { a: 9.436, b: 1.624, r: dec('0.84') },
      TN: { a: 5.453, b: 1.694, r: dec('0.82') },
      SD: { a: 5.118, b: -1.94, r: dec('-0.83') },
      CODMN: { a: 0.109, b: 2.661, r: dec('0.83') },
    },
    levels: [
      { upTo: 30, title: ['贫营养', 'Oligotrophic'] },
      { upTo: 50, closed: true, title: ['中营养', 'Mesotrophic'] },
      { upTo: 60, closed: true, title: ['轻度富营养', 'Lightly eutrophic'] },
      { upTo: 70, closed: true, title: ['中度富营养', 'Moderately eutrophic'] },
      { title: ['重度富营养', 'Heavily eutrophic'] },
    ],
  },
};
