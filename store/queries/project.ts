import { type CaseEvent, type CaseState, type EntryHistory, partiesOf } from '#kernel';
import { changingRow, clockRows, openedRow, type Projector } from '../case-row.ts';
import { type Columns, castOf, columnsOf, rowsInto } from '../columns.ts';
import { type Client, together } from '../db.ts';
import type { Seen } from '../recent.ts';
import { projectCopies } from './copies.ts';
import { projectCredentials } from './credentials.ts';
import { projectRests } from './evidence.ts';
import { projectIndicators } from './indicator-cells.ts';
import { toRegisters } from './registers.ts';

/** One applied event with the state before and after it. */
export interface Applied {
  readonly event: CaseEvent;
  readonly state: CaseState;
  readonly before: CaseState | undefined;
}

/** What of a case stays as it was opened. */
const fixed = {
  mechanism: 'text',
  matter: 'text',
  title: 'text',
  receiving_jurisdiction: 'text',
  receiving_authority: 'text',
  receiving_window: 'text',
  deciding_jurisdiction: 'text',
  deciding_authority: 'text',
  channel: 'text',
  opened_on: 'date',
  parent: 'text',
  track: 'text',
} as const;
const changing = {
  state: 'text',
  final: 'bool',
  version: 'int',
  holder: 'text',
  offered_to: 'text',
  concerned: 'names',
  mode: 'text',
  subject_key: 'text',
  subject_name: 'text',
  closed_on: 'date',
  changed_at: 'instant',
  statutory_due: 'date',
  promised_due: 'date',
  next_due: 'date',
  paused: 'bool',
  doc: 'json',
} as const;
const openedColumns = columnsOf({ id: 'text', ...fixed, ...changing });
const changedColumns = columnsOf({ id: 'text', ...changing, remembered: 'text' });
const clockColumns = columnsOf({
  case_id: 'text',
  name: 'text',
  due: 'date',
  stopped: 'date',
  status: 'text',
  takes: 'text',
  due_at: 'instant',
  tells: 'bool',
});
const partyColumns = columnsOf({ case_id: 'text', key: 'text' });
const paperColumns = columnsOf({ number: 'text', case_id: 'text', kind: 'text', issued_on: 'date', doc: 'json' });
const messageColumns = columnsOf({
  case_id: 'text',
  version: 'int',
  n: 'int',
  key: 'text',
  at: 'instant',
  zh: 'text',
  en: 'text',
});

const openCases = {
  name: 'project-cases-opened',
  text: `insert into cases (${openedColumns.names}) select ${openedColumns.select} from ${openedColumns.from} returning id, xmin::text as row`,
};
// Whoever decided from memory names the version of the row he remembers; of any other the division fails, and everything with it.
const changeCases = {
  name: 'project-cases-changed',
  text: `update cases c set ${Object.entries(changing)
    .map(([column, kind]) => `${column} = r.${column}${castOf(kind)}`)
    .join(', ')} from ${changedColumns.from} where c.id = r.id
    returning c.id, c.xmin::text as row, 1 / (coalesce(r.remembered, old.xmin::text) = old.xmin::text)::int as unchanged`,
};
const writeClocks = rowsInto(
  'clocks',
  clockColumns,
  `on conflict (case_id, name) do update set due = excluded.due, stopped = excluded.stopped, status = excluded.status, takes = excluded.takes, due_at = excluded.due_at, tells = excluded.tells
  where (clocks.due, clocks.due_at, clocks.stopped, clocks.status) is distinct from (excluded.due, excluded.due_at, excluded.stopped, excluded.status)`,
);
const writeParties = rowsInto('case_parties', partyColumns, 'on conflict do nothing');
const writePapers = rowsInto('papers', paperColumns, 'on conflict do nothing');
const writeMessages = rowsInto('messages', messageColumns, 'on conflict do nothing');

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

/** Last state per case: an intermediate state of the same batch need not be written. By id, as everybody locks them. */
const newest = (applied: readonly Applied[]): readonly CaseState[] =>
  [...new Map(applied.map(({ state }) => [state.id, state])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));

const send = async <Name extends string>(
  client: Client,
  statement: { readonly name: string; readonly text: string },
  { values }: Columns<Name>,
  rows: readonly Readonly<Record<Name, unknown>>[],
): Promise<readonly { readonly id: string; readonly row: string }[]> =>
  rows.length ? (await client.query({ ...statement, values: values(rows) })).rows : [];

/** By the id of a case that was decided about without locking it: which version of its row (`store/recent.ts`) was remembered. */
export type Remembered = ReadonlyMap<string, string>;
const nothing: Remembered = new Map();

/**
 * What follows from events in the tables, ready to be written in the caller's transaction: the function answered sends all its
 * statements at once and gives the versions of the rows of cases (see `store/recent.ts`). The same serves the live path, mirrored events and a
 * rebuild, which is why it may depend on nothing but its arguments. It fails, and with it the transaction, when a case `remembered` has changed.
 */
export const toProject = async (
  client: Client,
  applied: readonly Applied[],
  projector: Projector,
  { stored, remembered = nothing }: { stored?: Map<string, EntryHistory>; remembered?: Remembered } = {},
): Promise<() => Promise<readonly Seen[]>> => {
  if (applied.length === 0) return async () => [];
  const states = newest(applied);
  const clocks = new Map(states.map((state) => [state.id, clockRows(state, projector)]));
  const clocked = new Set(applied.filter(({ event }) => event.clocks.length > 0).map(({ event }) => event.case));
  const settingParty = applied.filter(({ event }) => setsParty(event));
  const events = applied.map(({ event }) => event);
  const isNew = new Set(applied.filter(({ before }) => !before).map(({ event }) => event.case));
  const rowOf = (state: CaseState) => ({
    ...changingRow(state, clocks.get(state.id) ?? [], projector),
    remembered: remembered.get(state.id),
  });
  const opened = states
    .filter(({ id }) => isNew.has(id))
    .map((state) => ({ ...openedRow(state, projector), ...rowOf(state) }));
  const changed = states.filter(({ id }) => !isNew.has(id)).map(rowOf);
  const writeRegisters = await toRegisters(client, applied, projector, stored);
  return async () => {
    const written = await together(client, () => [
      send(client, openCases, openedColumns, opened),
      send(client, changeCases, changedColumns, changed),
      writeClocks(
        client,
        [...clocked].flatMap((id) => clocks.get(id) ?? []),
      ),
      writeParties(
        client,
        settingParty.flatMap(({ state }) => partyRows(state)),
      ),
      writePapers(client, applied.flatMap(paperRows)),
      writeMessages(client, applied.flatMap(messageRows)),
      writeRegisters(),
      projectRests(client, events),
      projectCopies(client, events),
      projectCredentials(client, events),
      projectIndicators(client, applied, projector),
    ]);
    const versions = new Map([...written[0], ...written[1]].map(({ id, row }) => [id, row]));
    return states.map((doc) => {
      const row = versions.get(doc.id);
      if (row === undefined) throw new Error(`bug: ${doc.id} has a history and no row`);
      return { doc, row };
    });
  };
};

/** The same, written at once. */
export const project = async (
  client: Client,
  applied: readonly Applied[],
  projector: Projector,
): Promise<readonly Seen[]> => (await toProject(client, applied, projector))();
