import { amountHolds, type ExplainedAmount } from '../amount/amount.ts';
import { checkCitizenId } from '../check/citizen-id.ts';
import { checkUscc } from '../check/uscc.ts';
import { ok, type Refusal, type Result, refuse } from '../outcome/result.ts';
import { isDay } from '../time/day.ts';
import { type Day, termUnits } from '../time/types.ts';
import type { Colleague, Fact, FileRef, Party } from './fact.ts';
import { isNamed, type Knows, namedKinds } from './named.ts';
import type { Words } from './words.ts';

const bad = (fact: Fact, pointer: string, why: Words): Refusal =>
  refuse('fact-invalid', [`${fact.title[0]}：${why[0]}`, `${fact.title[1]}: ${why[1]}`], { field: pointer });

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// Control characters and lone surrogates have no place in an official record, and PostgreSQL refuses some of them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

const text = (fact: Fact, value: unknown, pointer: string): Result<string> => {
  if (typeof value !== 'string') return bad(fact, pointer, ['应为文字', 'must be text']);
  if (unprintable.test(value) || !value.isWellFormed())
    return bad(fact, pointer, ['含有不可用字符', 'contains characters that cannot be stored']);
  const clean = value.trim();
  if (clean === '') return bad(fact, pointer, ['不能为空', 'must not be empty']);
  const max = fact.max ?? 4000;
  if (clean.length > max) return bad(fact, pointer, [`不得超过 ${max} 字`, `must have at most ${max} characters`]);
  if (fact.pattern && !new RegExp(`^(?:${fact.pattern})$`, 'u').test(clean))
    return bad(fact, pointer, fact.patternSays ?? ['格式不符', 'does not have the expected form']);
  return ok(clean);
};

const number = (fact: Fact, value: unknown, pointer: string, integer: boolean): Result<number> => {
  if (typeof value !== 'number' || !Number.isFinite(value))
    return bad(fact, pointer, ['应为数字', 'must be a number']);
  if (integer && !Number.isSafeInteger(value)) return bad(fact, pointer, ['应为整数', 'must be a whole number']);
  if (value < (fact.min ?? -Number.MAX_SAFE_INTEGER))
    return bad(fact, pointer, [`不得小于 ${fact.min}`, `must be at least ${fact.min}`]);
  if (value > (fact.max ?? Number.MAX_SAFE_INTEGER))
    return bad(fact, pointer, [`不得大于 ${fact.max}`, `must be at most ${fact.max}`]);
  return ok(value);
};

const option = (fact: Fact, value: unknown, pointer: string): Result<string> =>
  typeof value === 'string' && Object.hasOwn(fact.options ?? {}, value)
    ? ok(value)
    : bad(fact, pointer, [
        `应为其中之一：${Object.values(fact.options ?? {})
          .map((o) => o[0])
          .join('、')}`,
        `must be one of: ${Object.keys(fact.options ?? {}).join(', ')}`,
      ]);

const partyOf = (fact: Fact, value: unknown, pointer: string): Result<Party> => {
  if (!isObject(value)) return bad(fact, pointer, ['应填写申请人', 'must name a person or an organisation']);
  const { kind, key, name, phone, address, agent, ...rest } = value;
  if (kind !== 'person' && kind !== 'organisation')
    return bad(fact, `${pointer}/kind`, ['应为个人或单位', 'must be "person" or "organisation"']);
  if (fact.only && kind !== fact.only)
    return bad(
      fact,
      `${pointer}/kind`,
      fact.only === 'person' ? ['只能填写个人', 'must be a person'] : ['只能填写单位', 'must be an organisation'],
    );
  if (Object.keys(rest).length)
    return bad(fact, `${pointer}/${Object.keys(rest)[0]}`, ['没有这一项', 'is not known here']);
  if (typeof key !== 'string')
    return bad(fact, `${pointer}/key`, ['应填写证件号码', 'must give the identity number']);
  const checked = kind === 'person' ? checkCitizenId(key) : checkUscc(key);
  if (!checked.ok) return { ...checked, field: `${pointer}/key` };
  // What is wrong is said of the line it stands in, not of the party as a whole.
  const line = (zh: string, en: string, max: number): Fact => ({
    ...fact,
    title: [`${fact.title[0]}的${zh}`, `${fact.title[1]}, ${en}`],
    max,
  });
  const named = text(line('姓名或名称', 'name', 100), name, `${pointer}/name`);
  if (!named.ok) return named;
  const optional: Record<string, string> = {};
  for (const [label, of, given] of [
    ['phone', line('联系电话', 'telephone', 30), phone],
    ['address', line('联系地址', 'address', 300), address],
  ] as const) {
    if (given === undefined || given === '') continue;
    const read = text(of, given, `${pointer}/${label}`);
    if (!read.ok) return read;
    optional[label] = read.value;
  }
  const party: Party = { kind, key: checked.value.number, name: named.value, ...optional };
  if (agent === undefined || agent === null) return ok(party);
  if (fact.inPerson)
    return bad(fact, `${pointer}/agent`, ['须由本人办理，不得代理', 'must act in person, not through an agent']);
  if (!isObject(agent)) return bad(fact, `${pointer}/agent`, ['代理人填写有误', 'the agent is not well formed']);
  const agentId = checkCitizenId(String(agent.key ?? ''));
  if (!agentId.ok) return { ...agentId, field: `${pointer}/agent/key` };
  const agentName = text(line('代理人姓名', 'name of the agent', 100), agent.name, `${pointer}/agent/name`);
  if (!agentName.ok) return agentName;
  const mandate = text({ ...fact, max: 200 }, agent.mandate, `${pointer}/agent/mandate`);
  if (!mandate.ok)
    return {
      ...bad(fact, `${pointer}/agent/mandate`, ['代理应有授权委托书', 'an agent needs a mandate (授权委托书)']),
    };
  return ok({ ...party, agent: { key: agentId.value.number, name: agentName.value, mandate: mandate.value } });
};

