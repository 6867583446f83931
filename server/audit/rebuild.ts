import { onConnection } from '#store/db.ts';
import { auditedEvents, beginAudit, countEvents } from '#store/queries/audit.ts';
import { noteCheck, openScratch, projections, replaceProjections } from '#store/queries/rebuild.ts';
import { turn, type Watch } from '../tasks/desk.ts';
import { compareTable, type Difference } from './compare.ts';
import { collect, type Finding } from './finding.ts';
import { createReplay } from './replay.ts';
import type { AuditedNode } from './site.ts';

/** What a replay needs of a node: its journal, its declarations, and the secret that tokens are made with. */
export type ReplayedNode = Pick<AuditedNode, 'id' | 'program' | 'pool'> & {
  readonly identity: Pick<AuditedNode['identity'], 'trackSecret'>;
};

export interface RebuildReport {
  readonly node: string;
  readonly events: number;
  /** Cases that cannot be replayed: part of their story was erased by law, or it is damaged (then a finding says so). */
  readonly leftOut: number;
  /** Rows compared, by table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly differences: readonly Difference[];
  readonly findings: readonly Finding[];
  readonly total: number;
}

const words = {
  missing: ['按日志应有此行，表中没有', 'The journal says there is such a row; the table has none'],
  surplus: ['表中有此行，日志中没有依据', 'The table has this row; nothing in the journal accounts for it'],
  differs: ['表中此行与日志重放的结果不同', 'The row is not what the journal says'],
} as const;

const projectorOf = ({ id, program, identity }: ReplayedNode) => ({
  mechanism: program.mechanism,
  calendar: program.calendar,
  trackSecret: identity.trackSecret,
  node: id,
});

/**
 * Makes every projection of a node anew from its journal, all or nothing. For a node that is stopped: after an upgrade to a release that
 * reads more out of an event than the one that first wrote it down. What cannot be replayed stands as it was, and is reported.
 */
export const writeRebuild = (node: ReplayedNode): Promise<Pick<RebuildReport, 'node' | 'events' | 'findings'>> =>
  onConnection(node.pool, (live) =>
    onConnection(node.pool, async (scratch) => {
      const { findings, report } = collect(node.id);
      await openScratch(scratch);
      await beginAudit(live);
      const replay = createReplay(scratch, node.program, projectorOf(node), report);
      let events = 0;
      for await (const portion of auditedEvents(live)) {
        await replay.take(portion);
        events += portion.length;
      }
      await replaceProjections(scratch, [...replay.unknown]);
      return { node: node.id, events, findings };
    }),
  );

/**
 * Replays the journal of a node into temporary tables and compares every projection, all as of one moment. Changes
 * nothing, and the node may be running: what it writes meanwhile is not looked at.
 */
export const checkRebuild = (node: ReplayedNode, watch?: Watch): Promise<RebuildReport> =>
  onConnection(node.pool, (live) =>
    onConnection(node.pool, async (scratch) => {
      const { id, program } = node;
      const collected = collect(id);
      const projector = projectorOf(node);
      await openScratch(scratch);
      await beginAudit(live);
      const replay = createReplay(scratch, program, projector, collected.report);
      const all = await countEvents(live);
      let events = 0;
      for await (const portion of auditedEvents(live)) {
        await replay.take(portion);
        events += portion.length;
        if (watch) await turn(watch, events, all);
      }
      const differences: Difference[] = [];
      const rows: Record<string, number> = {};
      for (const projection of projections)
        rows[projection.table] = await compareTable(live, scratch, projection, replay.unknown, (difference) => {
          const { table, key, problem, columns } = difference;
          if (differences.length < 200) differences.push(difference);
          const where = columns.length ? ` (${columns.join(', ')})` : '';
          collected.report('projection', `${table} ${key}`, [
            `${words[problem][0]}${where}`,
            `${words[problem][1]}${where}`,
          ]);
        });
      const { findings, total } = collected;
      return { node: id, events, leftOut: replay.unknown.size, rows, differences, findings, total: total() };
    }),
  );

/** The check, and the node says from then on whether its projections have to be made anew (start, operator's page, metrics). */
export const checkAndNote = async (node: ReplayedNode, watch?: Watch): Promise<RebuildReport> => {
  const report = await checkRebuild(node, watch);
  await noteCheck(node.pool, [...new Set(report.differences.map(({ table }) => table))]);
  return report;
};
