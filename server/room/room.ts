import { Worker } from 'node:worker_threads';
import { type Instant, type Result, refuse, type Zone } from '#kernel';
import type { Session } from '../auth/sessions.ts';
import type { Stamped } from './stamp.ts';

/** Who reads, in which seat, at which node, and when by the clock of the zone. */
export const readerMark = ({ person, posts }: Session, node: string, at: Instant, { utcOffset }: Zone): string => {
  const [sign, hours, minutes] = [utcOffset[0] === '-' ? -1 : 1, utcOffset.slice(1, 3), utcOffset.slice(4, 6)];
  const local = new Date(Date.parse(at) + sign * (Number(hours) * 60 + Number(minutes)) * 60_000);
  const seat = posts.find((post) => post.seat)?.seat;
  return [person.name, seat, node, local.toISOString().slice(0, 16).replace('T', ' ')].filter(Boolean).join(' ');
};

const LIMIT = 20_000;

const failed = refuse('room-unstampable', [
  '文件过于复杂，无法加盖水印，不能在评审室查看',
  'The file is too intricate to carry the watermark and is not shown in the room',
]);

/** In a thread of its own: the file is a stranger's, and the node goes on answering while it is read. */
export const stampApart = (type: string, bytes: Buffer, text: string): Promise<Result<Stamped>> =>
  new Promise((done) => {
    const worker = new Worker(new URL('./stamp-worker.ts', import.meta.url), { workerData: { type, bytes, text } });
    const late = setTimeout(() => worker.terminate(), LIMIT);
    worker.on('message', (result: Result<Stamped>) => done(result));
    worker.on('error', () => done(failed));
    worker.on('exit', () => {
      clearTimeout(late);
      done(failed);
    });
  });
