import type { Jurisdiction, ZoneNode } from '#kernel';

/**
 * 两区一县 and what stands above them, GB/T 2260. Law is looked up along `parents`: county → city → province → zone →
 * nation. Shanghai is a municipality, so 青浦 has no city between it and the province level (310000).
 */
export const jurisdictions: readonly Jurisdiction[] = [
  {
    code: 'cn',
    level: 'nation',
    title: ['中华人民共和国', 'China'],
    short: ['全国', 'National'],
    parents: [],
    calendar: 'cn',
  },
  {
    code: 'yrd-zone',
    level: 'zone',
    title: ['长三角生态绿色一体化发展示范区', 'Yangtze River Delta Ecological Green Integration Demonstration Zone'],
    short: ['示范区', 'Zone'],
    parents: ['cn'],
    calendar: 'cn',
  },
  {
    code: '310000',
    level: 'province',
    title: ['上海市', 'Shanghai'],
    short: ['上海', 'Shanghai'],
    parents: ['yrd-zone', 'cn'],
    calendar: 'cn',
  },
  {
    code: '310118',
    level: 'county',
    title: ['上海市青浦区', 'Qingpu District, Shanghai'],
    short: ['青浦', 'Qingpu'],
    parents: ['310000', 'yrd-zone', 'cn'],
    calendar: 'cn',
  },
  {
    code: '320000',
    level: 'province',
    title: ['江苏省', 'Jiangsu Province'],
    short: ['江苏', 'Jiangsu'],
    parents: ['yrd-zone', 'cn'],
    calendar: 'cn',
  },
  {
    code: '320500',
    level: 'city',
    title: ['江苏省苏州市', 'Suzhou, Jiangsu'],
    short: ['苏州', 'Suzhou'],
    parents: ['320000', 'yrd-zone', 'cn'],
    calendar: 'cn',
  },
  {
    code: '320509',
    level: 'county',
    title: ['江苏省苏州市吴江区', 'Wujiang District, Suzhou, Jiangsu'],
    short: ['吴江', 'Wujiang'],
    parents: ['320500', '320000', 'yrd-zone', 'cn'],
    calendar: 'cn',
  },
  {
    code: '330000',
    level: 'province',
    title: ['浙江省', 'Zhejiang Province'],
    short: ['浙江', 'Zhejiang'],
    parents: ['yrd-zone', 'cn'],
    calendar: 'cn',
  },
  {
    code: '330400',
    level: 'city',
    title: ['浙江省嘉兴市', 'Jiaxing, Zhejiang'],
    short: ['嘉兴', 'Jiaxing'],
    parents: ['330000', 'yrd-zone', 'cn'],
    calendar: 'cn',
  },
  {
    code: '330421',
    level: 'county',
    title: ['浙江省嘉兴市嘉善县', 'Jiashan County, Jiaxing, Zhejiang'],
    short: ['嘉善', 'Jiashan'],
    parents: ['330400', '330000', 'yrd-zone', 'cn'],
    calendar: 'cn',
  },
];

export const nodes: readonly ZoneNode[] = [
  { id: 'shanghai', title: ['上海节点', 'Shanghai node'], jurisdictions: ['310000', '310118'] },
  { id: 'jiangsu', title: ['江苏节点', 'Jiangsu node'], jurisdictions: ['320000', '320500', '320509'] },
  { id: 'zhejiang', title: ['浙江节点', 'Zhejiang node'], jurisdictions: ['330000', '330400', '330421'] },
  { id: 'committee', title: ['执委会节点', 'Executive Committee node'], jurisdictions: ['yrd-zone'] },
];

export type PlaceKey = 'qp' | 'wj' | 'js';

export interface Place {
  readonly key: PlaceKey;
  readonly code: string;
  readonly node: string;
  readonly province: string;
  readonly short: string;
  readonly shortEn: string;
  /** Telephone area code, used with the invented subscriber numbers 0000 nnnn. */
  readonly dial: string;
  readonly government: readonly [string, string];
  readonly cityGovernment: readonly [string, string];
  readonly court: readonly [string, string];
}

/** The three places that keep a catalogue, in the order in which tables list them. */
export const places: readonly Place[] = [
  {
    key: 'qp',
    code: '310118',
    node: 'shanghai',
    province: '310000',
    short: '青浦',
    shortEn: 'Qingpu',
    dial: '021',
    government: ['上海市青浦区人民政府', "People's Government of Qingpu District, Shanghai"],
    cityGovernment: ['上海市人民政府', "Shanghai Municipal People's Government"],
    court: ['上海市青浦区人民法院', "People's Court of Qingpu District, Shanghai"],
  },
  {
    key: 'wj',
    code: '320509',
    node: 'jiangsu',
    province: '320000',
    short: '吴江',
    shortEn: 'Wujiang',
    dial: '0512',
    government: ['苏州市吴江区人民政府', "People's Government of Wujiang District, Suzhou"],
    cityGovernment: ['苏州市人民政府', "Suzhou Municipal People's Government"],
    court: ['苏州市吴江区人民法院', "People's Court of Wujiang District, Suzhou"],
  },
  {
    key: 'js',
    code: '330421',
    node: 'zhejiang',
    province: '330000',
    short: '嘉善',
    shortEn: 'Jiashan',
    dial: '0573',
    government: ['嘉善县人民政府', "People's Government of Jiashan County"],
    cityGovernment: ['嘉兴市人民政府', "Jiaxing Municipal People's Government"],
    court: ['嘉善县人民法院', "People's Court of Jiashan County"],
  },
];

export const placeOf = (key: PlaceKey): Place => places.find((place) => place.key === key) as Place;
