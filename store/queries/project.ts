import { type CaseEvent, type CaseState, type EntryHistory, partiesOf } from '#kernel';
import { caseRow, clockRows, type Projector } from '../case-row.ts';
import type { Client } from '../db.ts';
import { projectCredentials } from './credentials.ts';
import { projectRests } from './evidence.ts';
import { projectIndicators } from './indicator-cells.ts';
import { projectRegisters } from './registers.ts';

/** One applied event with the state before and after it. */
export interface Applied {
  readonly event: CaseEvent;
  readonly state: CaseState;
  readonly before: CaseState | undefined;
}

const rows = (values: readonly unknown[]): [string] => [JSON.stringify(values)];

const caseColumns = `id, mechanism, matter, title, state, final, version, holder, offered_to, receiving_jurisdiction, receiving_authority,
  receiving_window, deciding_jurisdiction, deciding_authority, concerned, channel, mode, subject_key, subject_name, opened_on, closed_on, changed_at,
  statutory_due, promised_due, next_due, paused, parent, track, doc`;
const changing = [
  'state',
  'final',
  'version',
  'holder',
  'offered_to',
  'concerned',
  'mode',
  'subject_key',
  'subject_name',
  'closed_on',
  'changed_at',
  'statutory_due',
  'promised_due',
  'next_due',
  'paused',
  'doc',
];

const upsertCases = `insert into cases (${caseColumns}) select ${caseColumns} from json_populate_recordset(null::cases, $1)
  on conflict (id) do update set ${changing.map((column) => `${column} = excluded.${column}`).join(', ')}`;

const upsertClocks = `insert into clocks (case_id, name, due, stopped, status, takes)
  select case_id, name, due, stopped, status, takes from json_populate_recordset(null::clocks, $1)
  on conflict (case_id, name) do update set due = excluded.due, stopped = excluded.stopped, status = excluded.status, takes = excluded.takes
  where (clocks.due, clocks.stopped, clocks.status) is distinct from (excluded.due, excluded.stopped, excluded.status)`;

const insertParties = `insert into case_parties (case_id, key) select case_id, key from json_populate_recordset(null::case_parties, $1) on conflict do nothing`;

const insertPapers = `insert into papers (number, case_id, kind, issued_on, doc)
  select number, case_id, kind, issued_on, doc from json_populate_recordset(null::papers, $1) on conflict do nothing`;

const insertMessages = `insert into messages (case_id, version, n, key, at, zh, en)
  select case_id, version, n, key, at, zh, en from json_populate_recordset(null::messages, $1) on conflict do nothing`;

const messageRows = ({ event }: Applied) =>
  event.effects.flatMap((effect, n) =>
    effect.kind === 'message'
      ? [
          {
            case_id: event.case,
            version: event.version,
            n,
            key: effect.to,
            at: event.at,
            zh: effect.text[0],
            en: effect.text[1],
          },
        ]
      : [],
  );

const partyRows = (state: CaseState) =>
  partiesOf(state.facts).flatMap((party) =>
    [party.key, ...(party.agent ? [party.agent.key] : [])].map((key) => ({ case_id: state.id, key })),
  );

const setsParty = (event: CaseEvent): boolean => partiesOf(event.set).length > 0;

const paperRows = ({ event }: Applied) =>
  event.papers.map((paper) => ({
    number: paper.number,
    case_id: event.case,
    kind: paper.kind,
    issued_on: paper.on,
    doc: paper,
  }));

/** Last state per case: an intermediate state of the same batch need not be written. */
const newest = (applied: readonly Applied[]): readonly CaseState[] => [
  ...new Map(applied.map(({ state }) => [state.id, state])).values(),
];

/**
 * Writes what follows from events into the tables, in the caller's transaction. The same function serves the live path,
 * mirrored events and a rebuild, which is why it may depend on nothing but its arguments.
 */
export const project = async (
  client: Client,
  applied: readonly Applied[],
  projector: Projector,
  stored?: Map<string, EntryHistory>,
): Promise<void> => {
  if (applied.length === 0) return;
  const states = newest(applied);
  const clocks = new Map(states.map((state) => [state.id, clockRows(state, projector)]));
  await client.query({
    name: 'project-cases',
    text: upsertCases,
    values: rows(states.map((state) => caseRow(state, clocks.get(state.id) ?? [], projector))),
  });
  const clocked = new Set(applied.filter(({ event }) => event.clocks.length > 0).map(({ event }) => event.case));
  const allClocks = [...clocked].flatMap((id) => clocks.get(id) ?? []);
  if (allClocks.length) await client.query({ name: 'project-clocks', text: upsertClocks, values: rows(allClocks) });
  const parties = applied.filter(({ event }) => setsParty(event)).flatMap(({ state }) => partyRows(state));
  if (parties.length) await client.query({ name: 'project-parties', text: insertParties, values: rows(parties) });
  const papers = applied.flatMap(paperRows);
  if (papers.length) await client.query({ name: 'project-papers', text: insertPapers, values: rows(papers) });
  const messages = applied.flatMap(messageRows);
  if (messages.length) await client.query({ name: 'project-messages', text: insertMessages, values: rows(messages) });
  await projectRegisters(client, applied, projector, stored);
  await projectRests(
    client,
    applied.map(({ event }) => event),
  );
  await projectCredentials(
    client,
    applied.map(({ event }) => event),
  );
  await projectIndicators(client, applied, projector);
};
