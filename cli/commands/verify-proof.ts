import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { type ProofReport, verifyProofFile } from '#exchange/proof/proof-file.ts';
import type { Command } from '../command.ts';

const USAGE = `tongban verify-proof FILE [--trust KEYFILE] [--witnesses N] [--json]
tongban verify-proof --write VERIFIER.mjs

  Verifies, without a database or a network, that an event is in the log of a node.
  KEYFILE holds one verifier key (name+id+key) a line; # begins a comment. Get it from the nodes, not with the proof.
  --write makes a single file of this verifier, which needs Node and nothing else: for auditors without this program.
  Exit code 0: proven under a trusted key. 1: refused, or no key was given to trust. 2: wrong usage.`;

const run = async (args: readonly string[]): Promise<number> => {
  const [first, target, ...more] = args;
  if (first === '--write' && target !== undefined && more.length === 0) return alone(target);
  const asked = read(args);
  if (!asked) {
    console.error(USAGE);
    return 2;
  }
  const json = await text(asked.file);
  const keys = asked.trust === undefined ? '' : await text(asked.trust);
  if (json === undefined || keys === undefined) {
    console.error(`Cannot read ${json === undefined ? asked.file : asked.trust}.`);
    return 2;
  }
  const trusted = keys
    .split(/\r?\n/)
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
  const report = verifyProofFile(json, trusted, { witnesses: asked.witnesses });
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

const read = (args: readonly string[]) => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        trust: { type: 'string' },
        witnesses: { type: 'string', default: '0' },
        json: { type: 'boolean', default: false },
      },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0 || !/^\d{1,3}$/.test(values.witnesses)) return undefined;
    return { file, trust: values.trust, witnesses: Number(values.witnesses), json: values.json };
  } catch {
    return undefined;
  }
};

const text = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined);

const MARK = { good: '✓', bad: '✗', note: '·' } as const;
const VERDICT = { proven: '已证明 PROVEN', unanchored: '未锚定 NOT ANCHORED', refused: '不成立 REFUSED' } as const;

const print = ({ verdict, lines }: ProofReport): string =>
  [...lines.map((line) => `${MARK[line.verdict]} ${line.says[0]}\n  ${line.says[1]}`), '', VERDICT[verdict]].join(
    '\n',
  );

export default { summary: 'check a proof file without a database (for auditors)', run } satisfies Command;
