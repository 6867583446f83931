import { parseArgs } from 'node:util';
import { type Config, readConfig } from '#server/boot/config.ts';

/** Options of commands about one node; each command names more of its own. */
export const nodeOptions = { node: { type: 'string' }, zone: { type: 'string' }, home: { type: 'string' } } as const;

type Options = typeof nodeOptions & Readonly<Record<string, { readonly type: 'string' }>>;

/** `tongban COMMAND ACT REST… --node X`, read: at which node, of which site, and what else was said. */
export interface Given<O extends Options> {
  readonly act: string;
  readonly rest: readonly string[];
  readonly node: string;
  readonly values: Readonly<Partial<Record<keyof O, string>>>;
  readonly config: Config;
}

/** A mistake of the operator, said in a sentence. */
export class Wrong extends Error {}

/** Runs one of several acts of a command about a node. Exit code 0: done; 1: refused, in words; 2: wrong usage. */
export const runAct =
  <O extends Options>(
    usage: string,
    options: O,
    acts: Readonly<Record<string, (given: Given<O>) => Promise<void>>>,
  ) =>
  async (args: readonly string[]): Promise<number> => {
    const read = (): Given<O> => {
      const parsed = parseArgs({ args: [...args], options: options as Options, allowPositionals: true });
      const values = parsed.values as Given<O>['values'];
      const [act = '', ...rest] = parsed.positionals;
      const { node, zone, home } = values;
      if (!acts[act] || !node) throw new Wrong(usage);
      const config = readConfig([...(zone ? ['--zone', zone] : []), ...(home ? ['--home', home] : [])]);
      return { act, rest, node, values, config };
    };
    let given: Given<O>;
    try {
      given = read();
    } catch (error) {
      console.error((error as Error).message);
      return 2;
    }
    try {
      await acts[given.act]?.(given);
      return 0;
    } catch (error) {
      console.error((error as Error).message);
      return 1;
    }
  };
