import type { PlaceKey } from './places.ts';

/** How a decision of the body is reviewed: see `reviewBodyOf` in authorities.ts. */
export type ReviewKind = 'same-level' | 'branch' | 'tax' | 'justice' | 'city-body' | 'none';

export interface Body {
  readonly key: string;
  readonly department: string;
  readonly en: string;
  readonly names: Readonly<Record<PlaceKey, string>>;
  /** First two characters of its USCC: 11 organ 机关, 12 public institution 事业单位, 13 mass organisation 群团. */
  readonly kind: '11' | '12' | '13';
  readonly review: ReviewKind;
}

const body = (
  key: string,
  department: string,
  en: string,
  qp: string,
  wj: string,
  js: string,
  more: Partial<Pick<Body, 'kind' | 'review'>> = {},
): Body => ({ key, department, en, names: { qp, wj, js }, kind: '11', review: 'same-level', ...more });

/**
 * Bodies of the three places. The names are those in public use (general knowledge, not read in an official list; a
 * reform may have renamed one since). Everything else about them here, codes, addresses, telephones, is invented.
 */
export const bodies: readonly Body[] = [
  body(
    'admin',
    'service-administration',
    'Government Services Administration',
    '上海市青浦区政务服务办公室',
    '苏州市吴江区行政审批局',
    '嘉善县政务服务管理办公室',
  ),
  body(
    'center',
    'service-centre',
    'Government Service Centre',
    '青浦区行政服务中心综合窗口',
    '吴江区政务服务中心综合窗口',
    '嘉善县政务服务中心综合窗口',
    { kind: '12', review: 'none' },
  ),
  body(
    'police',
    'public-security',
    'Public Security Bureau',
    '上海市公安局青浦分局',
    '苏州市吴江区公安局',
    '嘉善县公安局',
    { review: 'branch' },
  ),
  body('civil', 'civil-affairs', 'Civil Affairs Bureau', '上海市青浦区民政局', '苏州市吴江区民政局', '嘉善县民政局'),
  body(
    'hrss',
    'human-resources',
    'Human Resources and Social Security Bureau',
    '上海市青浦区人力资源和社会保障局',
    '苏州市吴江区人力资源和社会保障局',
    '嘉善县人力资源和社会保障局',
  ),
  body(
    'medical',
    'medical-insurance',
    'Healthcare Security Bureau',
    '上海市青浦区医疗保障局',
    '苏州市吴江区医疗保障局',
    '嘉善县医疗保障局',
  ),
  body(
    'housing',
    'housing-construction',
    'Housing and Construction Bureau',
    '上海市青浦区建设和管理委员会',
    '苏州市吴江区住房和城乡建设局',
    '嘉善县住房和城乡建设局',
  ),
  body(
    'fund',
    'provident-fund',
    'Housing Provident Fund Branch',
    '上海市公积金管理中心青浦区管理部',
    '苏州市住房公积金管理中心吴江分中心',
    '嘉兴市住房公积金服务中心嘉善分中心',
    { kind: '12', review: 'city-body' },
  ),
  body(
    'market',
    'market-regulation',
    'Market Regulation Bureau',
    '上海市青浦区市场监督管理局',
    '苏州市吴江区市场监督管理局',
    '嘉善县市场监督管理局',
  ),
  body(
    'land',
    'natural-resources',
    'Natural Resources and Planning Bureau',
    '上海市青浦区规划和自然资源局',
    '苏州市吴江区自然资源和规划局',
    '嘉善县自然资源和规划局',
  ),
  body(
    'health',
    'health',
    'Health Bureau',
    '上海市青浦区卫生健康委员会',
    '苏州市吴江区卫生健康委员会',
    '嘉善县卫生健康局',
  ),
  body('education', 'education', 'Education Bureau', '上海市青浦区教育局', '苏州市吴江区教育局', '嘉善县教育局'),
  body(
    'tax',
    'taxation',
    'Tax Service',
    '国家税务总局上海市青浦区税务局',
    '国家税务总局苏州市吴江区税务局',
    '国家税务总局嘉善县税务局',
    { review: 'tax' },
  ),
  body(
    'transport',
    'transport',
    'Transport Bureau',
    '上海市青浦区交通委员会',
    '苏州市吴江区交通运输局',
    '嘉善县交通运输局',
  ),
  body(
    'agriculture',
    'agriculture',
    'Agriculture and Rural Affairs Bureau',
    '上海市青浦区农业农村委员会',
    '苏州市吴江区农业农村局',
    '嘉善县农业农村局',
  ),
  body('justice', 'justice', 'Justice Bureau', '上海市青浦区司法局', '苏州市吴江区司法局', '嘉善县司法局', {
    review: 'justice',
  }),
  body('notary', 'notary', 'Notary Office', '上海市青浦公证处', '江苏省苏州市吴江公证处', '浙江省嘉善县公证处', {
    kind: '12',
    review: 'none',
  }),
  body(
    'science',
    'science-technology',
    'Science and Technology Bureau',
    '上海市青浦区科学技术委员会',
    '苏州市吴江区科学技术局',
    '嘉善县科学技术局',
  ),
  body(
    'ecology',
    'ecology',
    'Ecology and Environment Bureau',
    '上海市青浦区生态环境局',
    '苏州市吴江生态环境局',
    '嘉兴市生态环境局嘉善分局',
    { review: 'branch' },
  ),
  body(
    'disabled',
    'disabled-federation',
    "Disabled Persons' Federation",
    '上海市青浦区残疾人联合会',
    '苏州市吴江区残疾人联合会',
    '嘉善县残疾人联合会',
    { kind: '13' },
  ),
  body(
    'culture',
    'culture-tourism',
    'Culture and Tourism Bureau',
    '上海市青浦区文化和旅游局',
    '苏州市吴江区文化体育和旅游局',
    '嘉善县文化和广电旅游体育局',
  ),
  body(
    'veterans',
    'veterans',
    'Veterans Affairs Bureau',
    '上海市青浦区退役军人事务局',
    '苏州市吴江区退役军人事务局',
    '嘉善县退役军人事务局',
  ),
  body(
    'emergency',
    'emergency',
    'Emergency Management Bureau',
    '上海市青浦区应急管理局',
    '苏州市吴江区应急管理局',
    '嘉善县应急管理局',
  ),
  body('water', 'water', 'Water Bureau', '上海市青浦区水务局', '苏州市吴江区水务局', '嘉善县水利局'),
];
