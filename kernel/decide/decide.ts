import type { CaseEvent, CaseState, CustodyAct, Facts, Opening, Paper, Place } from '../case/case.ts';
import type { AnyMechanism, PaperSpec, Rule, Seen, Step } from '../declare/mechanism.ts';
import { validateFacts } from '../declare/validate.ts';
import type { Words } from '../declare/words.ts';
import { paperShut } from '../evidence/paper.ts';
import { restsOf } from '../evidence/rests.ts';
import { wantsSource } from '../evidence/standing.ts';
import type { Resolved } from '../law/resolve.ts';
import { checkPostings } from '../ledger/declared.ts';
import { withoutMandate } from '../mandate/mandate.ts';
import { assert, ok, type Refusal, type Result, refuse } from '../outcome/result.ts';
import { checkEffects } from '../register/check-effects.ts';
import { type Acting, actingAs } from './actors.ts';
import { clockActs, sourceOf } from './clocks.ts';
import { opinionOf, withCopies } from './opinion.ts';
import { type Command, mayUse, seenOf, type World } from './world.ts';

type AnyStep = Step<Seen, string, string, string, string, string, string>;

const listOf = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? [value] : value;

export const stepOf = (mechanism: AnyMechanism, step: string): AnyStep | undefined =>
  Object.hasOwn(mechanism.steps, step) ? (mechanism.steps[step] as AnyStep) : undefined;

const titleOf = (mechanism: AnyMechanism, state: string): Words =>
  mechanism.states[state]?.title ?? ['尚未开始', 'not yet begun'];

/** Custody first: whoever does not hold the case may not act on it, whatever their post. */
const heldHere = (world: World, state: CaseState | undefined, step: AnyStep): Refusal | undefined => {
  if (!state) return undefined;
  if (step.takesCustody) {
    return state.offeredTo === world.node
      ? undefined
      : refuse('custody-not-offered', ['该办件没有移交给本节点', 'This case has not been offered to this node']);
  }
  if (step.returnsCustody) {
    return state.holder === world.node && state.offeredTo !== undefined
      ? undefined
      : refuse('custody-not-offered', ['该办件没有正在移交', 'This case is not being handed over']);
  }
  if (state.offeredTo !== undefined && world.node === state.holder)
    return refuse('custody-offered', [
      '办件正在移交,对方签收或退回前不能办理',
      'The case is being handed over: until the other side accepts or returns it nobody may act on it',
    ]);
  if (state.holder !== world.node)
    return refuse('custody-elsewhere', [`办件由“${state.holder}”保管`, `The case is held by "${state.holder}"`], {
      detail: { holder: state.holder },
    });
  return undefined;
};

const stateFits = (mechanism: AnyMechanism, step: AnyStep, state: CaseState | undefined): Refusal | undefined => {
  const now = state?.state ?? 'nothing';
  const from = listOf(step.from);
  if (from.includes(now)) return undefined;
  const at = titleOf(mechanism, now);
  return refuse(
    'step-not-open',
    [`办件处于“${at[0]}”,不能“${step.title[0]}”`, `The case is "${at[1]}": "${step.title[1]}" is not possible now`],
    {
      detail: { state: now, opensIn: from },
    },
  );
};

const notNamed = (step: AnyStep, mechanism: AnyMechanism): Refusal => {
  const who = listOf(step.by).map((role): Words => mechanism.actors[role]?.title ?? [role, role]);
  return refuse('actor-not-named', [
    `只有${who.map((w) => w[0]).join('、')}可以“${step.title[0]}”`,
    `Only ${who.map((w) => w[1]).join(', ')} may do "${step.title[1]}"`,
  ]);
};

/** Whether the step is open to the actor at all, before anything is filled in. Also answers the screen's "why not". */
export const mayTake = (
  world: World,
  state: CaseState | undefined,
  opening: Opening,
  command: Command,
  step: AnyStep,
): Result<Acting> => {
  const custody = heldHere(world, state, step);
  if (custody) return custody;
  const { receiving, deciding } = opening;
  const { concerned, facts } = state ?? { concerned: undefined, facts: command.facts };
  const subject = { receiving, deciding, facts, ...(concerned && { concerned }) };
  const acting = actingAs(world.mechanism, step.by, command.actor, subject, world.day);
  if (!acting) return notNamed(step, world.mechanism);
  const misfit = stateFits(world.mechanism, step, state);
  if (misfit) return misfit;
  const same = step.differentFrom?.find(
    (other) => state?.takenBy[other] !== undefined && state.takenBy[other] === command.actor.person,
  );
  if (same) {
    const other = stepOf(world.mechanism, same)?.title ?? [same, same];
    return refuse('four-eyes', [
      `不得由办理“${other[0]}”的同一人“${step.title[0]}”`,
      `Whoever did "${other[1]}" may not also do "${step.title[1]}"`,
    ]);
  }
  if (step.power && !mayUse(world, opening, step.power)) return notAuthorised(world, opening, step.power);
  return ok(acting);
};

