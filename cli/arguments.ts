import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Words } from '../kernel/declare/words.ts';
import { ok, type Refusal, type Result, refuse } from '../kernel/outcome/result.ts';
import { parseDay } from '../kernel/time/day.ts';

/** What was typed, by the name of the argument. */
export type Typed = ReadonlyMap<string, readonly string[]>;

/**
 * One argument of a command: an option, or by its place. `takes` stands for its value in usage lines (none: a switch), `says` is
 * its line of help, `otherwise` is read where nothing was typed. `read` may look at what else was typed.
 */
export interface Argument<T> {
  readonly says: string;
  readonly takes?: string;
  readonly needed?: boolean;
  readonly many?: boolean;
  readonly otherwise?: string;
  readonly read: (text: string, typed: Typed) => Result<unknown> | Promise<Result<unknown>>;
  /** The type that `read` gives, for the compiler only. */
  readonly gives?: T;
}

export type Arguments = Readonly<Record<string, Argument<unknown>>>;
export type Values<A extends Arguments> = { readonly [K in keyof A]: A[K] extends Argument<infer T> ? T : never };

export const value = <T>(
  takes: string,
  says: string,
  read: (text: string, typed: Typed) => Result<T> | Promise<Result<T>>,
): Argument<T | undefined> => ({ takes, says, read });
export const text = (takes: string, says: string) => value(takes, says, ok<string>);
export const flag = (says: string): Argument<boolean> => ({ says, read: ok });
export const need = <T>(one: Argument<T>): Argument<NonNullable<T>> => ({ ...one, needed: true }) as never;
export const many = <T>(one: Argument<T>): Argument<readonly NonNullable<T>[]> => ({ ...one, many: true }) as never;
export const or = <T>(one: Argument<T>, otherwise: string): Argument<NonNullable<T>> =>
  ({ ...one, otherwise }) as never;

export const day = (says: string) => value('YYYY-MM-DD', says, (text) => parseDay(text));
export const whole = (takes: string, says: string) =>
  value(takes, says, (text) =>
    /^\d{1,9}$/.test(text) ? ok(Number(text)) : refuse('argument-number', ['应为整数', 'a whole number is needed']),
  );
export const oneOf = <const C extends string>(choices: readonly C[], says: string) =>
  value(choices.join('|'), says, (text) => among(text, choices, ['没有这一项', 'there is no such choice']));
/** A file that is there to be read. */
export const file = (takes: string, says: string) =>
  value(takes, says, (path) =>
    statSync(path, { throwIfNoEntry: false })?.isFile()
      ? ok(path)
      : refuse('argument-file', ['没有这个文件', 'there is no such file'], {
          remedy: ['请核对路径', 'Check the path'],
        }),
  );

const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 1; j < row.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + Number(letter !== b[j - 1])));
    row = next;
  }
  return row.at(-1)!;
};

/** `text` if it is a known name; else what it may have meant, and what is known. */
export const among = <C extends string>(text: string, known: readonly C[], says: Words): Result<C> => {
  if ((known as readonly string[]).includes(text)) return ok(text as C);
  const near = known
    .map((name) => ({ name, far: distance(text, name) }))
    .filter(({ far }) => far <= Math.max(1, text.length / 3))
    .sort((a, b) => a.far - b.far)[0]?.name;
  const [zh, en] = near ? [`是否指 ${near}？`, `Did you mean ${near}? `] : ['', ''];
  const remedy: Words = [`${zh}可用：${known.join('、')}`, `${en}Known: ${known.join(', ')}`];
  return refuse('argument-unknown', says, known.length > 0 ? { remedy } : {});
};

/** Words of a command line in their order; a switch takes no value, whatever is not declared is taken for a switch. */
export const split = (words: readonly string[], options: Arguments) =>
  parseArgs({
    args: [...words],
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(options).map(([name, { takes }]) => [name, { type: takes ? 'string' : 'boolean' } as const]),
    ),
  }).tokens;

export type Token = ReturnType<typeof split>[number];

const label = (name: string, one: Argument<unknown>, positions: Arguments): string =>
  !Object.hasOwn(positions, name) ? `--${name}` : one.takes?.includes('|') ? name : (one.takes ?? name);

const typedIn = (tokens: readonly Token[], positions: Arguments, options: Arguments): Result<Typed> => {
  const typed = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value: given, inlineValue } = token;
    const known = Object.keys(options).map((one) => `--${one}`);
    const found = among(rawName, known, [`没有选项 ${rawName}`, `there is no option ${rawName}`]);
    if (!found.ok) return { ...found, field: `/${name}` };
    const { takes } = options[name]!;
    if (takes && (!given?.trim() || (!inlineValue && /^(--[a-z-]+(=.*)?|-h)$/.test(given))))
      return refuse('argument-value', [`${rawName} 后缺少 ${takes}`, `${rawName} needs a value: ${takes}`], {
        field: `/${name}`,
        ...(given && {
          remedy: [`以“-”开头的值请写作 ${rawName}=值`, `A value that begins with "-": ${rawName}=VALUE`],
        }),
      });
    if (!takes && given !== undefined)
      return refuse('argument-switch', [`${rawName} 不带值`, `${rawName} takes no value`], { field: `/${name}` });
    if (takes && typed.has(name) && !options[name]?.many)
      return refuse('argument-twice', [`${rawName} 只能给出一次`, `${rawName} is said twice`], { field: `/${name}` });
    typed.set(name, [...(typed.get(name) ?? []), given ?? '']);
  }
  const places = tokens.flatMap((token) => (token.kind === 'positional' && token.value.trim() ? [token.value] : []));
  for (const [name, { many }] of Object.entries(positions)) typed.set(name, places.splice(0, many ? Infinity : 1));
  if (places.length > 0)
    return refuse('argument-superfluous', [`多余的“${places.join(' ')}”`, `"${places.join(' ')}" is too much`]);
  return ok(typed);
};

/** The first that is wrong with what was typed, or every argument's value by name. */
export const read = async (
  tokens: readonly Token[],
  positions: Arguments,
  options: Arguments,
): Promise<Result<Readonly<Record<string, unknown>>>> => {
  const typed = typedIn(tokens, positions, options);
  if (!typed.ok) return typed;
  const all = Object.entries({ ...positions, ...options });
  const absent = all.filter(([name, { needed }]) => needed && !typed.value.get(name)?.length);
  if (absent.length > 0) {
    const names = absent.map(([name, one]) => label(name, one, positions));
    const says: Words = [`缺少 ${names.join('、')}`, `${names.join(', ')} missing`];
    return refuse('argument-missing', says, { field: `/${absent[0]![0]}` });
  }
  const values: Record<string, unknown> = {};
  for (const [name, one] of all) {
    const texts = typed.value.get(name) ?? [];
    const asked = texts.length === 0 && one.otherwise !== undefined ? [one.otherwise] : texts;
    const answers: unknown[] = [];
    for (const text of one.many ? asked : asked.slice(-1)) {
      const answer = one.takes ? await one.read(text, typed.value) : ok(true);
      if (!answer.ok) return at(`${label(name, one, positions)} "${text}"`, name, answer);
      answers.push(answer.value);
    }
    values[name] = one.many ? answers : one.takes ? answers[0] : answers.length > 0;
  }
  return ok(values);
};

const at = (where: string, name: string, refusal: Refusal): Refusal => ({
  ...refusal,
  says: [`${where}：${refusal.says[0]}`, `${where}: ${refusal.says[1]}`],
  field: `/${name}`,
});
