import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { checkDraw, type DrawCheck, type Hash, readDrawRecord } from '#kernel';
import { need, text } from '../arguments.ts';
import { command, form, json } from '../command.ts';

/** Hashes a record may name. SM3 comes from OpenSSL too, where it is built in. */
const ALGORITHMS: Readonly<Record<string, string>> = { 'SHA-256': 'sha256', SM3: 'sm3' };

const hashBy =
  (name: string): Hash =>
  (bytes) =>
    new Uint8Array(createHash(name).update(bytes).digest());

interface Answer extends DrawCheck {
  readonly draw: string;
  readonly seed?: string;
}

const wordsOf = (answer: Answer): string => {
  if (answer.equal)
    return `${answer.draw}: equal. The draw, run again from the published secrets, gives the published result.`;
  const places = answer.differences.map((d) => `  ${d.at}: ${d.says[1]} / ${d.says[0]}`);
  return [`${answer.draw}: differs in ${places.length} place(s).`, ...places].join('\n');
};

const fail = (code: string, message: string, json: boolean): number => {
  if (json) console.log(JSON.stringify({ equal: false, refused: code, message }, null, 2));
  else console.error(message);
  return 1;
};

const verify = (file: string, json: boolean): number => {
  let text: string;
  let parsed: unknown;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return fail('file-unreadable', `Cannot read ${file}.`, json);
  }
  try {
    parsed = JSON.parse(text);
  } catch {
    return fail('not-json', `${file} is not JSON.`, json);
  }
  const record = readDrawRecord(parsed);
  if (!record.ok) return fail(record.code, `${record.says[1]} (${record.field || '/'}).`, json);
  const algorithm = ALGORITHMS[record.value.algorithm];
  if (!algorithm)
    return fail(
      'draw-algorithm',
      `The hash ${record.value.algorithm} is not known; known are ${Object.keys(ALGORITHMS).join(', ')}.`,
      json,
    );
  const check = checkDraw(record.value, hashBy(algorithm));
  const answer: Answer = {
    draw: record.value.order.id,
    ...(record.value.result ? { seed: record.value.result.seed } : {}),
    ...check,
  };
  console.log(json ? JSON.stringify(answer, null, 2) : wordsOf(answer));
  return check.equal ? 0 : 1;
};

export default command(
  {
    name: 'draw',
    summary:
      'verify FILE [--json]: run a published draw of experts again and say whether it is equal, or where it differs 核验抽取',
    exits: ['equal', 'not equal, or no record of a draw'],
  },
  {
    verify: form({
      positions: { file: need(text('FILE', '公布的抽取记录 the published record of a draw')) },
      options: { json },
      run: async (given) => verify(given.file, given.json),
    }),
  },
);
