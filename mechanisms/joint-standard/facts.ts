import {
  type Body,
  type Comments,
  type Decision,
  type DecisionRule,
  fact,
  type JointText,
  type Publicity,
  type PublicityTerm,
  type Roll,
  slot,
  type Tasks,
  taskFacts,
} from '#kernel';
import type { NationalStandard } from './national.ts';

const crosses = { shared: true } as const;
const optional = { optional: true } as const;

export const touched = {
  limit: ['限值', 'A limit'],
  scope: ['适用范围', 'The scope'],
  method: ['方法', 'A method'],
  wording: ['文字', 'Wording only'],
} as const;

export const facts = {
  title: fact.text(['标准名称', 'Title'], { ...crosses, searchable: true, max: 160 }),
  topic: fact.text(['标准化对象', 'What it standardises'], { ...crosses, max: 80 }),
  need: fact.longText(['需求与理由', 'Why it is needed'], crosses),
  limits: fact.list(
    ['主要限值', 'Limits'],
    fact.record(['限值', 'Limit'], {
      item: fact.text(['项目', 'Item'], {
        max: 60,
        help: [
          '用国家标准登记中的名称（如 WATER.COD.river.3），即与国家限值比对',
          'Under the name of the register (WATER.COD.river.3) it is compared with the national limit',
        ],
      }),
      value: fact.decimal(['本标准', 'Here']),
      national: fact.decimal(['强制性国家标准', 'Mandatory national'], optional),
      unit: fact.text(['单位', 'Unit'], { max: 20 }),
    }),
    { ...crosses, max: 40 },
  ),
  cited: fact.list(['引用标准', 'Standards cited'], fact.text(['标准号', 'Number'], { max: 60 }), {
    ...crosses,
    max: 40,
  }),
  duplicateHere: fact.yesNo(['本地已有同类标准', 'This place has such a standard'], crosses),
  proposal: fact.deliberation<JointText>(['统一立项', 'Joint project']),

  group: fact.list(
    ['起草组', 'Drafting group'],
    fact.record(['起草单位', 'Organisation'], {
      name: fact.text(['单位', 'Name'], { max: 100 }),
      side: fact.place(['所属一方', 'Side']),
      role: fact.choice(['分工', 'Role'], { lead: ['牵头', 'Lead'], member: ['参加', 'Member'] }),
      ip: fact.yesNo(['已提交知识产权声明', 'IP statement given']),
    }),
    { ...crosses, min: 1, max: 60 },
  ),
  text: fact.file(['标准文本', 'Text'], crosses),

  round: fact.number(['征求意见轮次', 'Round of comment'], crosses),
  publicity: fact.deliberation<Publicity>(['公开征求意见', 'Open comment']),
  comment: fact.longText(['意见', 'Comment'], crosses),
  comments: fact.deliberation<Comments>(['意见处理', 'Comments and answers']),
  commentId: fact.text(['意见编号', 'Comment number'], { ...crosses, max: 20 }),
  verdict: fact.choice(
    ['处理', 'Answer'],
    { adopted: ['采纳', 'Adopted'], partly: ['部分采纳', 'Partly adopted'], refused: ['不采纳', 'Not adopted'] },
    crosses,
  ),
  reason: fact.text(['理由', 'Reason'], { ...crosses, max: 1000 }),
  touches: fact.choices(['修改内容', 'What was changed'], touched, crosses),

  panel: fact.list(
    ['审查专家组', 'Panel'],
    fact.record(['专家', 'Expert'], {
      id: fact.text(['编号', 'Number'], { max: 40 }),
      organisation: fact.text(['单位', 'Organisation'], { max: 100 }),
      side: fact.place(['所属一方', 'Side']),
    }),
    { ...crosses, min: 1, max: 60 },
  ),
  body: fact.deliberation<Body>(['审查专家组备案', 'Panel on record']),
  votes: fact.list(
    ['审查表决', 'Votes of the panel'],
    fact.record(['表决', 'Vote'], {
      member: fact.text(['编号', 'Number'], { max: 40 }),
      vote: fact.choice(['表决', 'Vote'], {
        yes: ['同意', 'Yes'],
        no: ['不同意', 'No'],
        abstain: ['弃权', 'Abstain'],
        absent: ['缺席', 'Absent'],
      }),
    }),
    { ...crosses, min: 1, max: 60 },
  ),
  clauseOpinions: fact.list(
    ['逐条意见', 'Opinions by clause'],
    fact.record(['意见', 'Opinion'], {
      clause: fact.text(['条款', 'Clause'], { max: 40 }),
      opinion: fact.text(['意见', 'Opinion'], { max: 400 }),
    }),
    { ...crosses, max: 100 },
  ),
  roll: fact.deliberation<Roll>(['表决名册', 'Roll']),
  decision: fact.deliberation<Decision>(['审查结论', 'Result of the review']),
  tasks: fact.deliberation<Tasks>(['任务', 'Tasks']),
  ...taskFacts,
  evidence: fact.file(['完成证明', 'Proof'], crosses),

  signing: fact.deliberation<JointText>(['三方批准', 'Approval by three']),
  signedText: fact.file(['签署的文本', 'Text signed'], crosses),
  approvedOn: fact.day(['三方批准日', 'Approved by all on'], crosses),
  mediation: fact.longText(['协调意见', 'What the mediation came to'], crosses),
  serial: fact.text(['统一顺序号', 'Common serial'], {
    ...crosses,
    max: 10,
    pattern: '310\\d{3}',
    patternSays: ['310 号段六位数字', 'Six digits that begin with 310'],
  }),
  publishedOn: fact.day(['发布日', 'Published on'], crosses),
  effectiveOn: fact.day(['实施日', 'In force from'], crosses),
  numbers: fact.list(
    ['标准编号', 'Numbers'],
    fact.record(['编号', 'Number'], {
      place: fact.place(['发布方', 'Issued by']),
      number: fact.text(['编号', 'Number']),
    }),
    crosses,
  ),
  filedBy: fact.list(['已备案', 'Filed by'], fact.authority(['备案方', 'Authority']), crosses),
  nationalFiling: fact.text(['国家备案号', 'National filing number'], { ...crosses, max: 60 }),
  review: fact.choice(
    ['复审结论', 'Result of the review'],
    { keep: ['继续有效', 'Stays'], revise: ['修订', 'Revise'], abolish: ['废止', 'Abolish'] },
    crosses,
  ),
  useReport: fact.longText(['实施情况', 'How it was used'], crosses),
  evaluations: fact.list(
    ['实施评估', 'Evaluations of its use'],
    fact.record(['实施评估', 'Evaluation'], {
      by: fact.authority(['评估单位', 'By']),
      on: fact.day(['日期', 'Day']),
      report: fact.text(['实施情况', 'How it was used'], { max: 4000 }),
    }),
    { ...crosses, max: 60 },
  ),
  reviewedOn: fact.day(['上次复审', 'Last reviewed'], crosses),
  changedStandard: fact.text(['发生变化的引用标准', 'Cited standard that changed'], { ...crosses, max: 60 }),
  abolition: fact.deliberation<JointText>(['三方废止', 'Abolition by three']),
  reasons: fact.longText(['理由', 'Reasons'], crosses),
  entryNumber: fact.text(['标准编号', 'Number'], { ...crosses, max: 60 }),
  reference: fact.text(['来源办件', 'From case'], { ...crosses, max: 80 }),
} as const;