const fileOf = (fact: Fact, value: unknown, pointer: string): Result<FileRef> => {
  if (!isObject(value) || typeof value.sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(value.sha256))
    return bad(fact, pointer, ['应先上传文件', 'must be a stored file: upload it first']);
  const { sha256, name, type, size } = value;
  if (
    typeof name !== 'string' ||
    typeof type !== 'string' ||
    typeof size !== 'number' ||
    name.length > 255 ||
    unprintable.test(name)
  )
    return bad(fact, pointer, ['文件信息不全', 'lacks its name, type or size']);
  return ok({ sha256, name, type, size });
};

const colleagueOf = (fact: Fact, value: unknown, pointer: string): Result<Colleague> => {
  if (!isObject(value)) return bad(fact, pointer, ['应选择同事', 'must name a colleague']);
  const id = text({ ...fact, max: 100 }, value.id, `${pointer}/id`);
  if (!id.ok) return id;
  const name = text({ ...fact, max: 100 }, value.name, `${pointer}/name`);
  return name.ok ? ok({ id: id.value, name: name.value }) : name;
};

const recordOf = (
  fact: Fact,
  value: unknown,
  pointer: string,
  knows: Knows | undefined,
): Result<Record<string, unknown>> => {
  if (!isObject(value)) return bad(fact, pointer, ['应为一组内容', 'must be a group of fields']);
  return validateFacts(
    fact.fields ?? {},
    value,
    Object.entries(fact.fields ?? {}).map(([name, f]) => (f.optional ? `${name}?` : name)),
    pointer,
    knows,
  );
};

const listOf = (fact: Fact, value: unknown, pointer: string, knows?: Knows): Result<readonly unknown[]> => {
  if (!Array.isArray(value)) return bad(fact, pointer, ['应为列表', 'must be a list']);
  if (value.length > (fact.max ?? 200))
    return bad(fact, pointer, [`不得超过 ${fact.max} 项`, `must have at most ${fact.max} items`]);
  if (value.length < (fact.min ?? 0))
    return bad(fact, pointer, [`至少 ${fact.min} 项`, `must have at least ${fact.min} items`]);
  const items: unknown[] = [];
  for (const [index, item] of value.entries()) {
    const read = validateFact(fact.of as Fact, item, `${pointer}/${index}`, knows);
    if (!read.ok) return read;
    items.push(read.value);
  }
  return ok(items);
};

const isAmount = (value: unknown): value is ExplainedAmount =>
  isObject(value) && typeof value.amount === 'number' && typeof value.how === 'string' && amountHolds(value as never);

const wholeText = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.isWellFormed() && !unprintable.test(value)
    : typeof value !== 'object' || value === null || Object.values(value).every(wholeText);

/** Only nodes hand these in; what is inside is judged by the step that reckons with it. */
const deliberation = (fact: Fact, value: unknown, pointer: string): Result<unknown> =>
  isObject(value) && typeof value.kind === 'string' && wholeText(value)
    ? ok(value)
    : bad(fact, pointer, ['应为议事记录', 'must be a record of a deliberation']);

