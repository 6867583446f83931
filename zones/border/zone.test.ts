import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkCitizenId, checkMatterCode, checkUscc, dueDay } from '#kernel';
import zone from './zone.ts';

const calendar = zone.calendars.borderland!;

describe('the border zone', () => {
  it('is two jurisdictions at two nodes, with nothing of the Delta', () => {
    assert.deepEqual(
      zone.nodes.map(({ id }) => id),
      ['north', 'south'],
    );
    assert.doesNotMatch(JSON.stringify({ ...zone, matters: zone.matters() }), /310118|320509|330421|示范区|长三角/);
  });

  it('counts working days over its own weekend and holidays', () => {
    assert.deepEqual(dueDay(calendar, '2026-01-05', { n: 5, unit: 'wd' }), { ok: true, value: '2026-01-12' });
    assert.deepEqual(dueDay(calendar, '2026-03-19', { n: 2, unit: 'wd' }), { ok: true, value: '2026-03-26' });
  });

  it('refuses a year whose calendar is not published', () => {
    assert.equal(dueDay(calendar, '2026-12-30', { n: 5, unit: 'wd' }).ok, false);
  });

  it('has codes and numbers of the right form', () => {
    for (const { uscc } of zone.authorities) assert.ok(checkUscc(uscc).ok);
    for (const { code } of zone.matters()) assert.ok(checkMatterCode(code).ok, code);
    for (const { key } of zone.people) if (key) assert.ok(checkCitizenId(key).ok);
    assert.equal(new Set(zone.people.map(({ login }) => login)).size, zone.people.length);
  });
});
