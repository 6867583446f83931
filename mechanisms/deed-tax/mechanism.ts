import { checkUnitCode, type Effect, type EntryRead, fact, mechanism, office, type Seen, slot } from '#kernel';
import { CLEARANCES, clearanceColumns, outcomes, taxClearances } from './register.ts';

const { refunded: _, ...granted } = outcomes;
const shared = { shared: true } as const;
const unitOf = (text: string | undefined): string => {
  const checked = checkUnitCode(text ?? '');
  return checked.ok ? checked.value.number : (text ?? '');
};

const facts = {
  receipt: fact.text(['完税（减免税）凭证号', 'Number of the receipt'], { ...shared, max: 60, searchable: true }),
  payers: { ...clearanceColumns.payers, ...shared, personal: true },
  unit: { ...clearanceColumns.unit, ...shared, searchable: true },
  contractOn: { ...clearanceColumns.contractOn, ...shared },
  price: { ...clearanceColumns.price, ...shared },
  outcome: fact.choice(['办理结果', 'Outcome'], granted, shared),
  due: { ...clearanceColumns.due, ...shared, min: 0 },
  paid: { ...clearanceColumns.paid, ...shared, min: 0 },
  reasons: fact.longText(['理由', 'Reasons'], shared),
} as const;

const law = {
  settledFirst: slot.basis(['登记前缴纳契税', 'Deed tax is paid before registration']),
} as const;

type Tax = Seen<typeof facts, typeof law>;

const columns = ({ facts: { payers, unit, contractOn, price, due, paid } }: Tax) =>
  Object.fromEntries(
    Object.entries({ payers, unit, contractOn, price, due, paid }).filter(([, value]) => value !== undefined),
  );

const entered = (
  seen: Tax,
  outcome: keyof typeof outcomes,
  more: { expect?: number; corrects?: string },
): Effect => ({
  kind: 'register.enter',
  register: CLEARANCES,
  key: seen.facts.receipt as string,
  values: { ...columns(seen), outcome },
  from: seen.day,
  ...more,
});

const standing = ({ reads }: Tax): EntryRead | undefined => reads.clearance as EntryRead | undefined;

const tell = ({ facts: { payers = [] }, state }: Tax, zh: string, en: string): readonly Effect[] =>
  payers.map(({ key }) => ({ kind: 'message', to: key, text: [`${zh}（${state.id}）`, `${en} (${state.id})`] }));

/**
 * 契税完税登记. Whoever receives land or a house settles the tax with the tax office of the place where it lies; its register answers the
 * registry once, for one sale, so that no receipt is carried from one office to the other.
 */
export default mechanism({
  id: 'deed-tax',
  number: '11',
  title: ['契税完税登记', 'Deed tax settled'],
  purpose: [
    '契税办结后记入税务机关的登记；经纳税人同意，登记机构一次核验，免交凭证。',
    'What was paid is entered at the tax office; with the taxpayer’s consent the registry asks once and no receipt is handed in.',
  ],
  uses: ['case', 'register', 'evidence', 'credential', 'journal', 'law'],

  actors: {
    officer: office(['税务人员', 'Tax officer'], 'officer', 'deciding'),
    head: office(['税务机关负责人', 'Head of the tax office'], 'head', 'deciding'),
  },
  facts,
  law,
  states: {
    settled: { title: ['已办结', 'Settled'], stage: 4, ordinary: true },
    refunded: { title: ['已退税', 'Refunded'], stage: 5, final: true },
  },
  reads: {
    clearance: ({ facts: { receipt } }) => ({ kind: 'entry', register: CLEARANCES, key: receipt ?? '' }),
  },
  rules: {
    liesHere: {
      says: ['契税向不动产所在地税务机关缴纳', 'The tax goes to the tax office where the thing lies'],
      under: 'settledFirst',
      field: 'unit',
      holds: ({ facts: { unit }, matter }) => {
        const checked = checkUnitCode(unit ?? '');
        if (!checked.ok) return { ...checked, field: '/facts/unit' };
        return checked.value.region === matter?.jurisdiction;
      },
    },
    receiptNew: {
      says: ['该凭证号已经登记', 'A receipt of this number was entered before'],
      field: 'receipt',
      holds: (seen) => (standing(seen)?.version ?? 0) === 0,
    },
    wholePaid: {
      says: ['实缴税额少于应纳税额；免税的应纳税额为零', 'Less was paid than is due; who is exempt owes nothing'],
      under: 'settledFirst',
      field: 'paid',
      holds: ({ facts: { outcome, due = 0, paid = 0 } }) =>
        outcome === 'exempt' ? due === 0 && paid === 0 : paid >= due,
    },
  },
  papers: {
    clearance: {
      title: ['契税完税（减免税）证明', 'Proof that deed tax is settled'],
      code: 'WS',
      body: ({ facts: { receipt, payers, unit, outcome, due, paid }, authorities, state }) => ({
        receipt,
        payers: (payers ?? []).map(({ name }) => name),
        unit,
        outcome: outcome && granted[outcome][0],
        due,
        paid,
        office: authorities[state.deciding.authority]?.title[0],
      }),
    },
  },
  steps: {
    settle: {
      title: ['登记完税、减免税', 'Enter that the tax is settled'],
      by: 'officer',
      from: 'nothing',
      to: 'settled',
      asks: ['receipt', 'payers', 'unit', 'contractOn', 'price?', 'outcome', 'due', 'paid'],
      reads: ['clearance'],
      sets: ({ facts: { unit } }) => ({ unit: unitOf(unit) }),
      requires: ['liesHere', 'receiptNew', 'wholePaid'],
      papers: ['clearance'],
      then: (seen) => [
        entered(seen, seen.facts.outcome ?? 'paid', { expect: 0 }),
        ...tell(
          seen,
          '契税已办结，办理不动产登记时无需提交凭证',
          'The deed tax is settled; no receipt need be handed in at the registry',
        ),
      ],
    },
    amend: {
      title: ['更正完税登记', 'Correct the entry'],
      help: ['据原登记答复过的机关会收到更正通知', 'Whoever was answered from what stood before is told'],
      by: 'head',
      from: 'settled',
      to: 'settled',
      asks: ['price?', 'contractOn?', 'outcome', 'due', 'paid', 'reasons'],
      reads: ['clearance'],
      requires: ['wholePaid'],
      papers: ['clearance'],
      then: (seen) => [entered(seen, seen.facts.outcome ?? 'paid', { corrects: seen.facts.reasons as string })],
      differentFrom: ['settle'],
    },
    refund: {
      title: ['退税，凭证作废', 'Refund: the receipt is void'],
      help: ['合同解除等，权属未转移的', 'Where the contract was rescinded and nothing passed'],
      by: 'head',
      from: 'settled',
      to: 'refunded',
      asks: ['reasons'],
      reads: ['clearance'],
      then: (seen) => [
        entered(seen, 'refunded', { corrects: seen.facts.reasons as string }),
        ...tell(seen, '契税已退，原凭证作废', 'The deed tax was refunded; the receipt is void'),
      ],
      differentFrom: ['settle'],
    },
  },
  clocks: {},
  registers: { taxClearances },
  shows: { subject: 'receipt', columns: ['receipt', 'unit', 'outcome', 'paid'] },
});
