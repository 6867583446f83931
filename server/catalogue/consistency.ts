import { checkMatterCode, type Matter, type Term, type Words, type Zone } from '#kernel';
import type { Drawn, RowError } from './assemble.ts';

/** What an import must agree with. */
export type Frame = Pick<Zone, 'jurisdictions' | 'authorities' | 'lifeEvents' | 'departments' | 'mechanisms'>;

type Fault = Omit<RowError, 'row'>;
type Check = (matter: Matter, frame: Frame) => readonly Fault[];

const fault = (column: string, code: string, says: Words, remedy: Words): readonly Fault[] => [
  { column, code, says, remedy },
];
const fine: readonly Fault[] = [];

const catchAll =
  /(其他|其它)(相关|有关)?(材料|条件|资料|情形)|等(相关|有关)?(材料|资料)$|法律、?法规(、规章)?规定的其他/;

/** Terms of different families are compared by their least length: enough to catch a slip, not a calendar. */
const longer = (promised: Term, statutory: Term): boolean => {
  const least = { wd: 1, wh: 1 / 24, d: 1, m: 30, y: 365 };
  return promised.n * least[promised.unit] > statutory.n * least[statutory.unit];
};

const code: Check = ({ code: given, basic, authority }, frame) => {
  const checked = checkMatterCode(given);
  if (!checked.ok)
    return fault('实施编码', checked.code, checked.says, checked.remedy ?? ['请核对编码', 'Check the code']);
  if (checked.value.level !== 'implementation')
    return fault(
      '实施编码',
      'code-level',
      ['不是31位实施编码', 'This is not an implementation code of 31'],
      ['请填31位实施编码', 'Give all 31 characters'],
    );
  if (checked.value.basic !== basic)
    return fault(
      '基本编码',
      'code-basic',
      ['与实施编码末12位不符', 'It differs from the last 12 of the code'],
      ['请使两者一致', 'Make them agree'],
    );
  const body = frame.authorities.find(({ id }) => id === authority);
  if (!body || body.uscc === checked.value.body) return fine;
  return fault(
    '实施编码',
    'code-body',
    ['前18位不是该实施主体的统一社会信用代码', 'It does not begin with the code of this body'],
    [`应为 ${body.uscc}`, `It should be ${body.uscc}`],
  );
};

const place: Check = ({ authority, jurisdiction }, frame) => {
  const here = frame.jurisdictions.find((one) => one.code === jurisdiction);
  const body = frame.authorities.find(({ id }) => id === authority);
  const unknownPlace = here
    ? fine
    : fault(
        '行政区划',
        'jurisdiction-unknown',
        [`没有行政区划“${jurisdiction}”`, `There is no jurisdiction "${jurisdiction}"`],
        ['请填区域内的代码', 'Give a code of the zone'],
      );
  if (!body)
    return [
      ...unknownPlace,
      ...fault(
        '实施主体',
        'authority-unknown',
        [`没有机构“${authority}”`, `There is no authority "${authority}"`],
        ['请先登记机构', 'Register the body first'],
      ),
    ];
  if (!here || body.jurisdiction === jurisdiction || here.parents.includes(body.jurisdiction)) return unknownPlace;
  return fault(
    '实施主体',
    'authority-elsewhere',
    ['不在该行政区划及其上级', 'It is neither of this place nor above it'],
    ['请核对行政区划', 'Check the jurisdiction'],
  );
};

const terms: Check = ({ promised, statutory, from, to }) => [
  ...(promised && statutory && longer(promised, statutory)
    ? fault(
        '承诺时限',
        'promise-above-law',
        ['承诺时限超过法定时限', 'The promise is longer than the law allows'],
        ['承诺不得长于法定(优化营商环境条例36)', 'Promise no more than the statutory term'],
      )
    : fine),
  ...(to !== undefined && to < from
    ? fault(
        '失效日期',
        'ends-before-it-begins',
        ['早于生效日期', 'It is before the first day in force'],
        ['请核对两个日期', 'Check both days'],
      )
    : fine),
];

