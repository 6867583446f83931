import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
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
  lockable: session.person.kind === 'staff' && session.person.password !== null,
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
    if (session) return describe(node, session, options.demo);
    const locked = await node.sessions.lockedOf(tokenOf(request));
    return { person: null, node: node.id, demo: options.demo, ...(locked && { locked: { name: locked.name } }) };
  });

  const tokenOf = (request: FastifyRequest): string | undefined => request.cookies[cookieName(node.id)];

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

  app.post(
    '/session/lock',
    {
      schema: {
        tags: ['session'],
        summary: 'Lock the screen (锁屏): nothing is read until the password is given again',
      },
    },
    async (request, reply) => {
      const { person } = await signedInToWrite(node, request);
      if (person.password === null)
        throw new Refused(
          refuse(
            'lock-without-password',
            ['该账号没有本地密码，不能锁屏', 'The account has no password to unlock with'],
            {
              remedy: ['离开时请退出登录', 'Sign out when you leave'],
            },
          ),
        );
      await node.sessions.lock(tokenOf(request) as string);
      return reply.code(204).send();
    },
  );

  app.post(
    '/session/unlock',
    {
      config: tooMany,
      schema: {
        tags: ['session'],
        summary: 'Unlock the screen with the password of whoever locked it',
        body: Type.Object({ password: Type.String({ maxLength: 200 }) }, { additionalProperties: false }),
      },
    },
    async (request) => {
      const token = tokenOf(request);
      const person = await node.sessions.lockedOf(token);
      if (!token || !person)
        throw new Refused(refuse('not-signed-in', ['没有已锁定的会话', 'No session is locked here']));
      const { password } = request.body as { password: string };
      if (!(await passwordFits(password, person.password)))
        throw new Refused(refuse('sign-in-refused', ['密码不正确', 'The password is not right']));
      await node.sessions.unlock(token);
      const session = await sessionOf(node, request);
      if (!session) throw new Refused(refuse('not-signed-in', ['请先登录', 'Sign in first']));
      return describe(node, session, options.demo);
    },
  );

  app.delete('/session', { schema: { tags: ['session'], summary: 'Sign out' } }, async (request, reply) => {
    // Whoever finds a locked screen may end its session, and no more.
    if (!(await node.sessions.lockedOf(tokenOf(request)))) await signedInToWrite(node, request);
    await node.sessions.close(tokenOf(request) as string);
    void reply.clearCookie(cookieName(node.id), { path: `/${node.id}/` });
    return reply.code(204).send();
  });
};
