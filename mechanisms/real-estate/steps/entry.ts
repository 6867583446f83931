import { type Effect, type EntryRead, holdsOn, type Party } from '#kernel';
import { certificateNumber, endOf, type Holder, holdersIn, keysIn, TITLES, titleOf } from '../reckoning.ts';
import { type Estate, type EstateStep, pushTo, staysIn, tellAll } from '../vocabulary.ts';
import { outOfLine, parties } from './registry.ts';

type Values = Readonly<Record<string, unknown>>;

/** 登簿: the entry rests on the version examined in this very step, so that nothing can come between. */
const write = (seen: Estate, title: EntryRead, values: Values, corrects?: string): Effect => ({
  kind: 'register.enter',
  register: TITLES,
  key: title.key,
  values,
  from: seen.day,
  expect: title.version,
  ...(corrects && { corrects }),
});

const on = (
  seen: Estate,
  title: EntryRead,
  hold: string,
  suffix: string,
  values: Values,
  until?: string,
): Effect => ({
  kind: 'register.hold',
  register: TITLES,
  key: title.key,
  hold,
  id: `${seen.state.id}-${suffix}`,
  from: seen.day,
  ...(until && { until }),
  values,
  expect: title.version,
});

const release = (seen: Estate, title: EntryRead, id: string, reason: string): Effect => ({
  kind: 'register.release',
  register: TITLES,
  key: title.key,
  id,
  on: seen.day,
  reason,
});

const certify = (seen: Estate, type: string, id: string, subject: string, claims: Values): Effect => ({
  kind: 'credential.issue',
  type,
  id,
  subject,
  claims: { unit: seen.facts.unit, enteredOn: seen.day, ...claims },
  disclosable: [],
});

const superseded = (title: EntryRead, reason: string): readonly Effect[] =>
  holdersIn(title).flatMap(({ certificate }) =>
    certificate
      ? [{ kind: 'credential.status' as const, id: certificate, status: 'superseded' as const, reason }]
      : [],
  );

const numbersFor = (seen: Estate): readonly string[] =>
  (seen.facts.otherSide ?? []).map((_, n) => certificateNumber(seen, '不动产权', n));

const newHolders = (seen: Estate): readonly Holder[] =>
  (seen.facts.otherSide ?? []).flatMap(({ party, shareN, shareD }, n) =>
    party
      ? [
          {
            party,
            ...(shareN && { shareN }),
            ...(shareD && { shareD }),
            certificate: certificateNumber(seen, '不动产权', n),
          },
        ]
      : [],
  );

const titleClaims = ({ values }: EntryRead, { party, shareN, shareD }: Holder) => ({
  location: values.location,
  use: values.use,
  right: values.right,
  holder: party.name,
  ...(shareN && { share: `${shareN}/${shareD}` }),
});

const transfer = (seen: Estate, title: EntryRead): readonly Effect[] => {
  const holders = newHolders(seen);
  const shares = holders.length === 1 ? 'sole' : holders.every(({ shareN }) => shareN) ? 'shares' : 'joint';
  const buyers = new Set(keysIn(seen.facts.otherSide));
  const { disposal: _agreedBefore, ...values } = title.values;
  const fulfilled = holdsOn(title.holds, 'notice', seen.day).filter((one) =>
    buyers.has((one.values.holder as Party).key),
  );
  const burdens = holdsOn(title.holds, 'mortgage', seen.day).map((one) => ({
    key: (one.values.holder as Party).key,
    via: one.case,
  }));
  return [
    write(seen, title, { ...values, holders, coOwnership: shares }),
    ...fulfilled.map(({ id }) => release(seen, title, id, '预告事项已登记')),
    ...superseded(title, '转移登记'),
    ...holders.map((one) =>
      certify(seen, 'tongban:title', one.certificate as string, one.party.key, titleClaims(title, one)),
    ),
    ...pushTo(seen, burdens, [
      '抵押不动产已转移，抵押权不受影响',
      'The mortgaged property was transferred; the mortgage stays',
    ]),
  ];
};

const mortgage = (seen: Estate, title: EntryRead): readonly Effect[] =>
  (seen.facts.otherSide ?? []).slice(0, 1).flatMap(({ party }) => {
    if (!party) return [];
    const certificate = certificateNumber(seen, '不动产证明', 0);
    const { amount, maximum, transferLimit } = seen.facts.mortgage ?? {};
    const values = { holder: party, amount, maximum, transferLimit, createdOn: seen.day, certificate };
    return [
      on(seen, title, 'mortgage', 'DY', values),
      certify(seen, 'tongban:mortgage', certificate, party.key, {
        holder: party.name,
        amount,
        rank: seen.facts.rank,
      }),
    ];
  });

const change = (seen: Estate, title: EntryRead): readonly Effect[] => {
  const { party, ...rest } = seen.facts.change ?? {};
  const holders = holdersIn(title).map((one, n) => ({
    ...one,
    ...(party?.key === one.party.key && { party }),
    certificate: certificateNumber(seen, '不动产权', n),
  }));
  const values = { ...title.values, ...rest, holders };
  return [
    write(seen, title, values),
    ...superseded(title, '变更登记'),
    ...holders.map((one) =>
      certify(seen, 'tongban:title', one.certificate, one.party.key, titleClaims({ ...title, values }, one)),
    ),
  ];
};

