import {
  checkCitizenId,
  checkLicenceId,
  checkMatterCode,
  checkUnitCode,
  checkUscc,
} from '../../kernel/check/index.ts';
import type { Result } from '../../kernel/outcome/result.ts';
import { dayOf } from '../../kernel/time/day.ts';
import { load } from '../../server/load.ts';
import { many, need, oneOf, text } from '../arguments.ts';
import { command, form, json } from '../command.ts';
import { zone } from '../where.ts';

/** Which regions have a registry is the zone's to say; the rest of a code is the same everywhere. */
const inZone = async (text: string, zone: string): Promise<Result<object>> =>
  checkUnitCode(text, {
    regions: new Set(Object.values((await load(zone)).authorities).map(({ jurisdiction }) => jurisdiction)),
  });

const kinds = {
  id: (text: string) => checkCitizenId(text, { today: dayOf(new Date().toISOString(), '+08:00') }),
  uscc: checkUscc,
  unit: inZone,
  matter: (text: string) => checkMatterCode(text),
  licence: checkLicenceId,
} satisfies Record<string, (text: string, zone: string) => Result<object> | Promise<Result<object>>>;

/** Groups of a code may be given apart: `check unit 310118 001002 GB00001 F00010023`. */
const run = async (
  kind: keyof typeof kinds,
  groups: readonly string[],
  zone: string,
  json: boolean,
): Promise<number> => {
  const value = groups.join(' ');
  const result = await kinds[kind](value, zone);
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

export default command(
  {
    name: 'check',
    summary: 'Whether a code is well formed, and its parts 代码校验',
    about:
      'id 公民身份号码 · uscc 统一社会信用代码 · unit 不动产单元代码 · matter 政务服务事项编码 · licence 电子证照标识',
    exits: ['有效 valid', '无效 not valid'],
  },
  form({
    positions: {
      kind: need(oneOf(Object.keys(kinds) as (keyof typeof kinds)[], '代码种类 the kind of code')),
      value: need(many(text('VALUE', '代码，可分组 the code, its groups may be apart'))),
    },
    options: { zone, json },
    run: (given) => run(given.kind, given.value, given.zone, given.json),
  }),
);
