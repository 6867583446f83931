import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dayOf } from '#kernel';
import { seedDemo } from '#server/demo/seed.ts';
import { loadDemos, zoneNames } from '#server/load.ts';
import { caseById } from '#store/queries/cases.ts';
import { testZone } from './support/zone.ts';

/** Plays everything a zone demonstrates on the real nodes. What cannot be played would be a sentence in `lines`. */
for (const name of zoneNames())
  describe(`the demonstration of ${name}`, () => {
    test('is played to its end by real people, every line of it, and only once', async (t) => {
      const at = '2026-06-12T06:00:00.000Z';
      const stage = await testZone({ name, at, wholeCatalogue: true });
      t.after(stage.stop);
      let held = at;
      const set = (instant: string | undefined): void => {
        held = instant ?? at;
        stage.setTime(held);
      };
      const clock = { now: () => held, set };
      const said: string[] = [];
      const options = { zone: stage.zone, program: stage.program, clock, log: (line: string) => said.push(line) };
      await seedDemo(options);
      assert.deepEqual(
        said.filter((line) => !line.startsWith('Playing')),
        [],
      );
      const plans = (await loadDemos(name)).reduce((sum, { cases }) => sum + cases.length, 0);
      const seen = new Set<string>();
      for (const { runtime } of stage.zone.nodes.values()) {
        const { rows } = await runtime.pool.query<{ id: string }>('select id from cases');
        for (const { id } of rows) {
          const state = await caseById(runtime.pool, id);
          assert.ok(state && state.openedOn <= dayOf(at, stage.program.zone.utcOffset));
          if (!state.parent) seen.add(id);
        }
      }
      assert.equal(seen.size, plans, 'one case per plan, besides their parts');
      assert.equal(held, at, 'the clock goes on as before');
      await seedDemo(options);
      assert.equal(said.length, 1, 'a second start plays nothing');
    });
  });
