import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import {
  type CaseState,
  type Consent,
  type EvidenceSpec,
  evidenceOf,
  type FileRef,
  partiesOf,
  refuse,
  type Seen,
} from '#kernel';
import { transaction } from '#store/db.ts';
import { askedBy, askedOf, evidenceAbout, evidenceOfCase, shakenCases } from '#store/queries/evidence.ts';
import type { Session } from '../auth/sessions.ts';
import { registersOf } from '../engine/registers.ts';
import { today } from '../engine/runtime.ts';
import type { CaseAct } from '../evidence/desk.ts';
import { say } from '../evidence/letters.ts';
import type { Node } from '../node.ts';
import { caseEvidence, requestView } from '../view/evidence-view.ts';
import type { Standing } from '../view/rights.ts';
import { readable, recordReading, sendJson, signedIn, signedInToWrite } from './context.ts';
import { Refused } from './problem.ts';

const fileSchema = Type.Object({
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  name: Type.String({ maxLength: 200 }),
  type: Type.String({ maxLength: 100 }),
  size: Type.Integer({ minimum: 0 }),
});
const actBody = Type.Object({
  form: Type.Optional(fileSchema),
  why: Type.Optional(Type.String({ maxLength: 1000 })),
});

const notYours = new Refused(
  refuse('actor-not-named', ['只有本人或经办机关可以办理', 'Only the person concerned or an office of the case may']),
);

/**
 * Consent, preview and refusal are the person's; a doubt, and what is asked on a duty, the offices'. A window acts on the consent it
 * recorded; what the person agreed to by themselves nobody lets be used for them.
 */
const checkActor = (
  spec: EvidenceSpec<Seen>,
  act: CaseAct,
  session: Session,
  state: CaseState,
  how: Standing,
  consent: Consent | undefined,
): void => {
  const self = how.kind === 'party' && partiesOf(state.facts).some((party) => party.key === session.person.key);
  const office = how.kind === 'office';
  const preview = act === 'release' || act === 'withhold';
  const forThem = office && (!preview || consent?.how === 'window');
  const allowed = act === 'doubt' ? office : spec.ground === 'consent' ? self || forThem : office && act === 'ask';
  if (!allowed) throw notYours;
};

const reasonMissing = new Refused(refuse('note-missing', ['请写明理由', 'A reason is required'], { field: '/why' }));

const acts: readonly CaseAct[] = ['ask', 'decline', 'release', 'withhold', 'doubt'];

