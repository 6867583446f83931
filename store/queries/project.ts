import { type CaseEvent, type CaseState, type EntryHistory, partiesOf } from '#kernel';
import { caseRow, clockRows, type Projector } from '../case-row.ts';
import { columnsOf, rowsInto } from '../columns.ts';
import { type Client, together } from '../db.ts';
import type { Seen } from '../recent.ts';
import { projectCopies } from './copies.ts';
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

const caseColumns = columnsOf({
  id: 'text',
  mechanism: 'text',
  matter: 'text',
  title: 'text',
  state: 'text',
  final: 'bool',
  version: 'int',
  holder: 'text',
  offered_to: 'text',
  receiving_jurisdiction: 'text',
  receiving_authority: 'text',
  receiving_window: 'text',
  deciding_jurisdiction: 'text',
  deciding_authority: 'text',
  concerned: 'names',
  channel: 'text',
  mode: 'text',
  subject_key: 'text',
  subject_name: 'text',
  opened_on: 'date',
  closed_on: 'date',
  changed_at: 'instant',
  statutory_due: 'date',
  promised_due: 'date',
  next_due: 'date',
  paused: 'bool',
  parent: 'text',
  track: 'text',
  doc: 'json',
});
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

const writeCases = rowsInto(
  'cases',
  caseColumns,
  `on conflict (id) do update set ${changing.map((column) => `${column} = excluded.${column}`).join(', ')} returning id, xmin::text as row`,
);
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

/** Last state per case: an intermediate state of the same batch need not be written. */
const newest = (applied: readonly Applied[]): readonly CaseState[] => [
  ...new Map(applied.map(({ state }) => [state.id, state])).values(),
];

/**
 * Writes what follows from events into the tables, in the caller's transaction. The same function serves the live path,
 * mirrored events and a rebuild, which is why it may depend on nothing but its arguments. Returns the versions of the
 * rows of cases it wrote (see `store/recent.ts`).
 */
export const project = async (
  client: Client,
  applied: readonly Applied[],
  projector: Projector,
  stored?: Map<string, EntryHistory>,
): Promise<readonly Seen[]> => {
  if (applied.length === 0) return [];
  const states = newest(applied);
  const clocks = new Map(states.map((state) => [state.id, clockRows(state, projector)]));
  const clocked = new Set(applied.filter(({ event }) => event.clocks.length > 0).map(({ event }) => event.case));
  const settingParty = applied.filter(({ event }) => setsParty(event));
  const events = applied.map(({ event }) => event);
  const [rows] = await together(client, () => [
    writeCases(
      client,
      states.map((state) => caseRow(state, clocks.get(state.id) ?? [], projector)),
    ),
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
    projectRegisters(client, applied, projector, stored),
    projectRests(client, events),
    projectCopies(client, events),
    projectCredentials(client, events),
    projectIndicators(client, applied, projector),
  ]);
  const versions = new Map(rows.map(({ id, row }) => [id, row]));
  return states.map((doc) => ({ doc, row: versions.get(doc.id) as string }));
};
