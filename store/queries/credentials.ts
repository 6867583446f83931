import type { CaseEvent } from '#kernel';
import type { Client } from '../db.ts';

const columns = 'id, issuer, case_id, type, subject_key, status, status_index, issued_on, expires, text';

const issued = (events: readonly CaseEvent[]) =>
  events.flatMap((event) =>
    event.effects.flatMap((effect) =>
      effect.kind === 'credential.issue'
        ? [
            {
              id: effect.id,
              issuer: event.by.node,
              case_id: event.case,
              type: effect.type,
              subject_key: effect.subject,
              status: 'valid',
              status_index: effect.statusIndex ?? 0,
              issued_on: event.day,
              expires: effect.expires ?? null,
              text: effect.text ?? '',
            },
          ]
        : [],
    ),
  );

/** The last word on each: a credential that was suspended and revoked in one batch is revoked. */
const changed = (events: readonly CaseEvent[]) => [
  ...new Map(
    events.flatMap(({ effects }) =>
      effects.flatMap((effect) =>
        effect.kind === 'credential.status'
          ? [[effect.id, { id: effect.id, status: effect.status, reason: effect.reason }] as const]
          : [],
      ),
    ),
  ).values(),
];

/** Results issued and what became of earlier ones, a statement each for the whole batch. */
export const projectCredentials = async (client: Client, events: readonly CaseEvent[]): Promise<void> => {
  const fresh = issued(events);
  if (fresh.length)
    await client.query({
      name: 'issue-credentials',
      text: `insert into credentials (${columns}) select ${columns} from json_populate_recordset(null::credentials, $1)`,
      values: [JSON.stringify(fresh)],
    });
  const others = changed(events);
  if (others.length)
    await client.query({
      name: 'credential-statuses',
      text: `update credentials c set status = r.status, reason = r.reason
        from json_to_recordset($1) as r(id text, status text, reason text) where c.id = r.id`,
      values: [JSON.stringify(others)],
    });
};

export const nextStatusIndexes = async (client: Client, n: number): Promise<readonly number[]> =>
  (
    await client.query<{ n: number }>(
      `select nextval('credential_indexes')::int as n from generate_series(1, $1::int)`,
      [n],
    )
  ).rows.map((row) => row.n);