export interface Side {
  readonly authority: string;
  readonly place: string;
  readonly node: string;
  /** Prefix of the place's local standards, such as `DB31/T`. */
  readonly prefix: string;
}

export const law = {
  sides: slot.table<readonly Side[]>(['共同制定标准的部门', 'Regulators that issue together']),
  mediator: slot.text(['协调机构', 'Who mediates']),
  comment: slot.table<PublicityTerm>(['征求意见期限', 'Time to comment']),
  commentAgain: slot.table<PublicityTerm>(['再次征求意见期限', 'Time of a second round']),
  technical: slot.table<readonly (keyof typeof touched)[]>([
    '须再次征求意见的修改',
    'Changes that need a second round',
  ]),
  panel: slot.table<{ readonly minSeats: number; readonly odd: boolean; readonly equalSides: boolean }>([
    '审查专家组组成',
    'The panel',
  ]),
  decision: slot.table<DecisionRule>(['审查通过比例', 'Quorum and majority']),
  resubmitTerm: slot.term(['退回后重新送审期限', 'Time to resubmit']),
  signTerm: slot.term(['批准期限', 'Time to sign']),
  leadMonths: slot.number(['发布到实施的月数', 'Months from publication to force']),
  filingTerm: slot.term(['备案期限', 'Time to file']),
  reviewTerm: slot.term(['复审周期', 'Review at most every']),
  entryItem: slot.text(['登记协办事项的基本编码', 'Basic code of entries between places']),
  national: slot.table<readonly NationalStandard[]>([
    '国家标准和行业标准登记',
    'Register of national and industry standards',
  ]),
  notLooser: slot.basis(['不得低于强制性国家标准', 'Not looser than a mandatory national standard']),
  everyComment: slot.basis(['意见逐条处理', 'Every comment is answered']),
  jointAct: slot.basis(['共同批准、共同发布', 'Approved and issued jointly']),
} as const;
