import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Fact } from '#kernel';
import { load } from '../load.ts';
import { aboutInLists, aboutWords } from './about.ts';

const program = await load('delta');

test('no list shows a fact whose reading is logged, or that is kept from some who see the case', () => {
  for (const [id, names] of Object.entries(aboutInLists(program)))
    for (const name of names) {
      const fact = (program.mechanism(id).facts as Readonly<Record<string, Fact>>)[name];
      assert.ok(fact && !fact.personal && !fact.confidential && !fact.internal, `${id}.${name}`);
    }
});

describe('what a case is about', () => {
  const said = (id: string, values: Readonly<Record<string, unknown>>) =>
    aboutWords(program, program.mechanism(id), values);
  const [water] = program.zone.observation?.water.bodies ?? [];

  test('a project by its title, kind and code; nothing without facts', () => {
    assert.deepEqual(said('key-projects', { kind: 'project', title: '元荡慢行桥', code: 'B-07', place: '310118' }), [
      '元荡慢行桥 · 重大项目 · B-07',
      '元荡慢行桥 · Key project · B-07',
    ]);
    assert.deepEqual(said('key-projects', {}), ['', '']);
  });

  test('amounts have their unit in the language of the reader', () => {
    assert.deepEqual(said('innovation-voucher', { act: 'claim', voucher: 'QP-1', amount: 20_000_000 }), [
      '科技创新券申领 · QP-1 · 申领金额 200,000.00 元',
      'Claim of a voucher · QP-1 · Amount claimed 200,000.00 yuan',
    ]);
  });

  test('waters and windows are named, and a value that says nothing by itself has its title', () => {
    assert.deepEqual(said('river-and-lakes', { title: '联合巡河', water: water?.id }), [
      `联合巡河 · ${water?.title[0]}`,
      `联合巡河 · ${water?.title[1]}`,
    ]);
    assert.deepEqual(said('appointments', { day: '2021-09-24', half: 'am' }), [
      '预约日期 2021年9月24日 · 上午',
      'Day 2021-09-24 · Morning',
    ]);
  });
});
