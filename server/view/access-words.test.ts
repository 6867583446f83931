import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from '../load.ts';
import { thingWords } from './access-words.ts';

const program = await load('delta');

const said = {
  case: ['查看办件全部内容', 'Opened the case'],
  'entry titles/320509-01': ['查看登记：', 'Opened the entry: '],
  'entry titles/320509-01 extract': ['出具登记簿证明：', 'Took an extract: '],
} as const;

test('what was read is said in the words of its register, in both languages', () => {
  const [zh, en] = program.mechanism('real-estate').registers?.titles?.title ?? ['', ''];
  assert.ok(zh && en);
  assert.deepEqual(thingWords(program, 'case'), said.case);
  for (const what of ['entry titles/320509-01', 'entry titles/320509-01 extract'] as const)
    assert.deepEqual(thingWords(program, what), [
      `${said[what][0]}${zh} 320509-01`,
      `${said[what][1]}${en} 320509-01`,
    ]);
});

test('a question that was answered is named, and so are the filters of a search', () => {
  const register = [...program.mechanisms.values()]
    .flatMap(({ registers }) => Object.entries(registers ?? {}))
    .find(([, { answers }]) => answers !== undefined);
  const [name, spec] = register ?? assert.fail('no register answers questions');
  const [question, { title }] = Object.entries(spec.answers ?? {})[0] ?? assert.fail();
  assert.deepEqual(thingWords(program, `register ${name} asked ${question}`), [
    `答复取证：${spec.title[0]}（${title[0]}）`,
    `Answered a question: ${spec.title[1]} (${title[1]})`,
  ]);
  assert.deepEqual(thingWords(program, 'audit.search '), [
    '审计查询（不限条件）',
    'Searched who looked and acted, without a filter',
  ]);
  const [authority] = program.zone.authorities;
  assert.deepEqual(thingWords(program, `audit.search person=a authority=${authority?.id} from=2026-01-01`), [
    `审计查询：人员 a，单位 ${authority?.title[0]}，自 2026-01-01`,
    `Searched who looked and acted: person a, authority ${authority?.title[1]}, from 2026-01-01`,
  ]);
});
