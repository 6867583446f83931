import type { Authority, Words } from '#kernel';
import { type Body, bodies } from './bodies.ts';
import { type Place, places } from './places.ts';
import { reformBodies } from './reform.ts';
import { syntheticUscc } from './synthetic-code.ts';

/**
 * Review and action (复议、诉讼). Since 2024-01-01 review of a department lies with the people's government of its level
 * (行政复议法 2023, 24); a branch set up by district may also be reviewed where it sits (24, last part); tax goes to the
 * tax authority above (27); a justice bureau's decisions to its government or to the bureau above (28). The court is
 * the basic people's court of the seat (行政诉讼法 14, 18). Assumed here: that no order on concentrated jurisdiction
 * (集中管辖) names another court for these bodies. Articles as known to the author, to be checked by a lawyer.
 */
const reviewBodyOf = ({ review }: Body, place: Place): Words => {
  const [zh, en] = place.government;
  const [cityZh, cityEn] = place.cityGovernment;
  const above = { qp: '上海市', wj: '苏州市', js: '嘉兴市' }[place.key];
  switch (review) {
    case 'branch':
      return [`${cityZh}或${zh}`, `${cityEn}, or ${en}`];
    case 'city-body':
      return [cityZh, cityEn];
    case 'tax':
      return [`国家税务总局${above}税务局`, 'The tax service of the municipality above'];
    case 'justice':
      return [`${zh}或${above}司法局`, `${en}, or the justice bureau of the municipality`];
    default:
      return [zh, en];
  }
};

const authorityOf = (body: Body, index: number, place: Place, placeIndex: number): Authority => ({
  id: `${place.key}-${body.key}`,
  // The first body of each place carries the fixture code of public-services.md 0.3.
  uscc: syntheticUscc(body.kind, place.code, index === 0 ? placeIndex : 100 + index * 10 + placeIndex),
  jurisdiction: place.code,
  node: place.node,
  title: [body.names[place.key], `${place.shortEn} ${body.en}`],
  department: body.department,
  phone: `${place.dial}-0000 ${String(100 + index).padStart(4, '0')}`,
  address: [`${place.short}示例路${index + 1}号(虚构地址)`, `${index + 1} Example Road, ${place.shortEn} (invented)`],
  reviewBody: reviewBodyOf(body, place),
  court: place.court,
  administrative: body.kind === '11',
});

const provincial = (
  id: string,
  code: string,
  node: string,
  n: number,
  department: string,
  title: Words,
  review: Words,
  court: Words,
): Authority => ({
  id,
  uscc: syntheticUscc('11', code, n),
  jurisdiction: code,
  node,
  title,
  department,
  phone: `0000-0000 ${String(900 + n).padStart(4, '0')}`,
  address: ['省级机关示例路(虚构地址)', 'Example Road (invented)'],
  reviewBody: review,
  court,
  administrative: true,
});

const shanghai: Words = ['上海市人民政府', "Shanghai Municipal People's Government"];
const seat = (zh: string, en: string): Words => [`${zh}人民法院`, `People's Court of ${en}`];

/** Matters of the catalogue that the county does not decide: 二级建造师 (province), land register (Shanghai, city-wide). */
const above: readonly Authority[] = [
  provincial(
    'sh-housing',
    '310000',
    'shanghai',
    1,
    'housing-construction',
    ['上海市住房和城乡建设管理委员会', 'Shanghai Commission of Housing and Urban-Rural Development'],
    shanghai,
    seat('上海市黄浦区', 'Huangpu District, Shanghai'),
  ),
  provincial(
    'sh-registry',
    '310000',
    'shanghai',
    2,
    'natural-resources',
    ['上海市自然资源确权登记局', 'Shanghai Natural Resources Registration Bureau'],
    shanghai,
    seat('上海市静安区', "Jing'an District, Shanghai"),
  ),
  provincial(
    'jsu-housing',
    '320000',
    'jiangsu',
    3,
    'housing-construction',
    ['江苏省住房和城乡建设厅', 'Jiangsu Department of Housing and Urban-Rural Development'],
    ['江苏省人民政府', "Jiangsu Provincial People's Government"],
    seat('南京市鼓楼区', 'Gulou District, Nanjing'),
  ),
  provincial(
    'zj-housing',
    '330000',
    'zhejiang',
    4,
    'housing-construction',
    ['浙江省住房和城乡建设厅', 'Zhejiang Department of Housing and Urban-Rural Development'],
    ['浙江省人民政府', "Zhejiang Provincial People's Government"],
    seat('杭州市西湖区', 'Xihu District, Hangzhou'),
  ),
  // 创新券: the province admits and suspends the institutions.
  provincial(
    'sh-science',
    '310000',
    'shanghai',
    5,
    'science-technology',
    ['上海市科学技术委员会', 'Science and Technology Commission of Shanghai'],
    shanghai,
    seat('上海市黄浦区', 'Huangpu District, Shanghai'),
  ),
  provincial(
    'jsu-science',
    '320000',
    'jiangsu',
    6,
    'science-technology',
    ['江苏省科学技术厅', 'Jiangsu Department of Science and Technology'],
    ['江苏省人民政府', "Jiangsu Provincial People's Government"],
    seat('南京市玄武区', 'Xuanwu District, Nanjing'),
  ),
  provincial(
    'zj-science',
    '330000',
    'zhejiang',
    7,
    'science-technology',
    ['浙江省科学技术厅', 'Zhejiang Department of Science and Technology'],
    ['浙江省人民政府', "Zhejiang Provincial People's Government"],
    seat('杭州市西湖区', 'Xihu District, Hangzhou'),
  ),
];

/** 执委会: an agency of two provinces and one city, not an 行政机关 that may be delegated a licence (assumed). */
const committee: Authority = {
  id: 'committee',
  uscc: syntheticUscc('12', '310118', 900),
  jurisdiction: 'yrd-zone',
  node: 'committee',
  title: ['长三角生态绿色一体化发展示范区执行委员会', 'Executive Committee of the Demonstration Zone'],
  department: 'committee',
  phone: '021-0000 0900',
  address: ['示范区示例路1号(虚构地址)', '1 Example Road, Demonstration Zone (invented)'],
  reviewBody: shanghai,
  court: ['上海市青浦区人民法院', "People's Court of Qingpu District, Shanghai"],
  administrative: false,
};

/** A bank that keeps a window for mortgages (抵押登记便民窗口): it receives, as any window; it decides nothing. Invented. */
const banks: readonly Authority[] = places.map((place, n) => ({
  id: `${place.key}-bank`,
  uscc: syntheticUscc('91', place.code, 950 + n),
  jurisdiction: place.code,
  node: place.node,
  title: [`示例银行${place.short}支行`, `Example Bank, ${place.shortEn} branch`],
  department: 'service-centre',
  phone: `${place.dial}-0000 0950`,
  address: [`${place.short}示例路95号(虚构地址)`, `95 Example Road, ${place.shortEn} (invented)`],
  reviewBody: place.government,
  court: place.court,
  administrative: false,
}));

export const authorities: readonly Authority[] = [
  ...places.flatMap((place, p) => bodies.map((body, index) => authorityOf(body, index, place, p))),
  ...above,
  ...reformBodies,
  committee,
  ...banks,
];

/** The body of a place by its short key, such as `hrss`. */
export const bodyAt = (place: string, key: string): Authority => {
  const found = authorities.find((authority) => authority.id === `${place}-${key}`);
  if (!found) throw new Error(`bug: no body ${place}-${key}`);
  return found;
};
