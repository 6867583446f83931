import {
  addDays,
  addMonths,
  type CaseState,
  type Day,
  dueDay,
  dueDayOf,
  formatTerm,
  type Matter,
  type PublishedEntry,
  type PublishedRead,
  publishedOn,
  type Term,
} from '#kernel';
import type { Window } from './vocabulary.ts';

type Part = NonNullable<Matter['joint']>[number];
type Materials = NonNullable<Window['facts']['materials']>;

/** 13.2: the highest mode available here today, and why. The applicant is never forced online. */
export const modeOf = ({ matter, facts, state, authorised }: Window) => {
  const offers = (mode: Matter['modes'][number]): boolean => matter?.modes.includes(mode) ?? false;
  if (matter?.joint?.length)
    return chosen('joint', '事项由多地多部门联合办理', 'Bodies of several places act in this matter');
  if (state.channel === 'kiosk' && offers('kiosk'))
    return chosen('kiosk', '事项可在自助终端办理', 'The matter can be handled at a kiosk');
  if (facts.onlineAgreed && offers('online'))
    return chosen('online', '事项可全程网办，申请人同意', 'The matter is wholly online and the applicant agrees');
  if (authorised('受理') && state.receiving.authority !== state.deciding.authority)
    return chosen(
      'delegated',
      '本窗口今日持有业务属地部门的受理授权',
      'This window holds the power to accept for the deciding body today',
    );
  return chosen(
    'proxy',
    '本窗口无受理授权，收件后移交业务属地部门',
    'This window may not accept: it receives and hands over',
  );
};

const chosen = (mode: NonNullable<Window['facts']['mode']>, zh: string, en: string) => ({
  mode,
  modeReason: { zh, en },
});

export const dueOn = ({ state, calendar }: Window, clock: string): Day | undefined => {
  const found = state.clocks[clock];
  const due = found && dueDayOf(found, calendar);
  return due?.ok ? due.value : undefined;
};

/** Past its last day. A clock that was stopped or is held by a noticed pause is not late. */
export const late = (seen: Window, clock: string): boolean => {
  const due = dueOn(seen, clock);
  return due !== undefined && due < seen.day && seen.state.clocks[clock]?.stopped === undefined;
};

/** The day a term ends when it begins on `from`; nobody knows it before the calendar of that year is published. */
export const ends = ({ calendar }: Window, from: Day, term: Term): Day | undefined => {
  const due = dueDay(calendar, from, term);
  return due.ok ? due.value : undefined;
};

/** The same for a paper, which goes out whether or not the day is known. */
export const endsInWords = (seen: Window, from: Day, term: Term): string =>
  ends(seen, from, term) ?? `${formatTerm(term)[0]}（相应年份放假安排公布后确定届满日）`;

/** Exact end of a period of validity: no rolling past holidays. */
export const plus = (from: Day, { n, unit }: Term): Day =>
  unit === 'y' ? addMonths(from, n * 12) : unit === 'm' ? addMonths(from, n) : addDays(from, n);

export const statutoryTerm = (seen: Window) =>
  seen.matter?.joint?.length ? seen.law('jointDecisionTerm') : (seen.matter?.statutory ?? seen.law('decisionTerm'));

/** The last day of a term that begins on the day of acceptance, for papers made in the same step as the clock. */
export const endsFrom = (seen: Window, found: ReturnType<typeof statutoryTerm>): string | undefined => {
  const term = found && ('slot' in found ? found.value : found);
  return term && endsInWords(seen, seen.facts.acceptedOn ?? seen.day, term);
};

/** R8: what is promised never exceeds the law, whatever the catalogue says. */
export const promisedTerm = (seen: Window): Term | undefined => {
  const promised = seen.matter?.promised;
  const found = statutoryTerm(seen);
  if (!promised || !found) return promised;
  const statutory = 'slot' in found ? found.value : found;
  const from = seen.facts.acceptedOn ?? seen.day;
  const [byPromise, byLaw] = [ends(seen, from, promised), ends(seen, from, statutory)];
  return byLaw === undefined || (byPromise !== undefined && byPromise <= byLaw) ? promised : statutory;
};

export const replyTerm = (seen: Window) => {
  if (seen.facts.acceptedOn || !seen.facts.arrivedOn) return undefined;
  const rule = seen.matter?.deemedAcceptance;
  if (rule?.mode === 'on-spot') return { n: 0, unit: 'wd' } as const;
  return rule?.term ?? seen.law('replyTerm');
};

const needed = (matter: Matter | undefined, promised: ReadonlySet<string>) =>
  (matter?.materials ?? []).filter((m) => m.need !== 'conditional' && !m.obtainableFrom && !promised.has(m.concept));

/** Names of the materials that are due now and not there, or there and found bad. */
export const lacking = ({ matter, facts }: Window): readonly string[] => {
  const there = new Set(
    (facts.materials ?? []).filter((m) => (m.file || m.originalSeen) && m.verdict !== 'bad').map((m) => m.concept),
  );
  const promised = new Set((facts.promises ?? []).map((p) => p.concept ?? ''));
  return needed(matter, promised)
    .filter((m) => !there.has(m.concept))
    .map((m) => m.name);
};

