import { type Effect, type EntryRead, holdsOn, type Party } from '#kernel';
import { behindOrder } from './matrix.ts';
import {
  cancels,
  certificateNumber,
  type Holder,
  holdersIn,
  keysIn,
  TITLES,
  titleOf,
  unitRead,
} from './reckoning.ts';
import { relying } from './relying.ts';
import { afterShares } from './shares.ts';
import { type Estate, pushTo } from './vocabulary.ts';

type Values = Readonly<Record<string, unknown>>;

/** 登簿: the entry rests on the version examined in this very step, so that nothing can come between. */
const write = (seen: Estate, title: EntryRead, values: Values, corrects?: string): Effect => ({
  kind: 'register.enter',
  register: TITLES,
  key: title.key,
  values,
  from: corrects ? title.validFrom : seen.day,
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

const superseded = (holders: readonly Holder[], reason: string): readonly Effect[] =>
  holders.flatMap(({ certificate }) =>
    certificate
      ? [{ kind: 'credential.status' as const, id: certificate, status: 'superseded' as const, reason }]
      : [],
  );

const titleNumber =
  (seen: Estate) =>
  (n: number): string =>
    certificateNumber(seen, '不动产权', n);

const holdersOf = (seen: Estate, side: Estate['facts']['otherSide']): readonly Holder[] =>
  (side ?? []).flatMap(({ party, shareN, shareD }, n) =>
    party ? [{ party, ...(shareN && { shareN }), ...(shareD && { shareD }), certificate: titleNumber(seen)(n) }] : [],
  );

const jointly = (holders: readonly Holder[]) =>
  holders.length === 1 ? 'sole' : holders.every(({ shareN }) => shareN) ? 'shares' : 'joint';

const titleClaims = (values: Values, { party, shareN, shareD }: Holder) => ({
  location: values.location,
  use: values.use,
  right: values.right,
  holder: party.name,
  ...(shareN && { share: `${shareN}/${shareD}` }),
});

const certifyTitles = (seen: Estate, values: Values, holders: readonly Holder[]): readonly Effect[] =>
  holders.map((one) =>
    certify(seen, 'tongban:title', one.certificate as string, one.party.key, titleClaims(values, one)),
  );

/** Who holds the title after the transfer, and who of them gets a new certificate. */
const passed = (seen: Estate, title: EntryRead) => {
  if (seen.facts.extent === 'share') return afterShares(seen, title, titleNumber(seen));
  const holders = holdersOf(seen, seen.facts.otherSide);
  return { holders, fresh: holders };
};

const transfer = (seen: Estate, title: EntryRead): readonly Effect[] => {
  const { holders, fresh } = passed(seen, title);
  const kept = new Set(holders.map(({ certificate }) => certificate));
  const buyers = new Set(keysIn(seen.facts.otherSide));
  // What the co-owners had agreed binds those who were there, unless one of them only gave a share.
  const { disposal, ...rest } = title.values;
  const values = { ...rest, ...(seen.facts.extent === 'share' && disposal !== undefined && { disposal }) };
  const fulfilled = holdsOn(title.holds, 'notice', seen.day).filter((one) =>
    buyers.has((one.values.holder as Party).key),
  );
  const burdens = holdsOn(title.holds, 'mortgage', seen.day).map((one) => ({
    key: (one.values.holder as Party).key,
    via: one.case,
  }));
  return [
    write(seen, title, { ...values, holders, coOwnership: jointly(holders) }),
    ...fulfilled.map(({ id }) => release(seen, title, id, '预告事项已登记')),
    ...holdsOn(title.holds, 'seizure', seen.day, { waiting: true })
      .filter((one) => behindOrder(seen, title, one))
      .map(({ id }) => release(seen, title, id, '在先的生效文书过户已登记')),
    ...superseded(
      holdersIn(title).filter(({ certificate }) => !kept.has(certificate)),
      '转移登记',
    ),
    ...certifyTitles(seen, title.values, fresh),
    ...pushTo(seen, burdens, [
      '抵押不动产已转移，抵押权不受影响',
      'The mortgaged property was transferred; the mortgage stays',
    ]),
  ];
};

/** 首次登记: the unit gets its first title, also where an earlier one was cancelled. */
const first = (seen: Estate): readonly Effect[] => {
  const holders = holdersOf(seen, seen.facts.holderSide);
  const values = { ...seen.facts.first, holders, coOwnership: jointly(holders) };
  const entered: Effect = {
    kind: 'register.enter',
    register: TITLES,
    key: seen.facts.unit as string,
    values,
    from: seen.day,
    expect: unitRead(seen)?.version ?? 0,
  };
  return [entered, ...certifyTitles(seen, values, holders)];
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
    certificate: titleNumber(seen)(n),
  }));
  const values = { ...title.values, ...rest, holders };
  return [
    write(seen, title, values),
    ...superseded(holdersIn(title), '变更登记'),
    ...certifyTitles(seen, values, holders),
  ];
};

