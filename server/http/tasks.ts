import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '#kernel';
import type { Node } from '../node.ts';
import type { Task, TaskSpec } from '../tasks/desk.ts';
import { sendJson, signedIn, signedInToWrite } from './context.ts';
import { problemOf, Refused } from './problem.ts';

const tags = ['tasks'];

const viewOf = ({ by: _by, file, problem, ...task }: Task) => ({
  ...task,
  file: file !== undefined,
  ...(problem && { problem: problemOf(problem) }),
});

/** Begins long work and says where it stands: 202 while it runs, 200 when it was quick. */
export const sendTask = async <R>(node: Node, reply: FastifyReply, spec: TaskSpec<R>): Promise<FastifyReply> => {
  const task = await node.tasks.begin(spec);
  if (!task)
    throw new Refused(
      refuse('task-busy', ['同类任务正在进行，请稍后再试', 'Work of this kind is under way: try again later'], {
        remedy: ['等它完成，或请发起人停止', 'Wait until it ends, or ask whoever began it to stop it'],
      }),
    );
  if (task.state === 'failed' && task.problem) throw new Refused(task.problem);
  return sendJson(reply, viewOf(task), task.state === 'running' ? 202 : 200);
};

/** 长任务: how far one's own long work is, its result, its file, and stopping it. The same routes for every kind. */
export const taskRoutes = (app: FastifyInstance, node: Node): void => {
  const own = async (request: FastifyRequest, write = false): Promise<Task> => {
    const session = await (write ? signedInToWrite : signedIn)(node, request);
    const task = node.tasks.find((request.params as { id: string }).id);
    if (task?.by !== session.person.id)
      throw new Refused(
        refuse('not-found', ['没有这项任务，或服务已重启', 'You have no such task, or the server was restarted'], {
          remedy: ['请重新发起', 'Begin it again'],
        }),
      );
    return task as Task;
  };
  app.get('/tasks', { schema: { tags, summary: 'Long work the reader began, newest first' } }, async (request) => {
    const session = await signedIn(node, request);
    return node.tasks.of(session.person.id).map(({ result: _result, ...task }) => viewOf(task));
  });
  app.get('/tasks/:id', { schema: { tags, summary: 'How far it is, and what came of it' } }, async (request) =>
    viewOf(await own(request)),
  );
  app.delete('/tasks/:id', { schema: { tags, summary: 'Stop it' } }, async (request) => {
    const { id } = await own(request, true);
    node.tasks.stop(id);
    return viewOf(node.tasks.find(id) as Task);
  });
  app.get('/tasks/:id/file', { schema: { tags, summary: 'Its result as a file' } }, async (request, reply) => {
    const { file } = await own(request);
    if (!file) throw new Refused(refuse('not-found', ['没有可下载的结果', 'There is no file to have']));
    const { name, type, bytes } = await file();
    return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(bytes);
  });
};
