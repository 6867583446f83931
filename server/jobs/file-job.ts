import { transaction } from '#store/db.ts';
import { caseById } from '#store/queries/cases.ts';
import { askedAgain, dueWants, type FileWant, forgetWant } from '#store/queries/files.ts';
import { enqueue } from '#store/queries/outbox.ts';
import { missingFiles, wantLetter } from '../engine/file-letters.ts';
import { followers } from '../engine/share.ts';
import type { Node } from '../node.ts';
import type { Job } from './jobs.ts';

/** Whom to ask next: those who take part, in turn. */
const nextAfter = (last: string, able: readonly string[]): string | undefined =>
  able[(able.indexOf(last) + 1) % able.length];

/** Files that whoever was asked had not (it was still fetching them itself) are asked for again. */
export const fileJob = ({ runtime, files, peers, wake }: Node, every = 60_000): Job => ({
  name: 'files',
  every,
  run: async () => {
    const at = runtime.now();
    const asked = await transaction(runtime.pool, async (client) => {
      const again = async (want: FileWant): Promise<number> => {
        const state = await caseById(client, want.case);
        if (!state || !missingFiles(files, state).includes(want.sha256)) {
          await forgetWant(client, want);
          return 0;
        }
        const able = followers(state, runtime.id).filter((id) => peers.has(id));
        const peer = nextAfter(want.peer, able);
        await askedAgain(client, want, peer ?? want.peer, at);
        if (!peer) return 0;
        await enqueue(client, [wantLetter(peer, want.case, want.sha256, at)]);
        return 1;
      };
      let n = 0;
      for (const want of await dueWants(client, at, 100)) n += await again(want);
      return n;
    });
    if (asked > 0) wake();
    return asked;
  },
});
