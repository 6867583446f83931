import {
  type AnnualTarget,
  addMonths,
  type CaseState,
  type Day,
  dueDay,
  type EntryRead,
  frame,
  frameList,
  type GateFacts,
  type Guarantee,
  granted,
  type Hex,
  type Link,
  type Milestone,
  type MonthReport,
  type PlanChange,
  type PlanVersion,
  type Project,
  type Share,
  STAGES,
  type Stage,
  sha256,
  toHex,
} from '#kernel';
import type { Case } from './vocabulary.ts';

export const PROJECTS = 'keyProjects';
export const LINKS = 'projectLinks';
export const PLANS = 'planVersions';

type Facts = Case['facts'];

/** The place for which somebody acts here: that of the office through which they take the step. */
export const actingParty = ({ actor, state, authorities }: Case): string | undefined => {
  const seats = [state.deciding, state.receiving, ...(state.concerned ?? [])].map(({ authority }) => authority);
  const post = actor.posts?.find(({ authority }) => seats.includes(authority));
  return post && authorities[post.authority]?.jurisdiction;
};

export const actingAuthority = ({ actor, state }: Case): string | undefined => {
  const seats = [state.deciding, state.receiving, ...(state.concerned ?? [])].map(({ authority }) => authority);
  return actor.posts?.find(({ authority }) => seats.includes(authority))?.authority;
};

export const keyOf = ({ key }: Facts): readonly Share[] =>
  (key ?? []).map(({ party, weight }) => ({ party: party ?? '', weight: weight ?? 0 }));

export const milestonesOf = ({ milestones }: Facts): readonly Milestone[] =>
  (milestones ?? []).map((m) => ({
    id: m.id ?? '',
    title: [m.title ?? '', m.titleEn ?? m.title ?? ''],
    owner: m.owner ?? '',
    baseline: m.baseline ?? '',
    planned: m.planned ?? m.baseline ?? '',
    evidence: m.evidence ?? '',
    ...(m.reachedOn && { reached: { on: m.reachedOn, evidence: m.proof ?? '' } }),
    replanned: [],
  }));

export const annualOf = ({ annual }: Facts): readonly AnnualTarget[] =>
  (annual ?? []).map((a) => ({
    year: a.year ?? 0,
    parts: (a.parts ?? []).map(({ party, fen }) => ({ party: party ?? '', fen: fen ?? 0 })),
    ...(a.curve?.length && { curve: a.curve }),
  }));

export const reportsOf = ({ reports, code }: Facts): readonly MonthReport[] =>
  (reports ?? []).map((r) => ({
    kind: 'report',
    project: code ?? '',
    party: r.party ?? '',
    year: r.year ?? 0,
    month: r.month ?? 0,
    fen: r.fen ?? 0,
    basis: [r.basis ?? ''],
    on: r.on ?? '',
    ...(r.correction && { correction: { because: [r.correction, r.correction], by: r.party ?? '' } }),
  }));

export const isStage = (state: string): state is Stage => STAGES.includes(state as Stage);

/** A project as the kernel's plan knows it, from the facts of its case. */
export const projectOf = (facts: Facts, state: string): Project => ({
  kind: 'project',
  code: facts.code ?? '',
  title: [facts.title ?? '', facts.titleEn ?? facts.title ?? ''],
  block: facts.block ?? '',
  action: facts.action ?? '',
  lead: facts.place ?? '',
  parties: facts.parties ?? [],
  crossBorder: facts.crossBorder === true,
  key: keyOf(facts),
  stage: isStage(state) ? state : 'idea',
  ...(facts.suspended && {
    suspended: {
      since: facts.suspended.since ?? '',
      because: [facts.suspended.because ?? '', facts.suspended.because ?? ''],
    },
  }),
  estimates: {
    ...(facts.feasibility !== undefined && { feasibility: facts.feasibility }),
    ...(facts.preliminary !== undefined && { preliminary: facts.preliminary }),
    ...(facts.approvedEstimate !== undefined && { approved: facts.approvedEstimate }),
  },
  milestones: milestonesOf(facts),
  annual: annualOf(facts),
});

export const guaranteeOf = (facts: Facts, of: Guarantee['of'], asked: number): Guarantee => ({
  kind: 'guarantee',
  project: facts.code ?? '',
  of,
  asked,
  grants: (facts.grants ?? [])
    .filter((g) => g.of === of)
    .map((g) => ({
      party: g.party ?? '',
      amount: g.amount ?? 0,
      on: g.on ?? '',
      expires: g.expires ?? '',
      document: g.document ?? '',
      ...(g.usedOn && { usedOn: g.usedOn }),
    })),
});

type Terms = Facts['firstTerms'];
const plainTerms = (terms: Terms): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(terms ?? {}).filter(([, value]) => typeof value === 'string')) as Record<
    string,
    string
  >;

export const linkOf = (facts: Facts, id: string, signed: boolean): Link => ({
  kind: 'link',
  id,
  ...(facts.title && { title: [facts.title, facts.titleEn ?? facts.title] as const }),
  firstSegment: facts.firstSegment ?? '',
  secondSegment: facts.secondSegment ?? '',
  first: plainTerms(facts.firstTerms),
  second: plainTerms(facts.secondTerms),
  openFirst: facts.openFirst ?? '',
  openSecond: facts.openSecond ?? facts.openFirst ?? '',
  signed,
  ...(facts.doneFirst && { completedFirst: facts.doneFirst }),
  ...(facts.doneSecond && { completedSecond: facts.doneSecond }),
});