/** An id as it is written, and one that the zone knows; where the zone is not at hand only the form is judged. */
const idOf = (fact: Fact, value: unknown, pointer: string, knows: Knows | undefined): Result<string> => {
  const form = { max: 12, pattern: '[0-9A-Z]{12}', patternSays: namedKinds.matter } as const;
  const id = text(fact.kind === 'matter' ? { ...fact, ...form } : fact, value, pointer);
  if (!id.ok || !knows || !isNamed(fact.kind) || knows(fact.kind, id.value)) return id;
  return { ...bad(fact, pointer, namedKinds[fact.kind]), remedy: ['请从列表中选择', 'Choose one from the list'] };
};

/**
 * Checks and cleans one value. The refusal `fact-invalid` carries the JSON pointer of what is wrong. `knows`: what the zone has; ids
 * of places, bodies, waters … must be among them.
 */
export const validateFact = (fact: Fact, value: unknown, pointer: string, knows?: Knows): Result<unknown> => {
  switch (fact.kind) {
    case 'text':
    case 'longText':
      return text(fact, value, pointer);
    case 'place':
    case 'authority':
    case 'node':
    case 'window':
    case 'water':
    case 'section':
    case 'matter':
    case 'entry':
      return idOf(fact, value, pointer, knows);
    case 'decimal':
      return text(
        {
          ...fact,
          max: 40,
          pattern: '-?\\d{1,20}(\\.\\d{1,15})?',
          patternSays: ['应为十进制数', 'must be a decimal number'],
        },
        value,
        pointer,
      );
    case 'number':
      return number(fact, value, pointer, false);
    case 'money':
      return number(fact, value, pointer, true);
    case 'amount':
      return isAmount(value)
        ? ok(value)
        : bad(fact, pointer, ['应为计算得出的金额', 'must be a computed amount that holds']);
    case 'day':
      return typeof value === 'string' && isDay(value)
        ? ok<Day>(value)
        : bad(fact, pointer, ['应为日期,如 2021-07-13', 'must be a day such as 2021-07-13']);
    case 'yesNo':
      return typeof value === 'boolean' ? ok(value) : bad(fact, pointer, ['应为是或否', 'must be true or false']);
    case 'choice':
      return option(fact, value, pointer);
    case 'choices':
      return listOf({ ...fact, max: 100, of: { ...fact, kind: 'choice' } }, value, pointer);
    case 'party':
      return partyOf(fact, value, pointer);
    case 'term':
      return isObject(value) &&
        Number.isSafeInteger(value.n) &&
        (value.n as number) > 0 &&
        (value.n as number) <= 3650 &&
        (termUnits as readonly unknown[]).includes(value.unit)
        ? ok({ n: value.n, unit: value.unit })
        : bad(fact, pointer, ['应为期限，如 5 个工作日', 'must be a term such as {"n":5,"unit":"wd"}']);
    case 'file':
      return fileOf(fact, value, pointer);
    case 'colleague':
      return colleagueOf(fact, value, pointer);
    case 'record':
      return recordOf(fact, value, pointer, knows);
    case 'list':
      return listOf(fact, value, pointer, knows);
    case 'deliberation':
      return deliberation(fact, value, pointer);
  }
};

/** Checks given facts against what is asked (`name` required, `name?` optional); nothing else may be given. */
export const validateFacts = (
  facts: Readonly<Record<string, Fact>>,
  given: Readonly<Record<string, unknown>>,
  asks: readonly string[],
  pointer = '/facts',
  knows?: Knows,
): Result<Record<string, unknown>> => {
  const asked = new Map(asks.map((ask) => (ask.endsWith('?') ? [ask.slice(0, -1), false] : [ask, true])));
  const clean: Record<string, unknown> = {};
  for (const name of Object.keys(given))
    if (!asked.has(name))
      return refuse('fact-not-asked', [`此处不需要“${name}”`, `"${name}" is not asked for here`], {
        field: `${pointer}/${name}`,
      });
  for (const [name, required] of asked) {
    const fact = facts[name] as Fact;
    const value = given[name];
    if (value === undefined || value === null || value === '') {
      if (required)
        return refuse('fact-missing', [`请填写${fact.title[0]}`, `${fact.title[1]} is required`], {
          field: `${pointer}/${name}`,
        });
      continue;
    }
    const read = validateFact(fact, value, `${pointer}/${name}`, knows);
    if (!read.ok) return read;
    clean[name] = read.value;
  }
  return ok(clean);
};
