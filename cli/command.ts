import type { Refusal } from '../kernel/outcome/result.ts';
import { type Argument, type Arguments, among, flag, read, split, type Values } from './arguments.ts';

/** One command of the command line. `run` returns the exit code: 0 done, 1 refused, 2 wrong usage. */
export interface Command {
  readonly summary: string;
  readonly run: (args: readonly string[]) => Promise<number>;
}

/** What a form comes to: done, its own exit code, or refused in words (1). */
type Outcome = Promise<void> | Promise<number | Refusal>;

/** One way to call a command: what it takes by place and as options, and what is done with it. */
export interface Form {
  readonly says?: string;
  readonly positions: Arguments;
  readonly options: Arguments;
  /** What is wrong with arguments that are each in order, if anything. */
  readonly wrong?: (values: never) => Refusal | undefined;
  readonly run: (values: never) => Outcome;
}

export const form = <P extends Arguments = Record<never, never>, O extends Arguments = Record<never, never>>(one: {
  readonly says?: string;
  readonly positions?: P;
  readonly options?: O;
  readonly wrong?: (values: Values<P> & Values<O>) => Refusal | undefined;
  readonly run: (values: Values<P> & Values<O>) => Outcome;
}): Form => ({ positions: {}, options: {}, ...one });

interface Declared {
  readonly name: string;
  readonly summary: string;
  /** What there is to know beyond the lines of the options. */
  readonly about?: string;
  /** When the exit code is 0, and when 1. */
  readonly exits?: readonly [string, string];
}

type Forms = Readonly<Record<string, Form>>;

export const json = flag('供程序读取 for programs');
const help = { help: flag('本说明 this help (-h)') };

const bracketed = ({ needed }: Argument<unknown>, text: string): string => (needed ? text : `[${text}]`);
const optionText = (name: string, { takes, many }: Argument<unknown>): string =>
  `--${name}${takes ? ` ${takes}` : ''}${many ? ' …' : ''}`;

/** `tongban NAME ACT PLACES --needed X [--other Y]`. */
const usageOf = (name: string, { positions, options }: Form): string => {
  const all = Object.entries(options);
  const ordered = [...all.filter(([, { needed }]) => needed), ...all.filter(([, { needed }]) => !needed)];
  return [
    `tongban ${name}`,
    ...Object.values(positions).map((one) => bracketed(one, `${one.takes}${one.many ? '…' : ''}`)),
    ...ordered.map(([option, one]) => bracketed(one, optionText(option, one))),
  ].join(' ');
};

const calls = (name: string, forms: Forms): readonly (readonly [string, Form])[] =>
  Object.entries(forms).map(([act, one]) => [act ? `${name} ${act}` : name, one]);

const helpOf = (
  { name, summary, about, exits: [done, not] = ['完成 done', '拒绝 refused'] }: Declared,
  forms: Forms,
) => {
  const rows = new Map<string, string>();
  const note = (left: string, { says, otherwise }: Argument<unknown>): void => {
    const before = rows.get(left);
    const says1 = `${says}${otherwise === undefined ? '' : `（默认 default ${otherwise}）`}`;
    rows.set(left, before && before !== says1 ? `${before}; ${says1}` : says1);
  };
  for (const { positions, options } of Object.values(forms)) {
    for (const one of Object.values(positions)) note(one.takes ?? '', one);
    for (const [option, one] of Object.entries(options)) note(optionText(option, one), one);
  }
  note('--help', help.help);
  const width = Math.max(...[...rows.keys()].filter((left) => left.length < 30).map((left) => left.length));
  return [
    `tongban ${name}: ${summary}`,
    ...calls(name, forms).map(([call, one]) => `\n${usageOf(call, one)}${one.says ? `\n    ${one.says}` : ''}`),
    '',
    ...[...rows].map(([left, says]) => `  ${left.padEnd(width)}  ${says}`),
    ...(about ? ['', about] : []),
    '',
    `退出码 Exit code 0: ${done}. 1: ${not}. 2: 用法不对 wrong usage.`,
  ].join('\n');
};

/** A refusal in both languages, or for a program. */
const tell = ({ code, says, remedy, field, detail }: Refusal, asJson: boolean, where = ''): void => {
  if (asJson) console.log(JSON.stringify({ error: { code, message: says[1], says, remedy, field, detail } }));
  else {
    console.error(`${where && `${where}：`}${says[0]}。\n${where && `${where}: `}${says[1]}.`);
    if (remedy) console.error(`${remedy[0]}。\n${remedy[1]}.`);
  }
};

type Call =
  | 'help'
  | {
      readonly wrong: Refusal;
      readonly asJson: boolean;
      readonly where: string;
      readonly usage: ReturnType<typeof calls>;
    }
  | { readonly one: Form; readonly values: object; readonly asJson: boolean };

/** Which form was meant, and what is wrong with how it was called. */
const understand = async (name: string, forms: Forms, args: readonly string[]): Promise<Call> => {
  const options = Object.assign({}, ...Object.values(forms).map((one) => one.options)) as Arguments;
  const tokens = split(args, options);
  const wanted = (option: string): boolean =>
    tokens.some((token) => token.kind === 'option' && token.rawName === option);
  const asJson = 'json' in options && wanted('--json');
  if (wanted('--help') || wanted('-h')) return 'help';
  const first = tokens.findIndex((token) => token.kind === 'positional');
  const act = first < 0 ? '' : String((tokens[first] as { value?: string }).value);
  if (!('' in forms)) {
    const says = act
      ? ([`没有“${act}”`, `there is no "${act}"`] as const)
      : (['未说明要做什么', 'it is not said what is to be done'] as const);
    const found = among(act, Object.keys(forms), [...says]);
    if (!found.ok) return { wrong: found, asJson, where: name, usage: calls(name, forms) };
  }
  const called = '' in forms ? '' : act;
  const one = forms[called] as Form;
  const where = called ? `${name} ${called}` : name;
  const values = await read(called ? tokens.toSpliced(first, 1) : tokens, one.positions, one.options);
  const wrong = values.ok ? one.wrong?.(values.value as never) : values;
  if (wrong) return { wrong, asJson, where, usage: [[where, one]] };
  return { one, values: values.ok ? values.value : {}, asJson };
};

/** A command of one form, or of several acts by name: reads, helps, refuses what is wrong (2), tells what went wrong (1). */
export const command = (declared: Declared, given: Form | Forms): Command => {
  const forms: Forms = 'run' in given ? { '': given as Form } : given;
  const run = async (args: readonly string[]): Promise<number> => {
    const asked = await understand(declared.name, forms, args);
    if (asked === 'help') {
      console.log(helpOf(declared, forms));
      return 0;
    }
    if ('wrong' in asked) {
      tell(asked.wrong, asked.asJson, `tongban ${asked.where}`);
      if (asked.asJson) return 2;
      for (const [call, one] of asked.usage) console.error(`用法 Usage: ${usageOf(call, one)}`);
      console.error(`说明 More: tongban ${declared.name} --help`);
      return 2;
    }
    try {
      const outcome = await asked.one.run(asked.values as never);
      if (typeof outcome !== 'object') return outcome ?? 0;
      tell(outcome, asked.asJson);
    } catch (error) {
      const { message } = error as Error;
      if (asked.asJson) console.log(JSON.stringify({ ok: false, error: message }));
      else console.error(message);
      if (process.env.TONGBAN_DEBUG) console.error(error);
    }
    return 1;
  };
  return { summary: declared.summary, run };
};
