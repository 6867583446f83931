import { fact, type Party, type Question, type RegisterSpec } from '#kernel';

export const CLEARANCES = 'taxClearances';

export const outcomes = {
  paid: ['已完税', 'Paid'],
  relief: ['减税后已完税', 'Paid after relief'],
  exempt: ['免税', 'Exempt'],
  refunded: ['已退税、凭证作废', 'Refunded, no longer valid'],
} as const;

const optional = { optional: true } as const;

export const clearanceColumns = {
  payers: fact.list(['纳税人', 'Taxpayers'], fact.party(['纳税人', 'Taxpayer']), { min: 1, max: 20 }),
  unit: fact.text(['不动产单元代码', 'Unit code'], { max: 40 }),
  contractOn: fact.day(['合同签订日', 'Contract signed on'], optional),
  price: fact.money(['计税价格', 'Price taxed'], optional),
  outcome: fact.choice(['办理结果', 'Outcome'], outcomes),
  due: fact.money(['应纳税额', 'Tax due']),
  paid: fact.money(['实缴税额', 'Tax paid']),
} as const;

type Clearance = Readonly<Partial<Record<keyof typeof clearanceColumns, unknown>>>;

/**
 * Said of this sale and no other: the thing, everybody who receives it, the day of the contract, and the price where it is given. The day
 * tells a second sale of one thing to the same people from the first: who does not say it is not answered yes.
 */
const isOf = (values: Clearance, { unit, buyers, price, contractOn }: Readonly<Record<string, unknown>>): boolean => {
  const payers = new Set((values.payers as readonly Party[]).map(({ key }) => key));
  const same = (a: unknown, b: unknown) => a === undefined || b === undefined || a === b;
  return (
    values.unit === unit &&
    ((buyers ?? []) as readonly string[]).every((key) => payers.has(key)) &&
    same(values.price, price) &&
    contractOn !== undefined &&
    values.contractOn === contractOn
  );
};

/** A yes with the number of the receipt; neither the tax nor the income of anybody is told. */
const cleared: Question = {
  title: ['该笔交易是否已完税', 'Whether the tax on a sale is settled'],
  extent: 'yesNo',
  grounds: ['consent', 'duty'],
  asks: {
    unit: fact.text(['不动产单元代码', 'Unit code'], { max: 40 }),
    buyers: fact.list(
      ['受让人证件号码', 'Identity numbers of those who receive'],
      fact.text(['证件号码', 'Number']),
      {
        personal: true,
      },
    ),
    price: fact.money(['成交价格', 'Price'], optional),
    contractOn: fact.day(['合同签订日', 'Contract signed on'], optional),
  },
  gives: {
    cleared: fact.yesNo(['已完税或者免税', 'Paid or exempt']),
    why: fact.text(['说明', 'Why not'], optional),
    receipt: fact.text(['凭证号', 'Receipt'], { max: 60, ...optional }),
    outcome: fact.choice(['办理结果', 'Outcome'], outcomes, optional),
  },
  answer: ({ entries, with: asked }) => {
    const found = entries.filter(({ closed, values }) => !closed && isOf(values, asked));
    const standing = found.find(({ values }) => values.outcome !== 'refunded');
    if (standing) return { cleared: true, receipt: standing.key, outcome: standing.values.outcome };
    if (found.length) return { cleared: false, why: '已退税，凭证作废' };
    return {
      cleared: false,
      why: asked.contractOn ? '没有该笔交易的完税或者减免税记录' : '未写明合同签订日，无法确认是哪一笔交易',
    };
  },
};

/** 契税完税登记 at the tax office of the place where the thing lies. */
export const taxClearances: RegisterSpec = {
  title: ['契税完税登记', 'Deed tax settled'],
  key: ['完税（减免税）凭证号', 'Number of the receipt'],
  columns: clearanceColumns,
  subject: 'payers',
  readers: ['officer', 'head'],
  answers: { cleared },
  extract: {
    title: ['契税完税证明', 'Proof that deed tax is settled'],
    type: 'tongban:deed-tax',
    columns: ['unit', 'outcome', 'due', 'paid', 'payers'],
    disclosable: ['payers', 'due', 'paid'],
  },
};
