import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CaseState, canonicalJson, refuse } from '#kernel';
import { subjectOf } from '#store/case-row.ts';
import { logAccess } from '#store/queries/access.ts';
import { caseById } from '#store/queries/cases.ts';
import type { IdempotencyKey } from '#store/queries/idempotency.ts';
import type { Session } from '../auth/sessions.ts';
import { today } from '../engine/runtime.ts';
import type { Node } from '../node.ts';
import { isFormerAgent } from '../view/former.ts';
import { type Standing, standing } from '../view/rights.ts';
import { Refused } from './problem.ts';

export const cookieName = (node: string): string => `tb_${node}`;

/** The session of the request; none for a stranger. */
export const sessionOf = (node: Node, request: FastifyRequest) =>
  node.sessions.find(request.cookies[cookieName(node.id)]);

/** The session of the request, or a refusal (401). */
export const signedIn = async (node: Node, request: FastifyRequest): Promise<Session> => {
  const session = await sessionOf(node, request);
  if (!session && (await node.sessions.lockedOf(request.cookies[cookieName(node.id)])))
    throw new Refused(
      refuse('session-locked', ['屏幕已锁定', 'The screen is locked'], {
        remedy: ['请输入密码解锁', 'Give the password to unlock it'],
      }),
    );
  if (!session)
    throw new Refused(
      refuse('not-signed-in', ['请先登录', 'Sign in first'], { remedy: ['登录后再试', 'Sign in and try again'] }),
    );
  return session;
};

/** For writes: the session, and the token that only our own pages know. */
export const signedInToWrite = async (node: Node, request: FastifyRequest): Promise<Session> => {
  const session = await signedIn(node, request);
  if (request.headers['x-csrf'] !== session.csrf)
    throw new Refused(
      refuse('csrf-missing', ['请求缺少页面校验码', 'The request lacks the token of the page'], {
        remedy: ['请刷新页面后重试', 'Reload the page and try again'],
      }),
    );
  return session;
};

/** Who may repeat what: the key is the caller's, the hash binds it to this content. */
export const idempotencyOf = (request: FastifyRequest, session: Session): IdempotencyKey => {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\w-]{8,100}$/.test(key))
    throw new Refused(
      refuse('request-invalid', ['缺少幂等键', 'The header Idempotency-Key is required'], {
        field: 'header:idempotency-key',
        remedy: [
          '每次新请求使用新的唯一值',
          'Send a fresh unique value with each new request, the same one with a repetition',
        ],
      }),
    );
  const content = canonicalJson({ url: request.url, body: request.body ?? null }) ?? '';
  return { actor: session.person.id, key, request: hash('sha256', content, 'hex') };
};

const notFound = (id: string) =>
  new Refused(refuse('case-unknown', [`没有您可以查看的办件 ${id}`, `There is no case ${id} that you may see`]));

/**
 * The case and how the reader stands to it. A case of others answers like one that does not exist; an agent whose mandate has
 * ended is refused, except where the answer is cut down to what they did themselves (`ownActs`).
 */
export const readable = async (
  node: Node,
  session: Session,
  id: string,
  ownActs = false,
): Promise<{ state: CaseState; how: Standing }> => {
  const state = await caseById(node.runtime.pool, id);
  const how = state && standing(session, state, today(node.runtime));
  if (!state || !how) throw notFound(id);
  if (how.kind === 'party' && (await isFormerAgent(node.runtime, session, state))) {
    if (!ownActs)
      throw new Refused(
        refuse(
          'mandate-ended',
          ['委托已终止，只能查看您经办的内容', 'The mandate has ended: only your own acts are shown'],
          {
            remedy: ['请委托人重新授权，或者由本人查看', 'Ask the grantor for a new mandate, or let them look'],
          },
        ),
      );
    return { state, how: { ...how, former: true } };
  }
  return { state, how };
};

/**
 * The case for who means to act on it: as it was last written here will do, for the act is judged by the case as it stands
 * when its turn comes.
 */
export const actable = async (node: Node, session: Session, id: string): Promise<CaseState> => {
  const last = node.runtime.recent.get(id)?.doc;
  return last && standing(session, last, today(node.runtime)) ? last : (await readable(node, session, id)).state;
};

/** Records that an office read what is personal, before it is handed out. */
export const recordReadings = async (
  node: Node,
  session: Session,
  read: readonly { readonly state: CaseState; readonly how: Standing }[],
  what: string,
): Promise<void> => {
  const entries = read.flatMap(({ state, how }) => {
    const subject = subjectOf(node.runtime.program.mechanism(state.mechanism), state);
    if (how.kind !== 'office' || !subject) return [];
    return {
      at: node.runtime.now(),
      person: session.person.id,
      name: session.person.name,
      authority: how.post.authority,
      subjectKey: subject.key,
      caseId: state.id,
      ground: how.side,
      what,
    };
  });
  if (entries.length > 0) await logAccess(node.runtime.pool, entries);
};

export const recordReading = (
  node: Node,
  session: Session,
  state: CaseState,
  how: Standing,
  what: string,
): Promise<void> => recordReadings(node, session, [{ state, how }], what);

export const sendJson = (reply: FastifyReply, value: unknown, status = 200): FastifyReply =>
  reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(value));
