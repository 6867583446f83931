import { type EntryRead, type Example, type HoldRecord, type Line, type Place, storyMatter, wd } from '#kernel';
import type qualification from '../mechanism.ts';
import { hourKey, markOf } from '../reckoning.ts';

export type Story = Example<typeof qualification>;
export type Lines = readonly Line<typeof qualification>[];
type FactsOf = NonNullable<Lines[number][3]>;

// Everybody and everything here is invented; the numbers only pass their check digits.
export const shanghai: Place = { jurisdiction: '310000', authority: 'sh-housing', node: 'shanghai' };
export const jiangsu: Place = { jurisdiction: '320000', authority: 'jsu-housing', node: 'jiangsu' };
export const window: Place = { jurisdiction: '310118', authority: 'qp-center', window: 'qp-01', node: 'shanghai' };
export const hrss: Place = { jurisdiction: '310118', authority: 'qp-hrss', node: 'shanghai' };

export const builder = { kind: 'person', key: '320509198506150125', name: '沈若溪' } as const;
export const firm = { kind: 'organisation', key: '91310118MA0000015P', name: '示例建设有限公司' } as const;
export const certificate = '苏2321800001';

const matterOf = (basic: string, title: string, place: Place) =>
  storyMatter({
    code: `11${place.jurisdiction}MB0000019${basic}`,
    basic,
    from: '2021-05-31',
    title,
    jurisdiction: place.jurisdiction,
    authority: place.authority,
    type: '01',
    mechanism: 'qualification',
    serves: 'persons',
    department: 'housing-construction',
    instant: false,
    promised: wd(10),
    result: { kind: 'licence', name: title },
    visits: 0,
    modes: ['online'],
    deemedAcceptance: { mode: 'within', term: wd(5) },
  });

export const registerMatter = matterOf('910501000100', '二级建造师跨省注册（示例）', shanghai);
export const hoursMatter = matterOf('910320000200', '学时互认（示例）', hrss);
export const revokeMatter = matterOf('910501000300', '资格证书撤销（示例）', jiangsu);
export const correctMatter = matterOf('910501000600', '资格证书登记更正（示例）', jiangsu);
export const heldMatter = matterOf('910320000600', '学时出具登记（示例）', hrss);
export const recogniseMatter = matterOf('910501000700', '专业资格互认（示例）', shanghai);
export const takeOverMatter = matterOf('910501000400', '资料移交（示例）', jiangsu);
const request = (deciding: Place) => ({ matter: matterOf('910520000500', '协办（示例）', deciding), deciding });

/** Who is asked about hours, by the place that issued them. */
const issuers: readonly Place[] = [
  hrss,
  { jurisdiction: '320509', authority: 'wj-hrss', node: 'jiangsu' },
  { jurisdiction: '330421', authority: 'js-hrss', node: 'zhejiang' },
];
const hourRequest = (deciding: Place) => ({
  matter: matterOf('910320000500', '学时协办（示例）', deciding),
  deciding,
});

const links = [
  'reserve-accept-1',
  'reserve-retry-1',
  'note-recogniseCertificate-1',
  'note-recogniseCertificate-2',
  'commit-register-1',
  'commit-recommit-1',
  'commit-renew-1',
  'release-refuse-1',
  'release-withdraw-1',
  'free-deregister-1',
  'free-strikeOff-1',
  'free-lapse-1',
];
export const parts = {
  ...Object.fromEntries(links.map((link) => [link, request(jiangsu)])),
  ...Object.fromEntries(
    issuers.flatMap((one) =>
      ['claim', 'unclaim'].flatMap((what) =>
        [1, 2].map((round) => [`${what}-${one.jurisdiction}-${round}`, hourRequest(one)]),
      ),
    ),
  ),
  'revoke-1': request(shanghai),
  'withdraw-1-1': hourRequest(hrss),
};

/** 建造师继续教育: an entry of recognised hours, as they count for a registration. */
export const trainedHour = (
  holder: typeof builder,
  on: string,
  part: 'required' | 'optional',
  hours: number,
  more: Readonly<Record<string, unknown>> = {},
): EntryRead => {
  const year = Number(on.slice(0, 4));
  const { specialty, place = '310118' } = more;
  const key = `${holder.key}/${year}/${[part, specialty, place].join('-')}`;
  const values = { holder, year, kind: 'professional', hours, given: hours, part, issuer: place, rule: '本地' };
  return {
    key,
    version: 1,
    validFrom: on,
    validTo: null,
    values: { ...values, place, ...(specialty ? { specialty } : {}) },
  };
};

/** 60 and 60 before the first registration, during its term, and for a second specialty. */
export const trainedHours = (holder: typeof builder): readonly EntryRead[] =>
  (['required', 'optional'] as const).flatMap((part) => [
    trainedHour(holder, '2020-09-01', part, 60),
    trainedHour(holder, '2023-09-01', part, 60),
    trainedHour(holder, '2021-10-15', part, 60, { specialty: 'municipal' }),
  ]);

