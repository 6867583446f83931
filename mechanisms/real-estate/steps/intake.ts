import type { CaseState } from '#kernel';
import { unitOf } from '../reckoning.ts';
import { type Estate, type EstateStep, staysIn, tellAll } from '../vocabulary.ts';

type Appearances = NonNullable<Estate['facts']['appearances']>;
const before = (seen: Estate): Appearances => (seen.before?.facts.appearances ?? []) as Appearances;

/** An appearance replaces an earlier one of the same person. */
const merged = (old: Appearances, fresh: Appearances): Appearances => {
  const keys = new Set(fresh.map(({ key }) => key));
  return [...old.filter(({ key }) => !keys.has(key)), ...fresh];
};

const recorded = ({ facts, actor, day, state }: Estate, at: string): Appearances => {
  const who = facts.appearing ?? facts.applicant;
  return who
    ? [
        {
          ...facts.appearance,
          key: who.key,
          name: who.name,
          at: at || state.receiving.authority,
          on: day,
          by: actor.name ?? actor.person ?? who.name,
        },
      ]
    : [];
};

const filled = ({ facts, matter, law }: Estate) => ({
  unit: unitOf(facts.unit),
  act: law('actOf')?.value[matter?.basic ?? ''],
});

const content = [
  'applicant?',
  'second?',
  'holderSide?',
  'otherSide?',
  'cause?',
  'ground?',
  'extent?',
  'waivers?',
  'coOwnersTold?',
  'first?',
  'residence?',
  'endedBy?',
  'destroyed?',
  'contract?',
  'price?',
  'taxCategory?',
  'taxPaid?',
  'taxReceipt?',
  'taxProof?',
  'contractOn?',
  'certificates?',
  'certificateForm?',
  'mortgage?',
  'change?',
  'corrected?',
  'errorProof?',
  'target?',
  'noticeFor?',
  'consents?',
  'riskStatement?',
  'buyerInformed?',
  'queryGround?',
  'purpose?',
  'proofOfInterest?',
] as const satisfies EstateStep['asks'];

const callOf = (seen: Estate) => {
  const { call } = seen.facts;
  const link = `p${(seen.state.taken.call ?? 0) + 1}`;
  const basic = seen.law('appearanceItem')?.value;
  if (!call?.party || !call.place || !basic) return [];
  const facts = { unit: seen.facts.unit, applicant: call.party, appearing: call.party };
  const deciding = { jurisdiction: call.place, authority: '', node: '' };
  return [
    { kind: 'case.open' as const, link, matter: basic, deciding, facts, after: [] },
    ...tellAll(
      seen,
      [call.party.key],
      ['请到所约窗口办理联合申请', 'Please appear at the window agreed for the joint application'],
    ),
  ];
};