/** Materials accepted as 容缺 that have not come yet. */
export const promisedStill = ({ facts }: Window): readonly string[] => {
  const there = new Set((facts.materials ?? []).filter((m) => m.file || m.originalSeen).map((m) => m.concept));
  return (facts.promises ?? []).flatMap((p) => (p.concept && !there.has(p.concept) ? [p.concept] : []));
};

/** What the applicant was made to hand in although it can be had by sharing and no failed query is on record. */
export const askedInVain = (
  matter: Matter | undefined,
  given: Materials,
  failed: Window['facts']['failedQueries'],
): readonly string[] => {
  const unavailable = new Set((failed ?? []).map((f) => f.concept));
  const shared = new Map(
    (matter?.materials ?? []).flatMap((m) => (m.obtainableFrom ? [[m.concept, m.name] as const] : [])),
  );
  return given.flatMap((m) =>
    m.source === 'applicant' && m.file && m.concept && shared.has(m.concept) && !unavailable.has(m.concept)
      ? [shared.get(m.concept) as string]
      : [],
  );
};

/** The materials after some of them were supplied anew: one per kind. */
export const merged = (before: Window['facts']['materials'], supplied: Window['facts']['materials']): Materials => {
  const renewed = new Set((supplied ?? []).map((m) => m.concept));
  return [...(before ?? []).filter((m) => !renewed.has(m.concept)), ...(supplied ?? [])];
};

/** Review and suit (行政复议、行政诉讼) against the deciding body, wherever the papers were handed in. */
export const remediesOf = ({ authorities, state, law }: Window) => {
  const names = authorities[state.deciding.authority];
  const [review, suit] = [law('reviewTerm'), law('suitTerm')];
  if (!names || !review || !suit) return undefined;
  const within = (term: Term) =>
    `${term.n}${{ wd: '个工作日', wh: '个工作小时', d: '日', m: '个月', y: '年' }[term.unit]}`;
  const within2 = (term: Term) =>
    `${term.n} ${{ wd: 'working days', wh: 'working hours', d: 'days', m: 'months', y: 'years' }[term.unit]}`;
  return {
    zh: `如不服本决定，可自收到之日起${within(review.value)}内向${names.reviewBody[0]}申请行政复议，或者${within(suit.value)}内向${names.court[0]}提起行政诉讼。被申请人、被告为${names.title[0]}。`,
    en: `Against this decision review may be asked of ${names.reviewBody[1]} within ${within2(review.value)} of receipt, or suit brought in ${names.court[1]} within ${within2(suit.value)}. The respondent is ${names.title[1]}.`,
    reviewBody: names.reviewBody[0],
    court: names.court[0],
  };
};

export const partsOf = ({ matter }: Window): readonly Part[] => matter?.joint ?? [];

/** Parts were begun and not yet concluded. */
export const partsUnderWay = ({ partsOpened, partsOutcome }: Window['facts']): boolean =>
  partsOpened !== undefined && partsOutcome === undefined;

const grantedStates = new Set(['granted', 'issued', 'inPost', 'delivered', 'closed', 'archived']);

/** What the children of this case have come to; a part that was refused blocks those that wait for it. */
export const partsSoFar = (seen: Window) => {
  const children = (seen.reads.children ?? []) as readonly CaseState[];
  const granted = new Set<string>();
  const ended = new Set<string>();
  for (const child of children) {
    const link = child.parent?.link ?? '';
    const yes = child.facts.decision === 'grant' && grantedStates.has(child.state) && child.state !== 'granted';
    if (yes) granted.add(link);
    if (
      yes ||
      [
        'refused',
        'terminated',
        'notAccepted',
        'notOurPower',
        'abandoned',
        'withdrawn',
        'refundDue',
        'revoked',
      ].includes(child.state)
    )
      ended.add(link);
    if (child.facts.decision && child.facts.decision !== 'grant') ended.add(link);
  }
  const opened = new Set(children.map((child) => child.parent?.link ?? ''));
  const ready = partsOf(seen).filter(
    (part) => !opened.has(part.link) && part.after.every((link) => granted.has(link)),
  );
  const parts = partsOf(seen);
  const blocked = new Set([...ended].filter((link) => !granted.has(link)));
  for (let grew = true; grew; ) {
    const more = parts.filter((part) => !blocked.has(part.link) && part.after.some((link) => blocked.has(link)));
    for (const part of more) blocked.add(part.link);
    grew = more.length > 0;
  }
  const over = parts.every((part) => granted.has(part.link) || blocked.has(part.link));
  const outcome = blocked.size === 0 ? 'all' : granted.size === 0 ? 'none' : 'partial';
  return { ready, over, outcome, granted: [...granted], ended: [...ended], opened: [...opened] } as const;
};

/** The bar (限制申请) that keeps this party from this matter today, whichever place entered it. */
export const barOn = ({ reads, matter, day }: Window): PublishedEntry | undefined =>
  reads.bars
    ? publishedOn(reads.bars as PublishedRead, day).find(({ values }) => values.basic === matter?.basic)
    : undefined;

/** The question one of the actor's authorities has not answered yet (会签), as the case stood before the step. */
export const pendingOpinion = ({ before, actor }: Pick<Window, 'before' | 'actor'>) =>
  ((before?.facts.consultations ?? []) as NonNullable<Window['facts']['consultations']>).find(
    (one) =>
      one.answeredOn === undefined &&
      actor.posts?.some((post) => post.role === 'officer' && post.authority === one.authority),
  );
