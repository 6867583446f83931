import { type Recognition, slot } from '#kernel';
import { type acts, kinds } from './facts.ts';

/** A row of the table of other qualifications: who issued what level, and on what it rests. */
export interface Row extends Recognition {
  readonly level?: string;
  readonly body?: string;
  readonly evidence: readonly string[];
  readonly basis: string;
}

const recognisedKinds = { ...kinds, hours: ['继续教育学时', 'Hours of training'] } as const;

export const law = {
  actOf: slot.table<Readonly<Record<string, keyof typeof acts>>>(['事项编码对应的办理类型', 'Kind by basic code']),
  requestItem: slot.text(['协办事项的基本编码', 'Basic code of requests']),
  hourRequestItem: slot.text(['学时占用协办事项的基本编码', 'Basic code of requests about hours']),
  recognitions: slot.recognitions(['互认规则', 'Recognition rules'], recognisedKinds),
  otherQualifications: slot.recognitions<Row>(['其他专业资格互认表', 'Table of other qualifications'], kinds),
  nationwide: slot.table<readonly (keyof typeof kinds)[]>([
    '全国有效、无需认可的资格',
    'Valid nationwide without a row',
  ]),
  decisionTerm: slot.term(['注册审批期限', 'Time to decide']),
  registrationTerm: slot.term(['注册有效期', 'Term of a registration']),
  firstWithin: slot.term(['免继续教育的初始注册期限', 'First registration without training within']),
  renewLead: slot.term(['延续注册提前期', 'How long before the end to renew']),
  training: slot.table<{ readonly required: number; readonly optional: number }>([
    '每注册期继续教育学时',
    'Training per term',
  ]),
  ageLimit: slot.table<{ readonly years: number; readonly refuseFrom: 'dayAfterBirthday' | 'nextBirthday' }>([
    '年龄上限',
    'Age limit',
  ]),
  barYears: slot.table<Readonly<Record<string, number>>>(['不予注册的年限', 'Years without registration after']),
  hourIssuers: slot.table<Readonly<Record<string, readonly string[]>>>([
    '学时出具机构名单（按地区）',
    'Who may issue hours, by place',
  ]),
  hourCategories: slot.table<Readonly<Record<string, Readonly<Record<string, 'common' | 'professional'>>>>>([
    '各地科目与公需、专业科目对照',
    'Categories of each place as common or professional',
  ]),
  yearlyHours: slot.table<{ readonly total: number; readonly professional: number }>([
    '年度学时要求',
    'Hours a year',
  ]),
  oneEmployer: slot.basis(['只能受聘于一个单位', 'One employer only']),
  onePost: slot.basis(['同一时间只能在一个项目任项目负责人', 'One post of project manager at a time']),
  nationalFresh: slot.term(['全国平台核对结果的有效期', 'How old a check with the national platform may be']),
  oneRegistration: slot.basis(['不得在两个省份同时注册', 'Not registered in two provinces']),
  separateConsent: slot.basis(['向其他处理者提供个人信息须单独同意', 'Separate consent before data go to another']),
  refusals: slot.basis(['不予注册的情形', 'When registration is refused']),
  yearBound: slot.basis(['学时当年有效，不结转', 'Hours count in their year only']),
  smallestCell: slot.number(['公布统计的最小人数', 'Fewest persons in a published cell']),
} as const;