const ruleHolds = (mechanism: AnyMechanism, name: string, seen: Seen): Refusal | undefined => {
  const rule = mechanism.rules[name] as Rule<Seen>;
  const answer = rule.holds(seen);
  if (answer === true) return undefined;
  if (typeof answer === 'object' && 'ok' in answer) return answer;
  const basis = rule.under ? seen.law(rule.under as never) : undefined;
  const says: Words = answer === false ? rule.says : answer;
  return refuse(name, says, {
    ...(rule.field && { field: `/facts/${rule.field}` }),
    ...(basis && { under: (basis as Resolved).cite }),
    ...(rule.remedy && { remedy: rule.remedy }),
  });
};

/** What keeps a step shut before anything is filled in: the first of its rules that turns on the case alone and does not hold. */
export const shutBeforehand = (
  world: World,
  state: CaseState,
  command: Command,
  step: AnyStep,
  { post }: Acting,
): Refusal | undefined => {
  const names = (step.requires ?? []).filter((name) => (world.mechanism.rules[name] as Rule<Seen>).beforehand);
  if (names.length === 0) return undefined;
  const seen = seenOf(world, state, state, command, state.facts, new Map(), post);
  for (const name of names) {
    const refused = ruleHolds(world.mechanism, name, seen);
    if (refused) return refused;
  }
  return undefined;
};

/** Acting on a power granted (授权), the paper is the grantor's: the grantee acts in its name (行政许可法 24). */
const papersOf = (
  mechanism: AnyMechanism,
  step: AnyStep,
  seen: Seen,
  acting: Acting,
  already: readonly string[],
): readonly Paper[] =>
  (step.papers ?? []).flatMap((kind) => {
    const spec = (mechanism.papers as Record<string, PaperSpec<Seen>>)[kind];
    assert(spec, `step names the paper ${kind} that is not declared`);
    if (spec.when && !spec.when(seen)) return [];
    const n = already.filter((number) => number.includes(`-${spec.code}`)).length + 1;
    return {
      number: `${seen.state.id}-${spec.code}${n}`,
      kind,
      title: spec.title,
      on: seen.day,
      authority: (step.power ? undefined : acting.post?.authority) ?? seen.state.deciding.authority,
      body: spec.body(seen),
    };
  });

const custodyOf = (step: AnyStep, opening: Opening, command: Command): CustodyAct | undefined => {
  if (step.takesCustody) return { act: 'take' };
  if (step.returnsCustody) return { act: 'return', reason: command.note ?? command.step };
  return step.handsTo ? { act: 'offer', to: opening[step.handsTo].node } : undefined;
};

/** Those of `ids` that take no part yet. */
const newlyConcerned = (world: World, opening: Opening, state: CaseState | undefined, ids: readonly string[]) => {
  const there = [opening.receiving, opening.deciding, ...(state?.concerned ?? [])].map(({ authority }) => authority);
  return [...new Set(ids)]
    .filter((id) => !there.includes(id))
    .map((authority): Place => {
      const { jurisdiction, node } = world.authorities[authority] ?? {};
      assert(jurisdiction && node, `the step concerns the authority ${authority}, which the zone does not know`);
      return { jurisdiction, authority, node };
    });
};

/** The system acts where the case is: custody that is taken is taken by this node. */
const byOf = (world: World, command: Command, acting: Acting): CaseEvent['by'] => {
  const { kind, person, name, key } = command.actor;
  const node = kind === 'clock' || kind === 'node' ? world.node : command.actor.node;
  return {
    role: acting.role,
    kind,
    node,
    ...(person && { person }),
    ...(name && { name }),
    ...(key && { key }),
    ...(acting.post && { authority: acting.post.authority }),
    ...(acting.post?.window && { window: acting.post.window }),
    ...(acting.post?.seat && { seat: acting.post.seat }),
    ...(acting.post?.deputyFor && { deputyFor: acting.post.deputyFor }),
  };
};

const notAuthorised = (world: World, opening: Opening, power: string): Refusal => {
  const title = (authority: string): Words => world.authorities[authority]?.title ?? [authority, authority];
  const [grantee, grantor] = [title(opening.receiving.authority), title(opening.deciding.authority)];
  const says: Words = [
    `无${power}授权：今日${grantee[0]}未获${grantor[0]}授权`,
    `No authorisation for ${power}: ${grantor[1]} has not granted it to ${grantee[1]} today`,
  ];
  return refuse('not-authorised', says, {
    under: { act: '中华人民共和国行政许可法', article: '24' },
    remedy: ['请改用收件后移交', 'Receive the material and hand it over instead'],
  });
};

