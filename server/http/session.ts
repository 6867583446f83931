import type { FastifyInstance, FastifyReply } from 'fastify';
import Type from 'typebox';
import { refuse } from '#kernel';
import { type Person, personByLogin } from '#store/queries/people.ts';
import { passwordFits } from '../auth/password.ts';
import type { Session } from '../auth/sessions.ts';
import type { Node } from '../node.ts';
import { cookieName, sessionOf, signedInToWrite } from './context.ts';
import { Refused } from './problem.ts';

const refused = () =>
  new Refused(refuse('sign-in-refused', ['账号或密码不正确', 'The account or the password is not right']));

const describe = (node: Node, session: Session, demo: boolean) => ({
  person: {
    id: session.person.id,
    login: session.person.login,
    name: session.person.name,
    kind: session.person.kind,
    ...(session.person.key && { key: session.person.key }),
  },
  posts: session.posts,
  node: node.id,
  demo,
  csrf: session.csrf,
});

/** Starts a session in the reply's cookie: out of reach of scripts, sent to this node's paths only. */
export const startSession = async (
  node: Node,
  person: Person,
  reply: FastifyReply,
  secure: boolean,
): Promise<Session> => {
  const { token, session } = await node.sessions.open(person);
  void reply.setCookie(cookieName(node.id), token, {
    path: `/${node.id}/`,
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: 12 * 3600,
  });
  return session;
};

const tooMany = { rateLimit: { max: 10, timeWindow: '1 minute' } };

/** Signing in and out: local accounts, and in demonstrations the choice of an invented person. */
export const sessionRoutes = (
  app: FastifyInstance,
  node: Node,
  options: { demo: boolean; secure: boolean },
): void => {
  app.get('/session', { schema: { tags: ['session'], summary: 'Who is signed in' } }, async (request) => {
    const session = await sessionOf(node, request);
    return session ? describe(node, session, options.demo) : { person: null, node: node.id, demo: options.demo };
  });

  const credentials = Type.Object(
    { login: Type.String({ maxLength: 100 }), password: Type.String({ maxLength: 200 }) },
    { additionalProperties: false },
  );
  app.post(
    '/session',
    { config: tooMany, schema: { tags: ['session'], summary: 'Sign in with a local account', body: credentials } },
    async (request, reply) => {
      const { login, password } = request.body as { login: string; password: string };
      const person = await personByLogin(node.runtime.pool, login);
      if (!(await passwordFits(password, person?.password)) || !person) throw refused();
      return describe(node, await startSession(node, person, reply, options.secure), options.demo);
    },
  );

  if (options.demo)
    app.post(
      '/session/demo',
      {
        schema: {
          tags: ['session'],
          summary: 'Demonstration only: become an invented person',
          body: Type.Object({ login: Type.String({ maxLength: 100 }) }),
        },
      },
      async (request, reply) => {
        const person = await personByLogin(node.runtime.pool, (request.body as { login: string }).login);
        if (!person?.demo) throw refused();
        return describe(node, await startSession(node, person, reply, options.secure), true);
      },
    );

  app.delete('/session', { schema: { tags: ['session'], summary: 'Sign out' } }, async (request, reply) => {
    await signedInToWrite(node, request);
    await node.sessions.close(request.cookies[cookieName(node.id)] as string);
    void reply.clearCookie(cookieName(node.id), { path: `/${node.id}/` });
    return reply.code(204).send();
  });
};
