import { parseArgs } from 'node:util';
import {
  checkCitizenId,
  checkLicenceId,
  checkMatterCode,
  checkUnitCode,
  checkUscc,
} from '../../kernel/check/index.ts';
import type { Result } from '../../kernel/outcome/result.ts';
import { dayOf } from '../../kernel/time/day.ts';
import { load, zoneNames } from '../../server/load.ts';
import type { Command } from '../command.ts';

/** Which regions have a registry is the zone's to say; the rest of a code is the same everywhere. */
const inZone = async (text: string, zone: string): Promise<Result<object>> =>
  checkUnitCode(text, {
    regions: new Set(Object.values((await load(zone)).authorities).map(({ jurisdiction }) => jurisdiction)),
  });

const kinds: Readonly<Record<string, (text: string, zone: string) => Result<object> | Promise<Result<object>>>> = {
  id: (text) => checkCitizenId(text, { today: dayOf(new Date().toISOString(), '+08:00') }),
  uscc: checkUscc,
  unit: inZone,
  matter: (text) => checkMatterCode(text),
  licence: checkLicenceId,
};

const usage = `tongban check ${Object.keys(kinds).join('|')} VALUE [--zone Z] [--json]
  id 公民身份号码 · uscc 统一社会信用代码 · unit 不动产单元代码 · matter 政务服务事项编码 · licence 电子证照标识`;

const read = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      zone: { type: 'string', default: process.env.TONGBAN_ZONE ?? 'delta' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });

const wrong = (message: string, json: boolean): number => {
  if (json) console.log(JSON.stringify({ error: { code: 'usage', message } }));
  else console.error(`${message}\n${usage}`);
  return 2;
};

/** Groups of a code may be given apart: `check unit 310118 001002 GB00001 F00010023`. */
const run = async (args: readonly string[]): Promise<number> => {
  let given: ReturnType<typeof read>;
  try {
    given = read(args);
  } catch (error) {
    return wrong((error as Error).message, args.includes('--json'));
  }
  const { json, help, zone } = given.values;
  if (help) {
    console.log(usage);
    return 0;
  }
  const [kind = '', ...groups] = given.positionals;
  const value = groups.join(' ');
  const check = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (!check) return wrong(kind ? `There is no kind of code "${kind}".` : 'A kind of code is needed.', json);
  if (value.trim() === '') return wrong('A value is needed.', json);
  if (!zoneNames().includes(zone)) return wrong(`There is no zone "${zone}".`, json);
  const result = await check(value, zone);
  if (result.ok) {
    if (json) console.log(JSON.stringify({ kind, value, valid: true, ...result.value }));
    else {
      console.log(`有效 · valid: ${value}`);
      for (const [name, part] of Object.entries(result.value)) console.log(`  ${name.padEnd(18)} ${part}`);
    }
    return 0;
  }
  const { code, says, remedy, detail } = result;
  if (json) console.log(JSON.stringify({ kind, value, valid: false, code, message: says[1], says, remedy, detail }));
  else for (const words of [says, remedy]) if (words) console.error(`${words[0]}。\n${words[1]}.`);
  return 1;
};

export default { summary: 'Whether a code is well formed, and its parts 代码校验', run } satisfies Command;
