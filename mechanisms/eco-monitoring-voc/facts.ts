import { adoptVoc, fact, slot, type VocMethod } from '#kernel';

const crosses = { shared: true } as const;
const hash = {
  ...crosses,
  max: 64,
  pattern: '[0-9a-f]{64}',
  patternSays: ['应为 SHA-256 十六进制', 'must be a SHA-256 in hexadecimal'],
} as const;

export const facts = {
  title: fact.text(['标题', 'Title'], { ...crosses, searchable: true }),
  route: fact.text(['路线', 'Route'], crosses),
  vehicle: fact.text(['车辆', 'Vehicle'], { ...crosses, max: 60 }),
  instrument: fact.text(['仪器', 'Instrument'], { ...crosses, max: 60 }),
  checksBefore: fact.yesNo(['走航前校准检查通过', 'Checks before passed'], crosses),
  checksAfter: fact.yesNo(['走航后校准检查通过', 'Checks after passed'], crosses),
  run: fact.text(['走航编号', 'Run'], { ...crosses, max: 80 }),
  track: fact.text(['轨迹数据哈希', 'Hash of the track'], hash),
  validShare: fact.decimal(['有效样点比例', 'Share of valid samples'], crosses),
  kilometres: fact.decimal(['里程(km)', 'Kilometres'], crosses),
  edition: fact.text(['所依标准版本', 'Edition judged by'], { shared: true }),
  hotSpots: fact.list(
    ['热点', 'Hot spots'],
    fact.record(['热点', 'Hot spot'], {
      lon: fact.decimal(['经度(WGS84)', 'Longitude (WGS84)']),
      lat: fact.decimal(['纬度(WGS84)', 'Latitude (WGS84)']),
      peak: fact.decimal(['峰值(µg/m³)', 'Peak (µg/m³)']),
      persistent: fact.yesNo(['持续热点', 'Persistent']),
    }),
    { ...crosses, max: 100 },
  ),
  reaches: fact.list(['涉及的区县', 'Districts reached'], fact.place(['区县', 'District']), { ...crosses, max: 10 }),
  species: fact.list(['监测组分', 'Species measured'], fact.text(['组分', 'Species'], { max: 80 }), {
    ...crosses,
    max: 50,
  }),
  alsoTo: fact.list(['同时通报的其他方', 'Further sides told'], fact.authority(['单位', 'Authority']), {
    ...crosses,
    max: 5,
  }),
  furtherAnswer: fact.longText(['其他方核查答复', 'Answer of a further side'], crosses),
  furtherAnswers: fact.list(
    ['其他方核查答复', 'Answers of further sides'],
    fact.record(['答复', 'Answer'], {
      authority: fact.authority(['单位', 'Authority']),
      answer: fact.longText(['答复', 'Answer']),
    }),
    { ...crosses, max: 5 },
  ),
  escalated: fact.number(['升级层级', 'Level of escalation'], { ...crosses, min: 0, max: 2 }),
  coordination: fact.longText(['协调意见', 'What the committee asks for'], crosses),
  leads: fact.list(['溯源线索', 'Leads'], fact.text(['线索', 'Lead']), { ...crosses, max: 50 }),
  answer: fact.longText(['核查答复', 'Answer'], crosses),
  sourceConfirmed: fact.yesNo(['污染源已核实', 'Source confirmed'], crosses),
  startedAt: fact.text(['走航开始时刻', 'Run begun at'], { ...crosses, max: 24 }),
  used: fact.yesNo(['本次走航采用', 'Run used'], crosses),
  rerun: fact.text(['复测走航编号', 'Second run'], { ...crosses, max: 80 }),
  rerunTrack: fact.text(['复测轨迹哈希', 'Hash of the second track'], hash),
  rerunHot: fact.yesNo(['复测仍为热点', 'Still hot'], crosses),
} as const;

export const law = {
  method: slot.edition<VocMethod>(['走航热点识别方法', 'Method of hot spots'], adoptVoc),
  noticeTerm: slot.term(['跨界通报期限', 'Time to tell the neighbour']),
  answerTerm: slot.term(['核查答复期限', 'Time to answer']),
  rerunTerm: slot.term(['复测期限', 'Time to run again']),
  escalationTerm: slot.term(['升级后办理期限', 'Time after the first escalation']),
  escalatesTo: slot.text(['二级升级单位', 'Who is told of a second escalation']),
} as const;
