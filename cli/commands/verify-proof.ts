import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type ProofReport, verifyProofFile } from '#exchange/proof/proof-file.ts';
import { refuse } from '../../kernel/outcome/result.ts';
import { file, or, text, type Values, whole } from '../arguments.ts';
import { command, form, json } from '../command.ts';

const options = {
  trust: file(
    'KEYFILE',
    '可信密钥 verifier keys (name+id+key), one a line; # begins a comment. Get it from the nodes, not with the proof',
  ),
  witnesses: or(whole('N', '至少几个见证 how many witnesses must have signed'), '0'),
  write: text(
    'VERIFIER.mjs',
    '写出单文件核验器 make a single file of this verifier, which needs Node and nothing else',
  ),
  json,
};

const run = async (proof: string, asked: Values<typeof options>): Promise<number> => {
  const text = await readFile(proof, 'utf8');
  const keys = asked.trust === undefined ? '' : await readFile(asked.trust, 'utf8');
  const trusted = keys
    .split(/\r?\n/)
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
  const report = verifyProofFile(text, trusted, { witnesses: asked.witnesses });
  console.log(asked.json ? JSON.stringify(report, null, 2) : print(report));
  return report.verdict === 'proven' ? 0 : 1;
};

/** Left out of the single file itself, which has nothing to make one from. */
const alone = async (path: string): Promise<number> => {
  const writer = new URL('../verifier/write.ts', import.meta.url);
  const { writeVerifier } = (await import(writer.href)) as typeof import('../verifier/write.ts');
  await writeVerifier(path);
  console.log(`${path}: node ${basename(path)} proof.json --trust keys.txt`);
  return 0;
};

const MARK = { good: '✓', bad: '✗', note: '·' } as const;
const VERDICT = { proven: '已证明 PROVEN', unanchored: '未锚定 NOT ANCHORED', refused: '不成立 REFUSED' } as const;

const print = ({ verdict, lines }: ProofReport): string =>
  [...lines.map((line) => `${MARK[line.verdict]} ${line.says[0]}\n  ${line.says[1]}`), '', VERDICT[verdict]].join(
    '\n',
  );

export default command(
  {
    name: 'verify-proof',
    summary: 'check a proof file without a database (for auditors) 核验存证',
    about: `Verifies, without a database or a network, that an event is in the log of a node. --write is for auditors without this program;
with it no FILE is checked.`,
    exits: ['proven under a trusted key', 'refused, or no key was given to trust'],
  },
  form({
    positions: { proof: file('FILE', '存证证明 the proof') },
    options,
    wrong: ({ proof, write }) =>
      (proof === undefined) === (write === undefined)
        ? refuse('argument-choice', ['请给出证明文件，或 --write', 'give the FILE of a proof, or --write'])
        : undefined,
    run: (given) => (given.write === undefined ? run(given.proof as string, given) : alone(given.write)),
  }),
);