/** Interfaces of the project as the register has them. */
export const linksIn = (reads: readonly EntryRead[] | undefined): readonly Link[] =>
  (reads ?? [])
    .filter(({ closed, version }) => !closed && version > 0)
    .map(({ key, values }) => linkOf(values as Facts, key, values.signed === true));

export const gateFacts = (facts: Facts, state: string, links: readonly Link[], day: Day): GateFacts => {
  const year = Number((facts.plannedStart ?? day).slice(0, 4));
  const first = annualOf(facts).find((a) => a.year === year) ?? annualOf(facts)[0];
  const landAsked = facts.landAsked ?? 0;
  return {
    approved: isStage(state) && STAGES.indexOf(state) >= STAGES.indexOf('approved'),
    landGranted: granted(guaranteeOf(facts, 'land', landAsked), day) >= landAsked,
    fundsFen: granted(guaranteeOf(facts, 'funds', facts.cost ?? 0), day),
    firstYearFen: first ? first.parts.reduce((sum, p) => sum + p.fen, 0) : (facts.cost ?? 0),
    links,
    finalAccounts: facts.finalAccounts === true,
  };
};

/** The stage a step leads to, where it moves a project on. */
export const stageAfter: Readonly<Record<string, Stage>> = {
  approve: 'approved',
  prepare: 'preliminary',
  begin: 'started',
  construct: 'under_construction',
  complete: 'completed',
  acceptWorks: 'accepted',
  putIntoUse: 'in_use',
  evaluate: 'post_evaluated',
};

/** The last month that is over on a day: what the lamps look at. */
export const lastMonth = (day: Day): { readonly year: number; readonly month: number } => {
  const before = addMonths(`${day.slice(0, 7)}-01`, -1);
  return { year: Number(before.slice(0, 4)), month: Number(before.slice(5, 7)) };
};

export const changesOf = ({ changes }: Facts): readonly PlanChange[] =>
  (changes ?? []).map((c): PlanChange => {
    const because = [c.reason ?? '', c.reason ?? ''] as const;
    const code = c.code ?? '';
    if (c.change === 'merge')
      return { kind: 'merge', codes: (c.from ?? '').split('、').filter(Boolean), into: code, because };
    return { kind: c.change === 'exit' ? 'exit' : 'entry', code, because };
  });

export const placesIn = ({ entries }: Facts): PlanVersion['entries'] =>
  (entries ?? []).map((e) => ({ code: e.code ?? '', block: e.block ?? '', action: e.action ?? '' }));

export const planIn = (values: EntryRead['values'] | undefined): PlanVersion | undefined =>
  values && {
    kind: 'plan-version',
    plan: values.period as string,
    version: values.planVersion as number,
    from: values.inForceFrom as string,
    entries: placesIn(values as Facts),
    changes: changesOf(values as Facts),
  };

/** What the co-issuers sign: every word and number of the version, however its record is stored. */
export const planHash = (facts: Facts): Hex =>
  toHex(
    sha256(
      frame(
        'tongban/plan/version/1',
        facts.title ?? '',
        facts.titleEn ?? '',
        facts.period ?? '',
        facts.planVersion ?? 0,
        facts.inForceFrom ?? '',
        frameList(placesIn(facts).map(({ code, block, action }) => frameList([code, block, action]))),
        frameList(
          (facts.changes ?? []).map((c) =>
            frameList([c.change, c.code, c.from, c.block, c.action, c.reason].map((part) => part ?? '')),
          ),
        ),
        frameList((facts.parts ?? []).map(({ name, count }) => frameList([name ?? '', count ?? 0]))),
        facts.total ?? 0,
      ),
    ),
  );

/** Days a case spent in each stage that it has left. */
export const gateDaysOf = ({ reached }: Pick<CaseState, 'reached'>): Readonly<Partial<Record<Stage, number>>> => {
  const out: Partial<Record<Stage, number>> = {};
  for (const [n, stage] of STAGES.entries()) {
    const [from, to] = [reached[stage], reached[STAGES[n + 1] as Stage]];
    if (from && to) out[stage] = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  }
  return out;
};

/** Tasks of the minutes that nobody has reported as done, with their numbers. */
export const openTasks = ({ tasks, tasksDone }: Facts) =>
  (tasks ?? [])
    .map((task, n) => ({ ...task, number: n + 1 }))
    .filter(({ number }) => !(tasksDone ?? []).some((done) => done.number === number));

/** Where the next level of an issue counts from: the last day of the one before, whenever the alarm rings. */
export const levelEnd = ({ facts, calendar, law }: Case): Day | undefined => {
  const term = law((facts.level ?? 1) === 1 ? 'levelOne' : 'levelTwo')?.value;
  const due = term && facts.levelFrom ? dueDay(calendar, facts.levelFrom, term) : undefined;
  return due?.ok ? due.value : undefined;
};
