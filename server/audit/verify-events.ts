import type { Client } from '#store/db.ts';
import { canonicalText, commitmentOf, leafOfEvent, SALT_BYTES } from '#store/leaf.ts';
import { type AuditedEvent, auditedEvents, gappedStreams, lastRecovery } from '#store/queries/audit.ts';
import type { Report } from './finding.ts';

export const eventName = ({ seq, stream, version }: Pick<AuditedEvent, 'seq' | 'stream' | 'version'>): string =>
  `event ${seq} (${stream}#${version})`;

/** `recovered`: up to this number, own events may have been brought back by peers and keep the leaf they were told with. */
const checkOne = (event: AuditedEvent, self: string, recovered: number, report: Report): void => {
  const where = eventName(event);
  const { body, salt, commitment, leaf } = event;
  if ((body === null) !== (salt === null))
    report('event', where, ['正文与盐只剩其一', 'Of content and salt only one is left: erasure removes both']);
  if (body !== null && salt !== null) {
    const good = salt.length === SALT_BYTES && commitmentOf({ salt, text: canonicalText(body) }).equals(commitment);
    if (!good) report('event', where, ['正文与其承诺不符', 'The content (or its salt) is not the one committed to']);
  }
  if (!leafOfEvent(event, commitment).hash.equals(leaf))
    report('event', where, [
      '公开字段或承诺与叶子哈希不符',
      'Stream, version, kind, instant, origin or commitment is not what the leaf was made of',
    ]);
  const own = event.origin === self && !(event.kind === 'case' && event.seq < recovered);
  if (own ? event.origin_leaf !== null : event.origin !== self && event.origin_leaf === null)
    report('mirror', where, [
      '来源叶子与来源不符',
      'An event of our own has no origin leaf, a mirrored one must have one',
    ]);
};

/** Salts, commitments and leaves of the whole journal, and that no stream has a hole. Returns how many events there are. */
export const verifyEvents = async (client: Client, self: string, report: Report): Promise<number> => {
  const recovered = await lastRecovery(client);
  let events = 0;
  for await (const portion of auditedEvents(client)) {
    for (const event of portion) checkOne(event, self, recovered, report);
    events += portion.length;
  }
  for (const { stream, events: count, first, last } of await gappedStreams(client))
    report('event', `stream ${stream}`, [
      `该流有 ${count} 条，版本却为 ${first} 至 ${last}：有缺失`,
      `The stream holds ${count} events, numbered ${first} to ${last}: some are missing`,
    ]);
  return events;
};