/** Application, appearances at one window or several in different provinces, and handing over to the registry. */
export const intake = {
  draft: {
    title: ['新建申请', 'Begin an application'],
    by: ['window', 'applicant', 'officer'],
    from: 'nothing',
    to: 'draft',
    asks: ['unit', ...content.filter((name) => name !== 'applicant?'), 'applicant'],
    sets: filled,
    requires: ['unitKnown', 'liesHere', 'kindKnown'],
  },
  fill: {
    title: ['填写修改', 'Fill in'],
    by: ['window', 'applicant'],
    ...staysIn('draft', 'gathering'),
    asks: [...content],
    requires: ['kindKnown'],
  },
  call: {
    title: ['邀请异地到场', 'Call a party to a window elsewhere'],
    help: [
      '当事人在其所在地窗口核验身份、签名、接受询问',
      'The party is identified, signs and is questioned at a window near them',
    ],
    by: 'window',
    from: ['draft', 'gathering'],
    to: 'gathering',
    asks: ['call'],
    requires: ['sidesNamed', 'isParty'],
    then: callOf,
  },
  appear: {
    title: ['当事人到场', 'A party appears'],
    by: 'window',
    from: ['draft', 'gathering'],
    to: 'gathering',
    asks: ['appearing', 'appearance'],
    sets: (seen) => ({ appearances: merged(before(seen), recorded(seen, seen.state.receiving.authority)) }),
    requires: ['sidesNamed', 'isParty', 'identified'],
  },
  signOnline: {
    title: ['网上签名确认', 'Confirm and sign online'],
    by: ['applicant', 'second'],
    from: ['draft', 'gathering'],
    to: 'gathering',
    sets: (seen) => {
      const { facts, actor } = seen;
      const who = [facts.applicant, facts.second].find(
        (one) => one?.key === actor.key || one?.agent?.key === actor.key,
      );
      const appearance = {
        method: 'account',
        matched: true,
        signed: true,
        on: seen.day,
        by: actor.name ?? '',
      } as const;
      return who ? { appearances: merged(before(seen), [{ ...appearance, key: who.key, name: who.name }]) } : {};
    },
    requires: ['sidesNamed', 'onlineAllowed'],
  },
  heardAppearance: {
    title: ['异地到场结果', 'Outcome of a call'],
    by: 'node',
    from: 'gathering',
    to: 'gathering',
    reads: ['calls'],
    sets: (seen) => {
      const calls = (seen.reads.calls ?? []) as readonly CaseState[];
      const fresh = calls
        .filter(({ state }) => state === 'appeared')
        .flatMap(({ facts }) => (facts.appearances ?? []) as Appearances);
      return { appearances: merged(before(seen), fresh) };
    },
    hearsChildren: true,
  },
  lapseAppearance: {
    title: ['逾期未到场', 'Not all appeared in time'],
    by: 'clock',
    from: 'gathering',
    to: 'lapsed',
    then: (seen) =>
      tellAll(
        seen,
        [seen.facts.applicant?.key, seen.facts.second?.key],
        ['各方未在期限内到场，申请失效', 'Not all parties appeared in time: the application has lapsed'],
      ),
  },
  handOver: {
    title: ['移交登记机构', 'Hand over to the registry'],
    by: 'window',
    from: ['draft', 'gathering'],
    to: 'handedOver',
    requires: ['sidesNamed', 'contentGiven', 'saleDated', 'allAppeared'],
    handsTo: 'deciding',
  },
  submitOnline: {
    title: ['网上提交', 'Submit online'],
    by: 'applicant',
    from: ['draft', 'gathering'],
    to: 'handedOver',
    requires: ['onlineAllowed', 'sidesNamed', 'contentGiven', 'saleDated', 'allAppeared'],
    handsTo: 'deciding',
  },
  arrive: {
    title: ['登记机构收件', 'The registry receives'],
    by: 'node',
    from: 'handedOver',
    to: 'pending',
    takesCustody: true,
  },
  bounce: {
    title: ['移交退回', 'The offer comes back'],
    by: 'node',
    from: 'handedOver',
    to: 'gathering',
    returnsCustody: true,
  },

  openCall: {
    title: ['到场通知', 'Call to appear'],
    by: 'node',
    from: 'nothing',
    to: 'called',
    asks: ['unit', 'applicant', 'appearing'],
    sets: () => ({ act: 'appearance' }),
    handsTo: 'deciding',
  },
  callArrives: {
    title: ['到场通知送达窗口', 'The call arrives'],
    by: 'node',
    from: 'called',
    to: 'awaited',
    takesCustody: true,
  },
  callBack: {
    title: ['到场通知退回', 'The call comes back'],
    by: 'node',
    from: 'called',
    to: 'absent',
    returnsCustody: true,
  },
  appearThere: {
    title: ['当事人到场', 'The party appears'],
    by: 'otherWindow',
    from: 'awaited',
    to: 'appeared',
    asks: ['appearance'],
    sets: (seen) => ({ appearances: recorded(seen, seen.state.deciding.authority) }),
    requires: ['identified'],
    papers: ['appearanceRecord'],
  },
  missCall: { title: ['逾期未到场', 'Did not appear in time'], by: 'clock', from: 'awaited', to: 'absent' },
} as const satisfies Record<string, EstateStep>;