const cancelMortgage = (seen: Estate, title: EntryRead): readonly Effect[] => {
  const found = holdsOn(title.holds, 'mortgage', seen.day).find(({ id }) => id === seen.facts.target);
  const certificate = found?.values.certificate;
  if (!found) return [];
  const ended = { kind: 'credential.status', status: 'cancelled', reason: '抵押权注销' } as const;
  return [
    release(seen, title, found.id, '抵押权注销'),
    ...(typeof certificate === 'string' ? [{ ...ended, id: certificate }] : []),
  ];
};

const closeTitle = (seen: Estate, title: EntryRead): readonly Effect[] => [
  {
    kind: 'register.close',
    register: TITLES,
    key: title.key,
    on: seen.day,
    reason: '注销登记',
    expect: title.version,
  },
  ...superseded(title, '注销登记'),
];

const notice = (seen: Estate, title: EntryRead): readonly Effect[] => {
  const holder = seen.facts.otherSide?.[0]?.party;
  const certificate = certificateNumber(seen, '不动产证明', 0);
  if (!holder) return [];
  return [
    on(seen, title, 'notice', 'YG', { holder, for: seen.facts.noticeFor, certificate }),
    certify(seen, 'tongban:notice', certificate, holder.key, { holder: holder.name, for: seen.facts.noticeFor }),
  ];
};

const objection = (seen: Estate, title: EntryRead): readonly Effect[] => [
  on(seen, title, 'objection', 'YY', { holder: seen.facts.applicant, reason: seen.facts.cause }, seen.facts.until),
];

const correction = (seen: Estate, title: EntryRead): readonly Effect[] => [
  write(seen, title, { ...title.values, ...seen.facts.corrected }, '更正登记'),
];

const byAct: Readonly<Record<string, (seen: Estate, title: EntryRead) => readonly Effect[]>> = {
  transfer,
  mortgage,
  change,
  mortgageCancel: cancelMortgage,
  cancel: closeTitle,
  notice,
  objection,
  correction,
};

const results = (seen: Estate): readonly string[] => {
  switch (seen.facts.act) {
    case 'transfer':
      return numbersFor(seen);
    case 'change':
      return holdersIn(titleOf(seen)).map((_, n) => certificateNumber(seen, '不动产权', n));
    case 'mortgage':
    case 'notice':
      return [certificateNumber(seen, '不动产证明', 0)];
    default:
      return [];
  }
};

export const entry = {
  enter: {
    title: ['登簿', 'Enter in the register'],
    help: ['再次核对登记簿；物权自登簿时变动', 'The register is checked once more; the right changes at this moment'],
    by: 'registrar',
    from: 'checked',
    to: 'entered',
    reads: ['title'],
    sets: (seen) => ({
      enteredOn: seen.day,
      resultNumbers: results(seen),
      ...(seen.facts.act === 'mortgage' && { rank: 1 + holdsOn(titleOf(seen)?.holds, 'mortgage', seen.day).length }),
      ...(seen.facts.act === 'objection' && { until: endOf(seen, seen.law('objectionTerm')?.value) }),
    }),
    requires: [
      'titleKnown',
      'holdersApply',
      'sharesSuffice',
      'targetStands',
      'notBlocked',
      'firstInLine',
      'taxSettled',
      'feeSettled',
    ],
    papers: ['entry'],
    differentFrom: ['check'],
    then: (seen) => {
      const title = titleOf(seen);
      const effects = title && seen.facts.act ? byAct[seen.facts.act]?.(seen, title) : undefined;
      return [
        ...(effects ?? []),
        ...outOfLine(seen, '已登簿'),
        ...tellAll(seen, parties(seen), ['登记事项已记载于登记簿', 'It has been entered in the register']),
      ];
    },
  },
  fileSuit: {
    title: ['登记起诉情况', 'Record that a suit was filed'],
    by: ['officer', 'applicant'],
    ...staysIn('entered', 'closed'),
    asks: ['suitDocument'],
    requires: ['isObjection'],
    then: ({ state, facts }) => [
      { kind: 'register.renew', register: TITLES, key: facts.unit as string, id: `${state.id}-YY` },
    ],
    fromAfar: true,
  },
  giveUpObjection: {
    title: ['注销异议登记', 'Remove the objection'],
    by: 'officer',
    ...staysIn('entered', 'closed'),
    requires: ['isObjection'],
    noteRequired: true,
    then: ({ state, facts, day, note }) => [
      {
        kind: 'register.release',
        register: TITLES,
        key: facts.unit as string,
        id: `${state.id}-YY`,
        on: day,
        reason: note as string,
      },
    ],
  },
  becomesRegistrable: {
    title: ['能够登记之日', 'Registration has become possible'],
    help: ['自该日起90日内未申请登记的，预告登记失效', 'Without an application within 90 days the notice lapses'],
    by: 'officer',
    ...staysIn('entered', 'closed'),
    asks: ['registrableOn'],
    sets: (seen) => ({ until: endOf(seen, seen.law('noticeTerm')?.value, seen.facts.registrableOn) }),
    requires: ['isNotice'],
    then: ({ state, facts }) => [
      {
        kind: 'register.renew',
        register: TITLES,
        key: facts.unit as string,
        id: `${state.id}-YG`,
        ...(facts.until && { until: facts.until }),
      },
    ],
  },
} as const satisfies Record<string, EstateStep>;
