import { ballotSuite } from '#exchange/ballot/index.ts';
import { type CaseBallot, checkBoard } from '#kernel';
import type { Client } from '#store/db.ts';
import { boardsOnRecord } from '#store/queries/ballots.ts';
import type { Report } from './finding.ts';

/** Every board on record, with all its signatures: the kernel checked the sums when it was counted, the cryptography is checked here again. */
export const verifyBallots = async (client: Client, report: Report): Promise<number> => {
  const boards = await boardsOnRecord(client);
  for (const { case_id, ballot } of boards) {
    const { board, hash } = ballot as CaseBallot;
    if (!board) continue;
    for (const { at, says } of checkBoard(board, hash ?? '', ballotSuite))
      report('ballot', `ballot ${case_id}${at}`, says);
  }
  return boards.length;
};