/** Without what is undefined: it would be lost in the journal, and the live state would differ from the rebuilt one. */
const known = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));

/** Answers whose place a step's own result takes, or which it clears. */
const takenIn = (given: Facts, derived: Facts): Facts | undefined => {
  const names = Object.keys(given).filter((name) => Object.hasOwn(derived, name) && derived[name] !== given[name]);
  return names.length > 0 ? Object.fromEntries(names.map((name) => [name, given[name]])) : undefined;
};

/**
 * (case, command, law of the day, what was read) → the event, or a refusal that leaves nothing behind.
 * Refusals in order of precedence: step-unknown, version-stale, custody-*, actor-not-named, step-not-open, four-eyes,
 * not-authorised, fact-*, note-missing, mandate-*, paper-shut, source-*, what the step reckons with, then the rules in the order the step names
 * them.
 */
export const decide = (world: World, state: CaseState | undefined, command: Command): Result<CaseEvent> => {
  const step = stepOf(world.mechanism, command.step);
  const opening = state ?? command.opening;
  if (!step || !opening)
    return refuse('step-unknown', [`没有“${command.step}”这一步`, `There is no step "${command.step}"`]);
  if (state && command.expect !== undefined && command.expect !== state.version)
    return refuse(
      'version-stale',
      [
        '办件已被他人更新,请查看最新情况后再办',
        'Somebody else changed the case meanwhile: look at it again before acting',
      ],
      {
        detail: { expected: command.expect, actual: state.version },
      },
    );
  const acting = mayTake(world, state, opening, command, step);
  if (!acting.ok) return acting;

  const given = validateFacts(world.mechanism.facts, command.facts, step.asks ?? [], '/facts', world.knows);
  if (!given.ok) return given;
  const opinion = opinionOf(command);
  if (!opinion.ok) return opinion;
  if (step.noteRequired && !command.note?.trim())
    return refuse('note-missing', ['请填写意见或理由', 'An opinion or a reason is required'], { field: '/note' });

  const role = world.mechanism.actors[acting.value.role];
  const deed = {
    actor: command.actor,
    facts: { ...state?.facts, ...given.value },
    given: given.value,
    ...(role?.kind === 'party' && { as: role.fact }),
  };
  const unempowered = withoutMandate(deed, world.reads, world.matter?.basic, world.day);
  if (unempowered) return unempowered;
  const paper = paperShut(world.mechanism, given.value, state?.facts, world.reads);
  if (paper) return paper;

  const unreachable = wantsSource(world.mechanism, world.reads);
  if (unreachable) return unreachable;

  const used = new Map<string, Resolved>();
  const look = (facts: Facts): Seen => seenOf(world, state, opening, command, facts, used, acting.value.post);
  const asked = { ...state?.facts, ...given.value };
  const set = known(step.sets?.(look(asked)) ?? {});
  const reckoned = step.reckons?.(look({ ...asked, ...set })) ?? ok({});
  if (!reckoned.ok) return reckoned;
  const derived = { ...set, ...known(reckoned.value) };
  const seen = look({ ...asked, ...derived });
  for (const rule of step.requires ?? []) {
    const refused = ruleHolds(world.mechanism, rule, seen);
    if (refused) return refused;
  }
  const entries = checkEffects(world.mechanism, step.then?.(seen) ?? [], world.knows);
  if (!entries.ok) return entries;
  const effects = checkPostings(world.mechanism, entries.value, seen);
  if (!effects.ok) return effects;

  const papers = papersOf(world.mechanism, step, seen, acting.value, state?.papers ?? []);
  const clocks = clockActs(world.mechanism, command.step, seen, step.asOf, papers);
  const custody = custodyOf(step, opening, command);
  const concerns = newlyConcerned(world, opening, state, step.concerns?.(seen) ?? []);
  const { copies = [], ...said } = opinion.value;
  const rests = restsOf(world.reads);
  const answers = step.serves ? undefined : takenIn(given.value, derived);
  return ok({
    case: command.case,
    version: (state?.version ?? 0) + 1,
    step: command.step,
    at: world.at,
    day: world.day,
    by: byOf(world, command, acting.value),
    from: state?.state ?? 'nothing',
    to: typeof step.to === 'string' ? step.to : step.to.pick(seen),
    set: known({ ...given.value, ...derived }),
    ...(answers && { answers }),
    ...said,
    clocks,
    papers,
    effects: withCopies(effects.value, copies),
    ...(custody && { custody }),
    ...(concerns.length && { concerns }),
    law: [...used.values()].map(sourceOf),
    ...(rests.length && { rests }),
    ...(state ? {} : { opened: opening }),
  });
};