/** The certificate as the examining province has it, and the hours its holder has had recognised. */
export const certificates = (
  issuedOn = '2018-05-20',
  more: Partial<EntryRead> = {},
  holder: typeof builder = builder,
): Story['entries'] => ({
  qualifications: [
    {
      key: certificate,
      version: 1,
      validFrom: issuedOn,
      validTo: null,
      values: { holder, specialties: ['building'], issuedOn, place: '320000' },
      ...more,
    },
  ],
  hours: trainedHours(holder),
});

export const usedIn = (place: string, phase: 'reserved' | 'registered', from = '2021-06-01'): HoldRecord => ({
  id: `H-${phase}`,
  hold: 'registration',
  order: 'sole',
  seq: 1,
  from,
  until: null,
  lasts: null,
  values: { phase, place, case: 'OTHER' },
  recordedAt: `${from}T01:00:00.000Z`,
  case: 'OTHER',
  renewals: [],
  released: null,
});

const application: FactsOf = {
  applicant: builder,
  certificate,
  examPlace: '320000',
  employer: firm,
  employerQualified: true,
  insuredWith: firm,
  contract: { signedOn: '2020-03-01' },
  specialties: ['building'],
  consent: { agreed: true, signedOn: '2021-05-20' },
};

export const pending = (day: string, facts: FactsOf = {}): Lines => [
  [day, 'applicant', 'draft', { ...application, ...facts }],
  [day, 'applicant', 'submitOnline'],
];
export const accepted = (day: string, facts: FactsOf = {}): Lines => [
  ...pending(day, facts),
  [day, 'officer', 'accept', { nationalCheck: { checkedOn: day, clear: true } }],
];
export const registered = (day: string, facts: FactsOf = {}): Lines => [
  ...accepted(day, facts),
  [day, 'head', 'register'],
];

export const confirmed = { certificateConfirmed: { values: { stands: true } } } as const;
export const paper = { sha256: 'c'.repeat(64), name: '证书复印件.pdf', type: 'application/pdf', size: 100 };

export const told = (story: Lines, ends: Story['ends'], more: Partial<Story> = {}): Story => ({
  receiving: shanghai,
  deciding: shanghai,
  channel: 'online',
  matter: registerMatter,
  entries: certificates(),
  parts,
  evidence: confirmed,
  story,
  ends,
  ...more,
});

export const trainers: Readonly<Record<string, string>> = {
  '310118': '青浦继续教育基地（示例）',
  '320509': '吴江继续教育基地（示例）',
  '330421': '嘉善继续教育基地（示例）',
};
export const hour = (kind: 'common' | 'professional', hours: number, more: object = {}) => ({
  course: `${kind}-${hours}`,
  year: 2021,
  kind,
  hours,
  issuer: '310118',
  issuedBy: trainers[(more as { issuer?: string }).issuer ?? '310118'],
  issuedOn: '2021-09-01',
  ...more,
});
export const declared = (day: string, records: FactsOf['records']): Lines => [
  [day, 'applicant', 'declareHours', { applicant: builder, records }],
  [day, 'officer', 'recogniseHours'],
];
/** Hours as their issuer has them on record. */
export const held = (records: FactsOf['records'], holder: typeof builder = builder): readonly EntryRead[] =>
  (records ?? []).map(({ issuer, ...record }) => ({
    key: markOf(hourKey(holder.key, record)),
    version: 1,
    validFrom: record.issuedOn as string,
    validTo: null,
    values: { holder, ...record },
  }));

/** What is declared is on record with whoever held it, unless the story says otherwise. */
export const atHrss = (story: Lines, ends: Story['ends'], more: Partial<Story> = {}): Story => {
  const records = story.flatMap(([, , , facts]) => (facts as FactsOf | undefined)?.records ?? []);
  const entries = { heldHours: held(records), ...more.entries };
  return told(story, ends, { receiving: hrss, deciding: hrss, matter: hoursMatter, ...more, entries });
};
/** An hour that another place has claimed at its issuer. */
export const claimedBy = (place: string, record: ReturnType<typeof hour>): Story['entries'] => ({
  hourClaims: [
    {
      key: markOf(hourKey(builder.key, record)),
      version: 1,
      validFrom: '2021-11-30',
      validTo: null,
      values: { place, case: 'OTHER' },
    },
  ],
});
export const counted = (records: readonly ReturnType<typeof hour>[]): Story['entries'] => ({
  hours: records.map((one) => ({
    key: `${builder.key}/${one.year}/${one.course}`,
    version: 1,
    validFrom: one.issuedOn,
    validTo: null,
    values: {
      holder: builder,
      year: one.year,
      kind: one.kind,
      hours: one.hours,
      given: one.hours,
      issuer: one.issuer,
      rule: '本地',
    },
  })),
});
