import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { CastBallot } from '#kernel';
import { takeBallot } from '../ballot/casting.ts';
import { type CredentialRequest, drawCredentials } from '../ballot/issuing.ts';
import { paperFor } from '../ballot/paper.ts';
import type { Node } from '../node.ts';
import { readable, sendJson, signedIn, signedInToWrite } from './context.ts';
import { Refused } from './problem.ts';

const hex = (max: number) => Type.String({ pattern: '^[0-9a-f]+$', maxLength: max });

const credentialBody = Type.Object(
  {
    requests: Type.Array(
      Type.Object({ issuer: Type.String({ maxLength: 60 }), blinded: hex(2048) }, { additionalProperties: false }),
      { minItems: 1, maxItems: 12 },
    ),
  },
  { additionalProperties: false },
);

const castBody = Type.Object(
  {
    voteKey: hex(128),
    prefix: hex(128),
    tokens: Type.Array(
      Type.Object({ node: Type.String({ maxLength: 60 }), signature: hex(2048) }, { additionalProperties: false }),
      { maxItems: 12 },
    ),
    choice: Type.Array(Type.String({ maxLength: 80 }), { maxItems: 60 }),
    signature: hex(256),
    /** Makes every ballot of one vote the same size on the wire. */
    pad: Type.Optional(Type.String({ maxLength: 4000 })),
  },
  { additionalProperties: false },
);

/** Secret ballots: an elector draws credentials, signed in and by name; a ballot is cast without any sign-in. */
export const ballotRoutes = (app: FastifyInstance, node: Node): void => {
  app.get(
    '/ballots',
    {
      schema: {
        tags: ['ballots'],
        summary:
          'The ballot paper of the reader: every ballot of a body in which a seat of theirs may vote; the reading is recorded',
      },
    },
    async (request) => ({ ballots: await paperFor(node, await signedIn(node, request)) }),
  );

  app.post(
    '/ballots/:id/credentials',
    {
      schema: {
        tags: ['ballots'],
        summary: 'Draw the credentials of a secret ballot; the same request again brings the answers of other nodes',
        body: credentialBody,
      },
    },
    async (request, reply) => {
      const session = await signedInToWrite(node, request);
      const { state } = await readable(node, session, (request.params as { id: string }).id);
      const seats = session.posts.flatMap(({ seat }) => seat ?? []);
      const ballot = state.facts.ballot as { electors?: readonly { readonly member: string }[] } | undefined;
      const member = seats.find((seat) => ballot?.electors?.some((one) => one.member === seat)) ?? seats[0];
      const { requests } = request.body as { requests: readonly CredentialRequest[] };
      const drawn = await drawCredentials(node.runtime, state, member, requests);
      if (!drawn.ok) throw new Refused(drawn);
      node.wake();
      return sendJson(reply, { answers: drawn.value });
    },
  );

  app.post(
    '/ballots/:id/cast',
    {
      // No session is looked up, nothing is logged and nothing is counted: see docs/decisions/0008-secret-ballots.md.
      config: { unseen: true },
      schema: {
        tags: ['ballots'],
        summary: 'Cast a ballot, without sign-in, at any node that issues for it',
        body: castBody,
      },
    },
    async (request, reply) => {
      const { id } = request.params as { id: string };
      const { pad: _pad, ...cast } = request.body as CastBallot & { pad?: string };
      const taken = await takeBallot(node, id, cast);
      if (!taken.ok) throw new Refused(taken);
      return sendJson(reply, taken.value);
    },
  );
};