const known: Check = ({ lifeEvent, department, mechanism }, frame) => [
  ...(lifeEvent !== undefined && !Object.hasOwn(frame.lifeEvents, lifeEvent)
    ? fault(
        '一件事',
        'life-event-unknown',
        [`没有“${lifeEvent}”`, `There is no "${lifeEvent}"`],
        [`可选:${Object.keys(frame.lifeEvents).join('、')}`, 'Use one of the known keys'],
      )
    : fine),
  ...(Object.hasOwn(frame.departments, department)
    ? fine
    : fault(
        '部门',
        'department-unknown',
        [`没有部门“${department}”`, `There is no department "${department}"`],
        [`可选:${Object.keys(frame.departments).join('、')}`, 'Use one of the known keys'],
      )),
  ...(frame.mechanisms.includes(mechanism)
    ? fine
    : fault(
        '办理机制',
        'mechanism-unknown',
        [`没有机制“${mechanism}”`, `There is no mechanism "${mechanism}"`],
        [`可选:${frame.mechanisms.join('、')}`, 'Use one of the known mechanisms'],
      )),
];

const rules: Check = ({ fee, conditions, commitment, safety }) => {
  const vague = conditions.find((condition) => catchAll.test(condition));
  return [
    ...(fee.amount > 0 && !fee.basis
      ? fault(
          '收费依据',
          'fee-without-basis',
          ['收费而无依据', 'A fee without a basis'],
          ['请填收费依据,无依据不得收费', 'Give the basis; without one nothing may be charged'],
        )
      : fine),
    ...(vague === undefined
      ? fine
      : fault(
          '受理条件',
          'catch-all',
          [`“${vague}”是兜底条款`, 'A catch-all clause'],
          ['请逐项列明', 'Name every condition'],
        )),
    ...(commitment && safety
      ? fault(
          '告知承诺',
          'commitment-barred',
          [
            '涉及公共安全、生态环境、生命健康的事项不适用告知承诺',
            'Barred where safety, environment or health is at stake',
          ],
          ['请填“否”', 'Write 否'],
        )
      : fine),
  ];
};

const joint: Check = ({ joint: parts = [] }) => {
  const links = parts.map(({ link }) => link);
  // A part may wait only for parts above it: then there is no circle either.
  const broken = parts.find(({ after }, index) => after.some((one) => !links.slice(0, index).includes(one)));
  if (!broken) return fine;
  return fault(
    '联办环节',
    'joint-order',
    [`环节“${broken.link}”的前置环节不在其上方`, `Part "${broken.link}" waits for a part that is not above it`],
    ['请按先后列出环节', 'List the parts in order'],
  );
};

const materials = ({ matter, row, materialRows }: Drawn): readonly RowError[] =>
  matter.materials.flatMap(({ concept, name, need }, index) => {
    const repeated = matter.materials.findIndex((other) => other.concept === concept) < index;
    return [
      ...(repeated
        ? fault(
            '材料概念',
            'material-twice',
            [`“${concept}”重复`, `"${concept}" appears twice`],
            ['同一材料只列一次', 'List a material once'],
          )
        : fine),
      ...(catchAll.test(name)
        ? fault(
            '材料名称',
            'catch-all',
            [`“${name}”是兜底要求`, 'A catch-all demand'],
            ['指南之外不得索要材料,请列明', 'Name the material'],
          )
        : fine),
      ...(need === 'tolerable' && !matter.tolerates
        ? fault(
            '必要性',
            'tolerance-not-open',
            ['该事项不支持容缺受理', 'The matter does not tolerate missing papers'],
            ['请把容缺受理改为“是”', 'Set 容缺受理 to 是'],
          )
        : fine),
    ].map((one) => ({ row: materialRows[index] ?? row, ...one }));
  });

const checks: readonly Check[] = [code, place, terms, known, rules, joint];

/** Everything in which a matter contradicts itself, the rules of the catalogue (13.1) or the zone. */
export const faultsOf = (drawn: Drawn, frame: Frame): readonly RowError[] => [
  ...checks.flatMap((check) => check(drawn.matter, frame).map((one) => ({ row: drawn.row, ...one }))),
  ...materials(drawn),
];
