import { type DemoCase, demo } from '#kernel';
import estate from '../../../mechanisms/real-estate/mechanism.ts';
import { demoTitles, who } from '../registers/titles.ts';

type Case = DemoCase<typeof estate>;

const appearance = { method: 'card', matched: true, signed: true, questioned: true } as const;
const [seller, buyer] = [who('qp-resident'), who('js-resident')];
const owners = [who('wj-resident'), who('js-resident-2')];
const bank = { kind: 'organisation', key: '91310118MA0000015P', name: '示例银行（虚构）' } as const;
const home = '320509005012GB00107F00030201';
const shared = '320509005012GB00107F00030202';
const shop = '320509001003GB00021F00010001';

const takeOver = (place: keyof typeof demoTitles, registry: string): Case => ({
  key: `earlier records of ${place} taken over`,
  matter: '910807001200',
  from: registry,
  to: place,
  channel: 'node',
  lines: [
    [60, 'officer', 'handIn', { batch: demoTitles[place], cause: '历史登记资料移交（虚构）' }],
    [60, 'registrar', 'takeOver'],
  ],
});

const seizure = (n: number, ago: number): Case => ({
  key: `a seizure of the shop, number ${n}`,
  matter: '910807001000',
  from: 'wj-land',
  to: '320509',
  channel: 'node',
  lines: [
    [
      ago,
      'officer',
      'serveSeizure',
      {
        unit: shop,
        court: `示例法院${n}`,
        document: `（示例）执${n}号`,
        debtor: who('wj-driver'),
        seizureTerm: { n: 3, unit: 'y' },
      },
    ],
  ],
});

/** Titles in three registers, one of them mortgaged from a bank's counter, one seized and waited for, one being sold. */
export default demo(estate, [
  takeOver('320509', 'wj-land'),
  takeOver('310118', 'sh-registry'),
  takeOver('330421', 'js-land'),
  seizure(1, 30),
  seizure(2, 20),
  {
    key: 'a mortgage from the counter of a bank, entered',
    matter: '910807000300',
    from: 'wj-21',
    to: '320509',
    lines: [
      [
        15,
        'window',
        'draft',
        {
          unit: shared,
          applicant: owners[0],
          second: bank,
          holderSide: owners.map((party) => ({ party })),
          otherSide: [{ party: bank }],
          mortgage: { amount: 80_000_000 },
          cause: '抵押合同',
        },
      ],
      ...[...owners, bank].map((appearing): Case['lines'][number] => [
        15,
        'window',
        'appear',
        { appearing, appearance },
      ]),
      [15, 'window', 'handOver'],
      [15, 'officer', 'accept'],
      [14, 'officer', 'collectFee', { feePaid: 8000, feeReceipt: '示例缴款-1' }],
      [13, 'officer', 'check'],
      [13, 'registrar', 'enter'],
    ],
  },
  {
    key: 'a sale received in 青浦, under examination in 吴江',
    matter: '910807000200',
    from: 'qp-01',
    to: '320509',
    lines: [
      [
        4,
        'window',
        'draft',
        // Signed on the day that the tax office was told (demo/deed-tax.ts).
        (_scene, _day, _state, dayBefore) => ({
          unit: home,
          applicant: seller,
          second: buyer,
          holderSide: [{ party: seller }],
          otherSide: [{ party: buyer }],
          cause: '买卖',
          contractOn: dayBefore(3),
          price: 200_000_000,
          taxCategory: 'general',
        }),
      ],
      ...[seller, buyer].map((appearing): Case['lines'][number] => [
        4,
        'window',
        'appear',
        { appearing, appearance },
      ]),
      [4, 'window', 'handOver'],
      [4, 'officer', 'accept'],
    ],
  },
  {
    key: 'a first registration on collective land, announced in public',
    matter: '910807001400',
    from: 'qp-01',
    to: '330421',
    lines: [
      [
        6,
        'window',
        'draft',
        {
          unit: '330421003001JC00210F00010001',
          applicant: buyer,
          holderSide: [{ party: buyer }],
          first: {
            location: '西塘镇示例村8号（虚构）',
            area: '210.00',
            use: 'dwelling',
            right: '宅基地使用权/房屋所有权',
          },
        },
      ],
      [6, 'window', 'appear', { appearing: buyer, appearance }],
      [6, 'window', 'handOver'],
      [6, 'officer', 'accept'],
      [
        5,
        'officer',
        'inspect',
        (_scene, day) => ({
          inspection: {
            on: day,
            by: '查看人员甲、乙（虚构）',
            matches: true,
            found: '房屋已建成，四至与申请一致（虚构）',
          },
        }),
      ],
      [4, 'officer', 'announce'],
    ],
  },
]);