/** Facts that lie elsewhere (取证): asked for, previewed, released or withheld, doubted; and the logs of both sides. */
export const evidenceRoutes = (app: FastifyInstance, node: Node): void => {
  const { runtime } = node;
  app.get(
    '/cases/:id/evidence',
    { schema: { tags: ['evidence'], summary: 'What the case needs from elsewhere, of whom, and how it stands' } },
    async (request) => {
      const session = await signedIn(node, request);
      const { state, how } = await readable(node, session, (request.params as { id: string }).id);
      await recordReading(node, session, state, how, 'case');
      return caseEvidence(runtime, state);
    },
  );

  app.post(
    '/cases/:id/evidence/:name/:act',
    {
      schema: {
        tags: ['evidence'],
        summary: 'ask, decline, release, withhold, doubt: the person’s consent and what becomes of the answer',
        params: Type.Object({
          id: Type.String(),
          name: Type.String(),
          act: Type.Union(acts.map((act) => Type.Literal(act))),
        }),
        body: actBody,
      },
    },
    async (request, reply) => {
      const session = await signedInToWrite(node, request);
      const { id, name, act } = request.params as { id: string; name: string; act: CaseAct };
      const { form, why } = (request.body ?? {}) as { form?: FileRef; why?: string };
      const { state, how } = await readable(node, session, id);
      const spec = evidenceOf(runtime.program.mechanism(state.mechanism), name);
      if (!spec)
        throw new Refused(refuse('evidence-unknown', ['没有这项取证', 'This mechanism asks for no such evidence']));
      const newest = (await evidenceOfCase(runtime.pool, id)).findLast(
        ({ request: { evidence } }) => evidence === name,
      );
      checkActor(spec, act, session, state, how, newest?.request.consent);
      if (act === 'doubt' && !why?.trim()) throw reasonMissing;
      if (form && node.files.size(form.sha256) !== form.size)
        throw new Refused(
          refuse('fact-invalid', ['同意书尚未上传', 'The form was not uploaded here'], { field: '/form' }),
        );
      const person = how.kind === 'party' ? (session.person.key ?? undefined) : undefined;
      const done = await node.evidence.act(state, {
        name,
        act,
        ...(person && { person }),
        ...(form && { form }),
        ...(why && { why }),
      });
      if (!done.ok) throw new Refused(done);
      return sendJson(reply, await caseEvidence(runtime, state));
    },
  );

  app.get(
    '/my/evidence',
    {
      schema: {
        tags: ['evidence'],
        summary: 'Requests for facts about me, at both sides: who, what, on what ground',
      },
    },
    async (request) => {
      const { person } = await signedIn(node, request);
      if (!person.key) return [];
      return (await evidenceAbout(runtime.pool, person.key, 200)).map(({ side, state }) => ({
        side,
        ...requestView(runtime, state),
      }));
    },
  );

  /** Registers this person's posts read: what was asked of them is the keeper's log. */
  const keptBy = (session: Session): readonly string[] => {
    const day = today(runtime);
    const roles = session.posts
      .filter((post) => post.from <= day && (post.to === undefined || day <= post.to))
      .map(({ role }) => role);
    return [...registersOf(runtime.program).values()]
      .filter(({ spec }) => spec.answers && spec.readers.some((reader) => roles.includes(reader)))
      .map(({ name }) => name);
  };

  app.get(
    '/evidence',
    {
      schema: {
        tags: ['evidence'],
        summary:
          'What was asked of registers kept here, what these authorities asked of others, and cases that rest on a shaken answer',
      },
    },
    async (request) => {
      const session = await signedIn(node, request);
      if (session.person.kind !== 'staff') throw notYours;
      const asked = await askedOf(runtime.pool, keptBy(session), 200);
      const own = session.posts.map(({ authority }) => authority);
      const ours = await askedBy(runtime.pool, own, 200);
      const shaken = await shakenCases(runtime.pool, own, 200);
      return {
        asked: asked.map(({ state }) => requestView(runtime, state)),
        ours: ours.map(({ state }) => requestView(runtime, state)),
        shaken: shaken.map(({ case: id, version, state }) => ({ ...requestView(runtime, state), case: id, version })),
      };
    },
  );

  app.post(
    '/evidence/:id/:act',
    {
      schema: {
        tags: ['evidence'],
        summary: 'The keeper on an answer in doubt: examine it (更正中), or uphold it',
        params: Type.Object({
          id: Type.String(),
          act: Type.Union([Type.Literal('examine'), Type.Literal('uphold')]),
        }),
        body: Type.Object({ why: Type.Optional(Type.String({ maxLength: 1000 })) }),
      },
    },
    async (request) => {
      const session = await signedInToWrite(node, request);
      const { id, act } = request.params as { id: string; act: 'examine' | 'uphold' };
      const found = (await askedOf(runtime.pool, keptBy(session), 1000)).find(({ state }) => state.request.id === id);
      if (!found) throw notYours;
      const { why = '' } = (request.body ?? {}) as { why?: string };
      if (act === 'uphold' && !why.trim()) throw reasonMissing;
      const body = act === 'examine' ? ({ act, by: session.person.id } as const) : ({ act, why } as const);
      const done = await transaction(runtime.pool, (client) => say(runtime, client, id, 'keeper', body));
      if (!done.ok) throw new Refused(done);
      node.wake();
      return { id, act };
    },
  );
};
