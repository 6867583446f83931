import {
  AIR_ITEMS,
  type AirEdition,
  type AirItem,
  adoptAir,
  adoptForecast,
  type ForecastMethod,
  fact,
  slot,
  type Words,
} from '#kernel';

const crosses = { shared: true } as const;

const items = Object.fromEntries(AIR_ITEMS.map((item) => [item, [item, item]])) as unknown as Readonly<
  Record<AirItem, Words>
>;

const forecastDay = fact.record(['预报日', 'Day'], {
  day: fact.day(['日期', 'Day']),
  low: fact.number(['AQI 下限', 'AQI from'], { min: 0, max: 500 }),
  high: fact.number(['AQI 上限', 'AQI to'], { min: 0, max: 500 }),
  primary: fact.choices(['首要污染物', 'Primary pollutants'], items, { optional: true }),
});

const opinion = fact.record(
  ['一方意见', 'Forecast of one side'],
  {
    side: fact.place(['一方', 'Side']),
    days: fact.list(['各日预报', 'Days'], forecastDay, { min: 1, max: 10 }),
    inputsHash: fact.text(['冻结输入哈希', 'Hash of the frozen inputs'], {
      max: 64,
      pattern: '[0-9a-f]{64}',
      patternSays: ['应为 SHA-256 十六进制', 'must be a SHA-256 in hexadecimal'],
    }),
  },
  crosses,
);

export const facts = {
  title: fact.text(['标题', 'Title'], { ...crosses, searchable: true }),
  day: fact.day(['发布日', 'Day of issue'], crosses),
  sides: fact.list(['参加会商的各方', 'Sides that consult'], fact.place(['一方', 'Side']), {
    ...crosses,
    min: 2,
    max: 5,
  }),
  centres: fact.list(['会同的其他中心', 'Further centres called in'], fact.authority(['中心', 'Centre']), {
    ...crosses,
    max: 3,
  }),
  opinion,
  opinions: fact.list(['各方意见', 'Forecasts of the sides'], opinion, { ...crosses, max: 5 }),
  consultation: fact.longText(['会商记录', 'Record of the consultation'], crosses),
  days: fact.list(['联合预报', 'Joint forecast'], forecastDay, { ...crosses, min: 1, max: 10 }),
  text: fact.longText(['发布文本', 'Text published'], crosses),
  issuedAt: fact.text(['发布时刻', 'Issued at'], { ...crosses, max: 24 }),
  inTime: fact.yesNo(['20:00 前发布', 'Before 20:00'], crosses),
  warning: fact.yesNo(['重污染预警会商', 'Warning: heavy pollution'], crosses),
  warnBy: fact.text(['预警通报应于', 'Districts to be told by'], { ...crosses, max: 24 }),
  warnedAt: fact.text(['预警通报时刻', 'Districts told at'], { ...crosses, max: 24 }),
  warnedInTime: fact.yesNo(['按时通报', 'Told in time'], crosses),
  warnOverdue: fact.yesNo(['预警通报逾期', 'Telling the districts is overdue'], crosses),
  warned: fact.list(
    ['通报对象', 'Districts told'],
    fact.record(['通报', 'Notice'], {
      district: fact.place(['区县', 'District']),
      channel: fact.choice(['方式', 'Channel'], {
        system: ['系统', 'System'],
        telephone: ['电话', 'Telephone'],
        letter: ['函件', 'Letter'],
      }),
    }),
    { ...crosses, min: 1, max: 10 },
  ),
  received: fact.list(['已签收的区县', 'Districts that acknowledged'], fact.place(['区县', 'District']), crosses),
  observed: fact.record(
    ['实测(审核后)', 'Observed (audited)'],
    {
      day: fact.day(['日期', 'Day']),
      aqi: fact.number(['AQI', 'AQI'], { min: 0, max: 500 }),
      primary: fact.choices(['首要污染物', 'Primary pollutants'], items, { optional: true }),
    },
    crosses,
  ),
  verifications: fact.list(
    ['检验结果', 'Verification'],
    fact.record(['检验', 'Day verified'], {
      day: fact.day(['日期', 'Day']),
      lead: fact.number(['提前天数', 'Lead days']),
      edition: fact.text(['所依标准版本', 'Edition'], { optional: true }),
      range: fact.yesNo(['范围命中', 'Range hit']),
      level: fact.yesNo(['级别命中', 'Level hit']),
      primary: fact.yesNo(['首要污染物命中', 'Primary hit']),
      sides: fact.list(
        ['各方命中', 'By side'],
        fact.record(['一方', 'Side'], {
          side: fact.place(['一方', 'Side']),
          range: fact.yesNo(['范围命中', 'Range hit']),
          level: fact.yesNo(['级别命中', 'Level hit']),
          primary: fact.yesNo(['首要污染物命中', 'Primary hit']),
        }),
        { optional: true },
      ),
    }),
    { ...crosses, max: 10 },
  ),
} as const;

export const law = {
  method: slot.edition<ForecastMethod>(['预报方法', 'Method of the forecast'], adoptForecast),
  editions: slot.edition<readonly AirEdition[]>(['AQI 技术规定各版本', 'Editions of the index'], adoptAir),
  warnHours: slot.number(['重污染预警通报时限(小时)', 'Hours to tell the districts of heavy pollution']),
  coordinator: slot.text(['预警通报逾期报告', 'Who is told when the districts were not']),
  publication: slot.basis(['每日20时前发布至少3日预报', 'Three days before 20:00']),
} as const;
