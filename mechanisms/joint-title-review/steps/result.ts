import {
  addMonths,
  type Effect,
  kept,
  openPublicity,
  postAt,
  object as raise,
  refuse,
  settleObjection,
  signingState,
  signText,
  takeDownAt,
  taskSteps,
  type Words,
} from '#kernel';
import { levels, seriesOptions } from '../facts.ts';
import {
  authoritiesOf,
  certificateOf,
  elsewhere,
  ownSide,
  publicityNow,
  remediesOf,
  resultHash,
  sidesOf,
  titleEntry,
} from '../reckoning.ts';
import { BARS, TITLES } from '../registers.ts';
import { type Case, type CaseStep, tell } from '../vocabulary.ts';

const none = refuse('publicity-place', ['尚未公示', 'Nothing is shown yet']);
const objector = ({ actor, post, facts }: Case): string => actor.key ?? facts.objection?.by ?? post?.authority ?? '';
const lastDay = (seen: Case) => {
  const state = publicityNow(seen);
  return state?.ok ? state.value.last : undefined;
};

/** Three departments sign one text; effective with the last of them, and silence signs nothing. */
const confirmed = (seen: Case) => {
  const { publicity, signing } = seen.facts;
  if (!publicity) return none;
  const text = signing ?? {
    kind: 'joint-text' as const,
    id: seen.state.id,
    hash: publicity.hash,
    parties: authoritiesOf(seen),
    author: seen.before?.takenBy.showResult ?? '',
    signatures: [],
  };
  const signed = signText(text, {
    party: seen.post?.authority ?? '',
    hash: resultHash(seen),
    signer: seen.actor.person ?? '',
    on: seen.day,
  });
  if (!signed.ok) return signed;
  const state = signingState(signed.value);
  const title =
    state.state === 'signed'
      ? { certifiedOn: state.on, certificate: seen.facts.certificate ?? certificateOf(seen) }
      : {};
  return kept('signing', signed, title);
};

/** A certificate is read by people of both languages, wherever it is shown. */
const both = ([zh, en]: Words) => ({ zh, en });

const certify = (seen: Case): readonly Effect[] => {
  const { certificate, certifiedOn, applicant, series, level, place, round } = seen.facts;
  if (!certifiedOn || !certificate || !applicant) return [];
  return [
    titleEntry(seen, `${round} ${seen.state.id}`),
    ...elsewhere(seen, 'enter', { certificate, applicant, series, level, place, certifiedOn }),
    {
      kind: 'credential.issue',
      type: 'tongban:title',
      id: certificate,
      subject: applicant.key,
      claims: {
        name: applicant.name,
        number: certificate,
        series: both(seriesOptions[series ?? 'ecology']),
        level: both(levels[level ?? 'senior']),
        issuedOn: certifiedOn,
        validIn: sidesOf(seen).map(({ authority }) =>
          both(seen.authorities[authority]?.title ?? [authority, authority]),
        ),
      },
      disclosable: ['name'],
    },
    ...tell(seen, ['职称证书已发，三地通用', 'Your title is certified and counts in all three places']),
  ];
};

const barOf = (seen: Case): Effect => ({
  kind: 'register.enter',
  register: BARS,
  key: seen.facts.applicant?.key ?? '',
  values: { person: seen.facts.applicant, until: seen.facts.barredUntil, reason: seen.facts.reasons?.slice(0, 200) },
  from: seen.day,
});

