import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dayOf, type Paper } from '#kernel';
import { loadDemos, zoneNames } from '#server/load.ts';
import { rowsRead } from '#server/paper/render.ts';
import { caseById } from '#store/queries/cases.ts';
import { playDemo } from './support/demo.ts';
import { testZone } from './support/zone.ts';

/** Plays everything a zone demonstrates on the real nodes. What cannot be played would be a sentence in `lines`. */
for (const name of zoneNames())
  describe(`the demonstration of ${name}`, () => {
    test('is played to its end by real people, every line of it, and only once', async (t) => {
      const at = '2026-06-12T06:00:00.000Z';
      const stage = await testZone({ name, at, wholeCatalogue: true });
      t.after(stage.stop);
      const { said, held } = await playDemo(stage, at);
      assert.deepEqual(
        said.filter((line) => !line.startsWith('Playing')),
        [],
      );
      const plans = (await loadDemos(name)).reduce((sum, { cases }) => sum + cases.length, 0);
      const seen = new Set<string>();
      const unnamed = new Set<string>();
      for (const { runtime } of stage.zone.nodes.values()) {
        const { rows } = await runtime.pool.query<{ id: string }>('select id from cases');
        for (const { id } of rows) {
          const state = await caseById(runtime.pool, id);
          assert.ok(state && state.openedOn <= dayOf(at, stage.program.zone.utcOffset));
          if (!state.parent) seen.add(id);
          const { facts } = stage.program.mechanism(state.mechanism);
          const papers = await runtime.pool.query<{ doc: Paper }>('select doc from papers where case_id = $1', [id]);
          for (const { doc: paper } of papers.rows)
            for (const row of await rowsRead({ paper, zone: stage.program.zone, facts }))
              for (const [label] of [row.label, ...(row.kind === 'table' ? row.head : [])])
                if (!/\p{Script=Han}/u.test(label)) unnamed.add(`${state.mechanism} ${paper.kind}: ${label}`);
        }
      }
      assert.deepEqual([...unnamed], [], 'every line of every paper is named in Chinese');
      assert.equal(seen.size, plans, 'one case per plan, besides their parts');
      assert.equal(held, at, 'the clock goes on as before');
      assert.deepEqual((await playDemo(stage, at)).said, [], 'a second start plays nothing');
    });
  });
