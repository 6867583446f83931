import type { FastifyReply } from 'fastify';
import { type Refusal, type Result, refuse, type Words } from '#kernel';

/** Codes whose cause is not the content of the request: everything else is 422, understood but not possible. */
const statuses: Readonly<Record<string, number>> = {
  'fact-invalid': 400,
  'fact-missing': 400,
  'fact-not-asked': 400,
  'instant-shape': 400,
  'note-missing': 400,
  'request-invalid': 400,
  'not-signed-in': 401,
  'session-locked': 401,
  'signature-invalid': 401,
  'sign-in-refused': 401,
  'csrf-missing': 403,
  'actor-not-named': 403,
  'not-authorised': 403,
  'four-eyes': 403,
  'not-yours': 403,
  'room-only': 403,
  'not-found': 404,
  'case-unknown': 404,
  'file-under-way': 404,
  'matter-unknown': 404,
  'step-unknown': 404,
  'version-stale': 409,
  'step-not-open': 409,
  'step-elsewhere-shut': 409,
  'custody-offered': 409,
  'custody-elsewhere': 409,
  'custody-not-offered': 409,
  'custody-sent': 409,
  'desk-taken': 409,
  'task-busy': 409,
  'handover-open': 409,
  'handover-answered': 409,
  'deputy-twice': 409,
  'idempotency-key-reused': 409,
  'evidence-not-open': 409,
  'file-too-large': 413,
  'file-type-refused': 415,
  'too-many-requests': 429,
  unavailable: 503,
  'source-unreachable': 503,
};

export const statusOf = (code: string): number => statuses[code] ?? 422;

/** RFC 9457 problem details, with the rule, its legal source, the field, and what to do. */
export const problemOf = (refusal: Refusal) => ({
  type: `about:tongban/${refusal.code}`,
  title: refusal.says[0],
  status: statusOf(refusal.code),
  detail: refusal.says[1],
  code: refusal.code,
  says: refusal.says,
  ...(refusal.field && { field: refusal.field }),
  ...(refusal.under && { under: refusal.under }),
  ...(refusal.remedy && { remedy: refusal.remedy }),
  ...(refusal.detail && { more: refusal.detail }),
});

export const sendProblem = (reply: FastifyReply, refusal: Refusal): FastifyReply =>
  reply
    .code(statusOf(refusal.code))
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemOf(refusal)));

/** Lets a handler leave with a refusal from any depth; only the HTTP layer throws it and only the HTTP layer catches it. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.says[1]);
    this.refusal = refusal;
  }
}

/** For what only people at work may do. */
export const notStaff = (): Refused =>
  new Refused(refuse('actor-not-named', ['只有工作人员可以办理', 'Only staff may do this']));

/** For what only the operator of the node may see. */
export const notOperator = (says: Words): Refused =>
  new Refused(refuse('not-yours', says, { remedy: ['请联系本节点运维人员', 'Ask the operator of this node'] }));

/** The value, or the refusal thrown to whoever asked. */
export const valueIn = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Refused(result);
  return result.value;
};