/** 结果公示 → 核实 → 三地确认 → 发证 → 撤销. */
export const result = {
  ...taskSteps({ by: 'side' as const, places: ['passed', 'shown'] as const, tasks: 'tasks', proof: 'taskProof' }),
  showResult: {
    title: ['公示评审结果', 'Show the result in public'],
    by: 'secretary',
    inBatch: true,
    from: 'passed',
    to: 'shown',
    sets: ({ facts }) => ({ publishedName: facts.applicant?.name, publishedEmployer: facts.employer?.name }),
    reckons: (seen) => {
      const rule = seen.law('publicity')?.value;
      const hash = resultHash(seen);
      const places = sidesOf(seen).map(({ place }) => place);
      if (!rule) return none;
      const here = ownSide(seen)?.place ?? seen.state.deciding.jurisdiction;
      return kept(
        'publicity',
        postAt(openPublicity(seen.state.id, 'names', hash, places, rule), here, hash, seen.day),
      );
    },
    papers: ['publicity'],
  },
  showHere: {
    title: ['在本地公示', 'Show it on the site of this place'],
    by: 'side',
    inBatch: true,
    from: 'shown',
    to: 'shown',
    requires: ['ownSideOnly'],
    reckons: (seen) => {
      const { publicity } = seen.facts;
      return publicity
        ? kept('publicity', postAt(publicity, ownSide(seen)?.place ?? '', resultHash(seen), seen.day))
        : none;
    },
    fromAfar: true,
  },
  takeDown: {
    title: ['公示中断', 'The publicity was interrupted'],
    by: 'side',
    from: 'shown',
    to: 'shown',
    requires: ['ownSideOnly'],
    noteRequired: true,
    reckons: (seen) => {
      const { publicity } = seen.facts;
      return publicity ? kept('publicity', takeDownAt(publicity, ownSide(seen)?.place ?? '', seen.day)) : none;
    },
    fromAfar: true,
  },
  object: {
    title: ['对公示提出异议', 'Object to what is shown'],
    help: [
      '实名提出,说明理由;异议处理期间暂停确认',
      'By name and with reasons; nothing is confirmed while it is open',
    ],
    by: ['public', 'side'],
    from: 'shown',
    to: 'shown',
    asks: ['objection'],
    reckons: (seen) =>
      kept(
        'objections',
        raise(
          seen.facts.objections,
          {
            about: seen.facts.publicity?.hash ?? '',
            by: objector(seen),
            raised: seen.day,
            reason: seen.facts.objection?.reason ?? '',
          },
          false,
          lastDay(seen),
        ),
      ),
    fromAfar: true,
  },
  settle: {
    title: ['异议核实结论', 'Decide on an objection'],
    by: 'head',
    from: 'shown',
    to: 'shown',
    asks: ['objectionId', 'outcome'],
    noteRequired: true,
    differentFrom: ['showResult'],
    reckons: (seen) =>
      kept(
        'objections',
        settleObjection(seen.facts.objections, seen.facts.objectionId ?? '', {
          outcome: seen.facts.outcome ?? 'rejected',
          on: seen.day,
          by: seen.actor.person ?? '',
          because: [seen.note ?? '', seen.note ?? ''],
        }),
      ),
    papers: ['finding'],
  },
  confirm: {
    title: ['确认评审结果', 'Confirm the result'],
    by: 'sideHead',
    from: 'shown',
    to: {
      oneOf: ['shown', 'certified'],
      pick: ({ facts }) => (facts.certifiedOn ? 'certified' : 'shown'),
    },
    requires: ['ownSideOnly', 'shownAndUndisputed', 'tasksDone'],
    reckons: confirmed,
    papers: ['certificate'],
    then: certify,
    fromAfar: true,
  },
  denyConfirmation: {
    title: ['不予确认', 'Refuse to confirm'],
    by: 'head',
    from: 'shown',
    to: 'notConfirmed',
    requires: ['objectionUpheld', 'remediesKnown'],
    asks: ['reasons'],
    sets: (seen) => ({ remedies: remediesOf(seen) }),
    papers: ['result'],
    then: (seen) =>
      tell(seen, ['异议成立，评审结果不予确认', 'An objection was upheld: the result is not confirmed']),
  },
  revoke: {
    title: ['撤销职称', 'Revoke the title'],
    help: ['撤销在三地同时生效,并记入失信记录', 'Effective in all three places, with a bar on the integrity list'],
    by: 'head',
    from: 'certified',
    to: 'revoked',
    asks: ['reasons'],
    sets: (seen) => ({
      remedies: remediesOf(seen),
      barredUntil: addMonths(seen.day, 12 * (seen.law('barYears')?.value ?? 0)),
    }),
    reads: ['title'],
    requires: ['titleStands', 'remediesKnown'],
    papers: ['revocation'],
    then: (seen) => {
      const { certificate = '', applicant, reasons = '', barredUntil } = seen.facts;
      return [
        { kind: 'register.close', register: TITLES, key: certificate, on: seen.day, reason: reasons.slice(0, 200) },
        { kind: 'credential.status', id: certificate, status: 'revoked', reason: reasons.slice(0, 200) },
        barOf(seen),
        ...elsewhere(seen, 'revoke', { certificate, applicant, barredUntil, reasons }),
        ...tell(seen, ['您的职称已被撤销', 'Your title was revoked']),
      ];
    },
  },
} as const satisfies Record<string, CaseStep>;
