import {
  type About,
  type CaseState,
  type Command,
  dayOf,
  type EvidenceSpec,
  type EvidenceState,
  evidenceRead,
  paperOpen,
  questionOf,
  requestExpires,
  type Seen,
  seenOf,
  type Words,
} from '#kernel';
import { evidenceOfCase } from '#store/queries/evidence.ts';
import { registersOf } from '../engine/registers.ts';
import { type Runtime, today } from '../engine/runtime.ts';
import { worldOf } from '../engine/work.ts';
import { askerOf, keeperOf } from '../evidence/ask.ts';

const nodeTitle = (runtime: Runtime, id: string | undefined): Words =>
  runtime.program.zone.nodes.find((node) => node.id === id)?.title ?? [id ?? '?', id ?? '?'];

const authorityTitle = (runtime: Runtime, id: string): Words => runtime.program.authorities[id]?.title ?? [id, id];

/** The entry that is asked about; a person is known from the case. */
const aboutShown = ({ key }: About) => (key === undefined ? {} : { key });

/** A request as a log line: both sides show the same. */
export const requestView = (runtime: Runtime, state: EvidenceState) => {
  const { request, answer } = state;
  const kept = registersOf(runtime.program).get(request.register);
  const question = questionOf(kept?.spec, request.question);
  return {
    id: request.id,
    case: request.case,
    register: kept?.spec.title ?? [request.register, request.register],
    question: question?.title ?? [request.question, request.question],
    extent: question?.extent,
    fields: request.fields.map((name) => question?.gives[name]?.title ?? [name, name]),
    ground: request.ground,
    ...(request.under && { under: request.under }),
    purpose: request.purpose,
    asker: {
      id: request.asker.node,
      title: authorityTitle(runtime, request.asker.authority),
    },
    keeper: { id: request.keeper, title: nodeTitle(runtime, request.keeper) },
    askedAt: request.askedAt,
    expires: request.expires,
    ...(request.consent && { consent: { at: request.consent.at, how: request.consent.how } }),
    status: state.status,
    ...(state.dispute && { dispute: state.dispute }),
    // Who doubts is an authority, or the person themselves: the case says so.
    ...(state.doubt?.why && { doubt: state.doubt.why }),
    ...(state.upheld?.why && { upheld: state.upheld.why }),
    ...(state.refusal && { refusal: state.refusal.says }),
    ...(answer && { asOf: answer.asOf, signed: answer.proof !== undefined }),
    changedAt: state.changedAt,
  };
};

/** What may leave the asker's hands: everything, the values of what was withheld excepted. */
const answerView = (runtime: Runtime, { request, answer, status, corrected }: EvidenceState) => {
  const question = questionOf(registersOf(runtime.program).get(request.register)?.spec, request.question);
  if (!answer || !question || status === 'withheld') return {};
  return {
    columns: question.gives,
    values: answer.values,
    ...(corrected && { corrected: { why: corrected.why, values: corrected.answer?.values } }),
  };
};

/** The evidence of a case for the screen: what is needed, of whom, on what ground, how it stands, and whether paper is open. */
export const caseEvidence = async (runtime: Runtime, state: CaseState) => {
  const mechanism = runtime.program.mechanism(state.mechanism);
  const specs = Object.entries((mechanism.evidence ?? {}) as Record<string, EvidenceSpec<Seen>>);
  if (specs.length === 0) return [];
  const command: Command = { case: state.id, step: '', actor: { kind: 'node', node: runtime.id }, facts: {} };
  const world = worldOf(runtime, state, command, runtime.now());
  if (!world.ok) return [];
  const seen = seenOf(world.value, state, state, command, state.facts, new Map());
  const requests = await evidenceOfCase(runtime.pool, state.id);
  const { utcOffset } = runtime.program.zone;
  return specs.flatMap(([name, spec]) => {
    const about = spec.of(seen);
    const newest = requests.findLast(({ request }) => request.evidence === name);
    if (!about && !newest) return [];
    const read = evidenceRead(name, spec, newest, today(runtime), (at) => dayOf(at, utcOffset));
    const kept = registersOf(runtime.program).get(spec.register)?.spec;
    const question = questionOf(kept, spec.question);
    const keeper = newest?.request.keeper ?? (about && keeperOf(runtime, about.place));
    return [
      {
        name,
        title: spec.title,
        purpose: spec.purpose,
        ground: spec.ground,
        when: spec.when,
        ...(spec.under && { under: seen.law(spec.under as never)?.cite }),
        keeper: { id: keeper, title: nodeTitle(runtime, keeper) },
        register: kept?.title ?? [spec.register, spec.register],
        asker: {
          // Whoever holds the case is who will ask.
          title: authorityTitle(
            runtime,
            newest?.request.asker.authority ?? askerOf({ id: state.holder }, state).authority,
          ),
        },
        ...(about && { about: aboutShown(about) }),
        ...(spec.fresh && { fresh: spec.fresh }),
        expires: newest?.status === 'asked' ? newest.request.expires : requestExpires(spec, today(runtime)),
        asks: Object.values(question?.gives ?? {}).map(({ title }) => title),
        extent: question?.extent,
        standing: read.standing,
        here: state.holder === runtime.id,
        asked: newest?.request.asker.node === runtime.id,
        ...(spec.paper && {
          paper: { fact: spec.paper, title: mechanism.facts[spec.paper]?.title, open: paperOpen(read) },
        }),
        ...(newest && { request: requestView(runtime, newest), ...answerView(runtime, newest) }),
        earlier: requests.filter(({ request }) => request.evidence === name).length,
      },
    ];
  });
};
