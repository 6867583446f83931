import { readFileSync } from 'node:fs';
import { ballotSuite } from '#exchange/ballot/index.ts';
import { type BallotBoard, ballotHash, checkBoard } from '#kernel';
import { need, text } from '../arguments.ts';
import { command, form, json } from '../command.ts';

interface Input {
  readonly board?: BallotBoard;
  readonly hash?: string;
}

const boardIn = (json: unknown): { readonly board: BallotBoard; readonly announced: string } | undefined => {
  const given = json as Input & BallotBoard;
  const board = given?.board ?? given;
  if (board?.kind !== 'ballot-board' || !board.notice) return undefined;
  return { board, announced: given.hash ?? ballotHash(board.notice, ballotSuite.hash) };
};

const verify = (file: string, json: boolean): number => {
  let found: ReturnType<typeof boardIn>;
  try {
    found = boardIn(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    found = undefined;
  }
  if (!found) {
    console.error(`${file} is not the board of a ballot, nor a ballot with its board.`);
    return 1;
  }
  const findings = checkBoard(found.board, found.announced, ballotSuite);
  if (json) console.log(JSON.stringify({ ballot: found.board.notice.id, findings }, null, 2));
  else if (findings.length === 0)
    console.log(
      `${found.board.notice.id}: in order. ${found.board.cast.length} ballots, each with a credential of ${found.board.notice.issuers.length} nodes, none twice; the sums are right.`,
    );
  else for (const { at, says } of findings) console.log(`  ${at}: ${says[1]} / ${says[0]}`);
  return findings.length === 0 ? 0 : 1;
};

export default command(
  {
    name: 'ballot',
    summary: 'verify FILE [--json]: check the published board of a secret ballot, every signature included 核验表决',
    exits: ['in order', 'not in order, or no board'],
  },
  {
    verify: form({
      positions: { file: need(text('FILE', '公布的表决箱 the published board')) },
      options: { json },
      run: async (given) => verify(given.file, given.json),
    }),
  },
);
