import { type CaseEvent, type CaseState, fold } from '#kernel';
import type { Projector } from '#store/case-row.ts';
import type { Client } from '#store/db.ts';
import type { AccountCache } from '#store/ledger/index.ts';
import { isLedgerEvent, replayLedgerEvent } from '#store/ledger/index.ts';
import { type Alarm, projectAlarm } from '#store/queries/alarms.ts';
import type { AuditedEvent } from '#store/queries/audit.ts';
import { type CopyRead, projectCopyRead } from '#store/queries/copies.ts';
import { type DeskEvent, projectDesk } from '#store/queries/desks.ts';
import { type HandoverEvent, projectHandover } from '#store/queries/handovers.ts';
import { type MessageRow, projectMessage } from '#store/queries/messages.ts';
import { isPeerAct, projectPeer } from '#store/queries/peers.ts';
import { type Applied, project } from '#store/queries/project.ts';
import { type PublishedRow, projectPublished } from '#store/queries/published.ts';
import { statesOf } from '#store/queries/rebuild.ts';
import { type PublishedSnapshot, projectSnapshot } from '#store/queries/snapshots.ts';
import { type EvidenceNote, replayEvidence } from '../evidence/record.ts';
import type { Program } from '../load.ts';
import type { Report } from './finding.ts';

export interface Replay {
  /** Writes what follows from the events into the scratch tables; portions in the order of the journal. */
  readonly take: (events: readonly AuditedEvent[]) => Promise<void>;
  /** Cases whose story has a hole, by lawful erasure or by a fault: their rows cannot be compared. */
  readonly unknown: ReadonlySet<string>;
}

const nameOf = (event: Pick<AuditedEvent, 'seq' | 'stream' | 'version'>): string =>
  `event ${event.seq} (${event.stream}#${event.version})`;

/** Applies the journal by the very functions of the live path: `fold`, `project`, `projectDesk`, the ledger's replay. */
export const createReplay = (client: Client, program: Program, projector: Projector, report: Report): Replay => {
  const unknown = new Set<string>();
  const accounts: AccountCache = new Map();
  const finals = new Map<string, ReadonlySet<string>>();
  const finalsOf = (id: string): ReadonlySet<string> => {
    const known = finals.get(id);
    if (known) return known;
    const states = Object.entries(program.mechanism(id).states);
    const found = new Set(states.flatMap(([name, state]) => (state.final ? [name] : [])));
    finals.set(id, found);
    return found;
  };

  const foldAll = async (events: readonly AuditedEvent[]): Promise<readonly Applied[]> => {
    const states = await statesOf(client, [...new Set(events.map(({ stream }) => stream))]);
    const applied: Applied[] = [];
    for (const stored of events) {
      if (unknown.has(stored.stream)) continue;
      const event = stored.body as CaseEvent | null;
      if (event === null) {
        unknown.add(stored.stream);
        continue;
      }
      try {
        const before: CaseState | undefined = states.get(stored.stream);
        const state = fold(before, event, finalsOf(before?.mechanism ?? event.opened?.mechanism ?? ''));
        states.set(stored.stream, state);
        applied.push({ event, state, before });
      } catch (error) {
        unknown.add(stored.stream);
        const why = (error as Error).message;
        report('event', nameOf(stored), [
          `该事件不能接续其办件：${why}`,
          `The event does not continue its case: ${why}`,
        ]);
      }
    }
    return applied.filter(({ event }) => !unknown.has(event.case));
  };

  const takeOther = async (event: AuditedEvent): Promise<void> => {
    if (event.body === null) return;
    if (event.kind === 'desk') {
      await projectDesk(client, event.body as DeskEvent, event.at);
      return;
    }
    if (event.kind === 'copy') {
      await projectCopyRead(client, event.body as CopyRead, event.at);
      return;
    }
    if (event.kind === 'snapshot') {
      await projectSnapshot(client, event.body as PublishedSnapshot);
      return;
    }
    if (event.kind === 'handover') {
      await projectHandover(client, event.body as HandoverEvent, event.at);
      return;
    }
    // Readings and frozen documents are records of their own; the event carries their hash (verify-readings.ts, verify-frozen.ts).
    if (event.kind === 'observation') return;
    if (event.kind === 'peer') {
      if (isPeerAct(event.body)) await projectPeer(client, event.body, event.at);
      return;
    }
    if (event.kind === 'log') return;
    // The catalogue has a table and versions of its own.
    if (event.kind === 'catalogue') return;
    if (event.kind === 'evidence') {
      await replayEvidence(client, event.body as EvidenceNote, event.at);
      return;
    }
    if (event.kind === 'message') {
      await projectMessage(client, event.body as MessageRow);
      return;
    }
    if (event.kind === 'alarm') {
      await projectAlarm(client, event.body as Alarm);
      return;
    }
    if (event.kind === 'published') {
      await projectPublished(client, event.body as readonly PublishedRow[]);
      return;
    }
    // Posts likewise: who holds one is a record of its own, each change of it an event.
    if (event.kind === 'post') return;
    if (!isLedgerEvent(event)) {
      report('event', nameOf(event), [
        `不认识的事件种类 ${event.kind}`,
        `Events of kind ${event.kind} are unknown to this release`,
      ]);
      return;
    }
    try {
      await replayLedgerEvent(client, event, accounts);
    } catch (error) {
      const why = (error as Error).message;
      report('event', nameOf(event), [`账本事件不能重放：${why}`, `The ledger event cannot be replayed: ${why}`]);
    }
  };

  return {
    take: async (events) => {
      await project(client, await foldAll(events.filter(({ kind }) => kind === 'case')), projector);
      for (const event of events) if (event.kind !== 'case') await takeOther(event);
    },
    unknown,
  };
};