const ended: Readonly<Record<string, string>> = {
  mortgageCancel: '抵押权注销',
  noticeCancel: '预告登记注销',
  residenceCancel: '居住权注销',
};

/** A right of somebody else ends on the application of its holder, with the paper that proves it. */
const cancelRight = (seen: Estate, title: EntryRead): readonly Effect[] => {
  const { act = 'query', target } = seen.facts;
  const found = holdsOn(title.holds, cancels[act] ?? '', seen.day).find(({ id }) => id === target);
  if (!found) return [];
  const [reason, certificate] = [ended[act] as string, found.values.certificate];
  const status = { kind: 'credential.status', status: 'cancelled', reason } as const;
  return [
    release(seen, title, found.id, reason),
    ...(typeof certificate === 'string' ? [{ ...status, id: certificate }] : []),
  ];
};

const closeTitle = (seen: Estate, title: EntryRead): readonly Effect[] => [
  {
    kind: 'register.close',
    register: TITLES,
    key: title.key,
    on: seen.day,
    reason: seen.facts.exOfficio ? '依职权注销' : '注销登记',
    expect: title.version,
  },
  ...superseded(holdersIn(title), '注销登记'),
  ...pushTo(seen, relying(seen), ['不动产权利已注销登记', 'The title was cancelled']),
];

/** A right of another in the thing, proved by a 登记证明. */
const burden = (
  seen: Estate,
  title: EntryRead,
  kind: 'notice' | 'residence',
  suffix: string,
  more: Values,
  until?: string,
) => {
  const holder = seen.facts.otherSide?.[0]?.party;
  const certificate = certificateNumber(seen, '不动产证明', 0);
  if (!holder) return [];
  return [
    on(seen, title, kind, suffix, { holder, certificate, ...more }, until),
    certify(seen, `tongban:${kind}`, certificate, holder.key, {
      holder: holder.name,
      ...more,
      ...(until && { until }),
    }),
  ];
};

const notice = (seen: Estate, title: EntryRead): readonly Effect[] =>
  burden(seen, title, 'notice', 'YG', { for: seen.facts.noticeFor });

/** 居住权: for life, or until the day agreed, when it ends by itself (民法典 370). */
const residence = (seen: Estate, title: EntryRead): readonly Effect[] =>
  burden(seen, title, 'residence', 'JZ', { terms: seen.facts.residence?.terms }, seen.facts.residence?.until);

const objection = (seen: Estate, title: EntryRead): readonly Effect[] => [
  on(seen, title, 'objection', 'YY', { holder: seen.facts.applicant, reason: seen.facts.cause }, seen.facts.until),
];

/** 更正登记: true since what was wrong was entered; what stood there stays on record, its certificates are superseded, those who rely are told. */
const correction = (seen: Estate, title: EntryRead): readonly Effect[] => {
  const { corrected, exOfficio, cause } = seen.facts;
  const holders = ((corrected?.holders ?? holdersIn(title)) as readonly Holder[]).map((one, n) => ({
    ...one,
    certificate: titleNumber(seen)(n),
  }));
  const values = { ...title.values, ...corrected, holders };
  const why = [exOfficio ? '依职权更正' : '更正登记', cause].filter(Boolean).join('：');
  return [
    write(seen, title, values, why),
    ...superseded(holdersIn(title), '更正登记'),
    ...certifyTitles(seen, values, holders),
    ...pushTo(seen, relying(seen), [
      '登记簿已更正，原证书作废',
      'The register was corrected; older certificates are void',
    ]),
  ];
};

const byAct: Readonly<Record<string, (seen: Estate, title: EntryRead) => readonly Effect[]>> = {
  transfer,
  mortgage,
  change,
  mortgageCancel: cancelRight,
  noticeCancel: cancelRight,
  residenceCancel: cancelRight,
  cancel: closeTitle,
  notice,
  residence,
  objection,
  correction,
};

/** What entering means for the register and for certificates. */
export const written = (seen: Estate): readonly Effect[] => {
  const { act } = seen.facts;
  const title = titleOf(seen);
  if (act === 'first') return first(seen);
  return (title && act && byAct[act]?.(seen, title)) ?? [];
};

export const resultNumbers = (seen: Estate): readonly string[] =>
  written(seen).flatMap((effect) => (effect.kind === 'credential.issue' ? [effect.id] : []));
