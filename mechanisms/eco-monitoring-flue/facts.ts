import { adoptFlue, type FlueMethod, fact, slot } from '#kernel';

const crosses = { shared: true } as const;
const optional = { optional: true } as const;
const basis = { dry: ['干基', 'Dry'], wet: ['湿基', 'Wet'] } as const;

const sample = fact.record(['样品', 'Sample'], {
  reading: fact.decimal(['读数', 'Reading']),
  unit: fact.choice(['单位', 'Unit'], { ppm: ['ppm', 'ppm'], 'mg/m3': ['mg/m³', 'mg/m³'] }),
  basis: fact.choice(['基准', 'Basis'], basis),
  moisture: fact.decimal(['含湿量(比例)', 'Moisture (share)'], optional),
  oxygen: fact.decimal(['含氧量(%)', 'Oxygen (%)'], optional),
  oxygenBasis: fact.choice(['含氧量基准', 'Basis of oxygen'], basis, optional),
  load: fact.decimal(['工况负荷(%)', 'Load (%)']),
  loadNote: fact.text(['负荷说明', 'Note on the load'], optional),
  leakPassed: fact.yesNo(['气密性检查通过', 'Leak test passed']),
  zeroDrift: fact.decimal(['零点漂移(%)', 'Zero drift (%)']),
  spanDrift: fact.decimal(['量程漂移(%)', 'Span drift (%)']),
});

export const facts = {
  title: fact.text(['标题', 'Title'], { ...crosses, searchable: true }),
  source: fact.text(['排污单位', 'Source'], { ...crosses, searchable: true }),
  outlet: fact.text(['排口', 'Outlet'], { ...crosses, max: 80 }),
  pollutant: fact.text(['污染物', 'Pollutant'], { ...crosses, max: 20 }),
  limit: fact.decimal(['许可限值(mg/m³)', 'Permit limit (mg/m³)'], crosses),
  limitBasis: fact.text(['限值依据', 'Basis of the limit'], crosses),
  referenceOxygen: fact.decimal(['基准含氧量(%)', 'Reference oxygen (%)'], crosses),
  accredited: fact.yesNo(['现场方法经资质认定', 'Method accredited for the instrument'], crosses),
  borderMetres: fact.number(['距他区距离(米)', 'Metres to another district'], { ...crosses, min: 0 }),
  team: fact.list(['监测人员', 'Team'], fact.text(['姓名', 'Name'], { max: 60 }), { ...crosses, min: 1, max: 20 }),
  instruments: fact.list(
    ['仪器', 'Instruments'],
    fact.record(['仪器', 'Instrument'], {
      number: fact.text(['编号', 'Number'], { max: 60 }),
      calibratedUntil: fact.day(['检定有效期至', 'Calibration valid until']),
    }),
    { ...crosses, min: 1, max: 20 },
  ),
  entry: fact.record(
    ['进场', 'Entry'],
    { at: fact.text(['时间', 'Time'], { max: 30 }), load: fact.decimal(['工况负荷(%)', 'Load (%)']) },
    crosses,
  ),
  sampledOn: fact.day(['采样日期(不填为登记当日)', 'Sampled on (empty: today)'], { ...crosses, ...optional }),
  samples: fact.list(['样品', 'Samples'], sample, { ...crosses, min: 1, max: 60 }),
  measured: fact.decimal(['实测均值(mg/m³,干基)', 'Mean measured (mg/m³, dry)'], crosses),
  converted: fact.decimal(['折算浓度(mg/m³)', 'Converted (mg/m³)'], crosses),
  compared: fact.decimal(['用于比较的数值', 'Value compared'], crosses),
  multiple: fact.decimal(['超标倍数', 'Multiple above the limit'], crosses),
  valid: fact.number(['有效样品数', 'Valid samples'], { ...crosses, min: 0 }),
  faults: fact.list(['无效原因', 'Why samples are invalid'], fact.text(['原因', 'Fault']), crosses),
  edition: fact.text(['所依标准版本', 'Edition measured by'], { shared: true }),
  verdict: fact.choice(
    ['结论', 'Verdict'],
    {
      pass: ['达标', 'Within the limit'],
      exceeds: ['超标', 'Exceeds'],
      indicative: ['仅供参考(未经认定)', 'Indicative only'],
      none: ['数据不足,不出结论', 'Insufficient data, no verdict'],
    },
    { ...crosses, searchable: true },
  ),
  alsoTo: fact.list(['同时共享的其他方', 'Further sides it is shared with'], fact.authority(['单位', 'Authority']), {
    ...crosses,
    max: 5,
  }),
  escalated: fact.number(['升级层级', 'Level of escalation'], { ...crosses, min: 0, max: 2 }),
  coordination: fact.longText(['协调意见', 'What the committee asks for'], crosses),
  clause: fact.text(['异议所依据的条款', 'Clause the objection rests on'], crosses),
  objection: fact.longText(['异议', 'Objection'], crosses),
  upheld: fact.yesNo(['异议成立', 'Objection upheld'], crosses),
} as const;

export const law = {
  method: slot.edition<FlueMethod>(['现场监测方法', 'Method of on-site measurement'], adoptFlue),
  noticeMetres: slot.number(['跨界通报距离(米)', 'Metres within which the neighbour is told']),
  noticeTerm: slot.term(['超标通报期限', 'Time to tell the neighbour']),
  objectionTerm: slot.term(['对结果的异议期限', 'Time to object to a result']),
  escalatesTo: slot.text(['二级升级单位', 'Who is told of a second escalation']),
  mutualAcceptance: slot.basis(['监测结果三地互认', 'Results are valid in all three places']),
} as const;
