import { authorities } from '../authorities.ts';
import { residents } from '../residents.ts';
import { syntheticUscc } from '../synthetic-code.ts';

/**
 * Institutions and resources, all invented and marked 示例: the published size is 615 institutions and more than 25,000
 * resources; how they spread over the three places was not published and is made up here. Made by rule, so that everybody gets the same.
 */
export const innovationSize = {
  '310000': { institutions: 300, resources: 12_500 },
  '320000': { institutions: 165, resources: 7_000 },
  '330000': { institutions: 150, resources: 5_500 },
} as const;
export type Province = keyof typeof innovationSize;

const cities = { '310000': '上海', '320000': '苏州', '330000': '嘉兴' } as const;
const labs = { '310000': 'sh-lab', '320000': 'jsu-lab', '330000': 'zj-lab' } as const;
const kinds = [
  '检测中心',
  '分析测试所',
  '工业设计院',
  '材料研究所',
  '中试基地',
  '仪器共享平台',
  '科技情报所',
] as const;

/** What is offered: category, service, words by which it is found, unit, price in yuan. */
const services = [
  ['testing', '水质重金属检测', '水质 重金属 ICP-MS 地表水', '样', 800],
  ['testing', '土壤有机污染物检测', '土壤 有机物 GC-MS', '样', 1200],
  ['testing', '食品农药残留检测', '食品 农残', '样', 600],
  ['testing', '电磁兼容检测', 'EMC 电磁兼容 辐射', '次', 5000],
  ['instrument', '扫描电镜机时', 'SEM 扫描电镜 微观形貌', '小时', 400],
  ['instrument', '核磁共振波谱机时', 'NMR 核磁 结构', '小时', 600],
  ['instrument', '高性能计算机时', '算力 仿真', '核时', 1],
  ['research', '膜材料配方研发', '膜 水处理 配方', '项', 60_000],
  ['research', '丝绸功能整理研究', '丝绸 纺织 整理', '项', 50_000],
  ['research', '控制算法开发', '算法 控制 工业互联网', '项', 80_000],
  ['design', '外观与结构设计', '外观 结构 工业设计', '项', 30_000],
  ['pilot', '小批量中试', '中试 放大', '批', 40_000],
  ['information', '专利导航与查新', '专利 查新 文献', '项', 8000],
] as const;

const categoriesOf = [...new Set(services.map(([category]) => category))];

const labOf = (province: Province) => {
  const found = residents.find(({ login }) => login === labs[province]);
  if (!found?.key) throw new Error(`bug: no institution ${labs[province]}`);
  return { kind: 'organisation', key: found.key, name: found.name } as const;
};

const partyOf = (province: Province, n: number) =>
  n === 0
    ? labOf(province)
    : ({
        kind: 'organisation',
        key: syntheticUscc('91', province, 5000 + n),
        name: `${cities[province]}示例${kinds[n % kinds.length]}${String(n).padStart(3, '0')}号`,
      } as const);

export const institutionsOf = (province: Province, count: number) =>
  Array.from({ length: count }, (_, n) => ({
    institution: partyOf(province, n),
    place: province,
    categories: categoriesOf,
    controllers: [],
    holdings: [],
    marked: '示例',
  }));

/** Spread evenly: the numbers of an institution's resources differ by one at most. */
export const resourcesOf = (province: Province, institutions: number, count: number) => {
  const parties = Array.from({ length: institutions }, (_, n) => partyOf(province, n));
  return Array.from({ length: count }, (_, n) => {
    const party = parties[n % institutions] as (typeof parties)[number];
    const [category, title, keywords, unit, yuan] = services[n % services.length] as (typeof services)[number];
    const round = Math.floor(n / institutions) + 1;
    return {
      number: `${province}-${party.key}-${round}`,
      title: `${title}（示例）`,
      institution: party,
      category,
      keywords,
      unit,
      listPrice: Math.round(yuan * 100 * (0.9 + (n % 21) / 100)),
      marked: '示例',
    };
  });
};

export const provinceAuthority = (province: Province): string =>
  authorities.find(({ jurisdiction, department }) => jurisdiction === province && department === 'science-technology')
    ?.id ?? '';
