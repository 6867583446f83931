import type { CaseEvent } from '#kernel';
import { columnsOf, rowsInto } from '../columns.ts';
import { type Client, together } from '../db.ts';

const writeIssued = rowsInto(
  'credentials',
  columnsOf({
    id: 'text',
    issuer: 'text',
    case_id: 'text',
    type: 'text',
    subject_key: 'text',
    status: 'text',
    status_index: 'int',
    issued_on: 'date',
    expires: 'date',
    text: 'text',
  }),
);
const statuses = columnsOf({ id: 'text', status: 'text', reason: 'text' });

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
  const others = changed(events);
  await together(client, () => [
    writeIssued(client, issued(events)),
    others.length
      ? client.query({
          name: 'credential-statuses',
          text: `update credentials c set status = r.status, reason = r.reason from ${statuses.from} where c.id = r.id`,
          values: statuses.values(others),
        })
      : Promise.resolve(),
  ]);
};

export const nextStatusIndexes = async (client: Client, n: number): Promise<readonly number[]> =>
  (
    await client.query<{ n: number }>(
      `select nextval('credential_indexes')::int as n from generate_series(1, $1::int)`,
      [n],
    )
  ).rows.map((row) => row.n);
