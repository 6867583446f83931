import { missedClocks } from '#store/queries/cases.ts';
import { systemActor, today } from '../engine/runtime.ts';
import type { Node } from '../node.ts';
import { sound } from './alarm-job.ts';
import type { Job } from './jobs.ts';

/**
 * Silence that has an effect in law: the day after a clock's last day its step is taken by itself (视为受理, 准予延续 …).
 * A step that is no longer possible is left alone; the clock then belongs to a state the case has left.
 */
export const clockJob = (node: Node, every = 60_000): Job => {
  const hopeless = new Set<string>();
  return {
    name: 'clocks',
    every,
    run: async () => {
      // Those above are told first: once its step is taken the clock has stopped.
      await sound(node);
      const missed = await missedClocks(node.runtime.pool, today(node.runtime), 200);
      let taken = 0;
      for (const { case_id, mechanism, name, takes, due } of missed) {
        const mark = `${case_id}/${name}/${due}`;
        if (hopeless.has(mark)) continue;
        const command = {
          case: case_id,
          step: takes,
          actor: systemActor(node.runtime, 'clock'),
          facts: {},
          note: `${node.runtime.program.mechanism(mechanism).clocks?.[name]?.title[0] ?? name} ${due}`,
        };
        const result = await node.executor.submit({ command });
        if (result.ok) taken += 1;
        else {
          hopeless.add(mark);
          node.runtime.log(`clock ${name} of ${case_id}: ${takes} was refused: ${result.code} ${result.says[1]}`);
        }
      }
      return taken;
    },
  };
};
