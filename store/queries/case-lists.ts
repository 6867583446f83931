import { createHash } from 'node:crypto';
import type { CaseState, ClockState } from '#kernel';
import type { Db } from '../db.ts';

export interface ListQuery {
  /** Authorities whose cases the reader may see as decider and as receiver. */
  readonly deciding?: readonly string[];
  readonly receiving?: readonly string[];
  /** Authorities called in (会同方). */
  readonly concerned?: readonly string[];
  readonly party?: string;
  readonly assignee?: string;
  /** To whom an act was copied by name (抄送) and who has not read it. */
  readonly copied?: string;
  readonly state?: string;
  readonly mechanism?: string;
  readonly text?: string;
  readonly due?: 'overdue' | 'today' | 'week';
  readonly open?: boolean;
  readonly day: string;
  readonly weekEnd: string;
  readonly offset: number;
  readonly limit: number;
}

/** For each mechanism the facts that lists show. */
export type AboutFacts = Readonly<Record<string, readonly string[]>>;

export interface CaseListItem {
  readonly id: string;
  readonly mechanism: string;
  readonly matter: string;
  readonly title: string;
  readonly state: string;
  readonly final: boolean;
  readonly version: number;
  readonly holder: string;
  readonly subject_key: string | null;
  readonly subject_name: string | null;
  readonly receiving_jurisdiction: string;
  readonly receiving_authority: string;
  readonly deciding_jurisdiction: string;
  readonly deciding_authority: string;
  readonly opened_on: string;
  readonly statutory_due: string | null;
  readonly promised_due: string | null;
  readonly next_due: string | null;
  readonly paused: boolean;
  readonly assignee: string | null;
  readonly clocks: Readonly<Record<string, ClockState>>;
  /** The facts by which lists tell what the case is about. */
  readonly about: Readonly<Record<string, unknown>> | null;
}

const columns = `c.id, c.mechanism, c.matter, c.title, c.state, c.final, c.version, c.holder, c.subject_key, c.subject_name, c.receiving_jurisdiction,
  c.receiving_authority, c.deciding_jurisdiction, c.deciding_authority, c.opened_on, c.statutory_due, c.promised_due, c.next_due, c.paused, d.assignee,
  c.doc->'clocks' as clocks`;

interface Parts {
  readonly where: readonly string[];
  readonly values: unknown[];
  /** What the rows are looked for in: the table, the part of an ordered index that is an office's, or that part for each of several. */
  readonly within?: 'office' | 'offices';
}

/** The conditions of a list: each filter adds one; the parameters stay in step by construction. */
const conditions = (query: ListQuery): Parts => {
  const where: string[] = [];
  const values: unknown[] = [];
  const add = (sql: (place: string) => string, value: unknown): void => {
    values.push(value);
    where.push(sql(`$${values.length}`));
  };
  // An office's own list is read in its order from the index and stops when the page is full. A list of both sides, or of
  // one desk, is read whole: it is short.
  const one =
    query.deciding && query.receiving ? undefined : query.deciding ? 'deciding' : query.receiving && 'receiving';
  const side = query.assignee ? undefined : one;
  const offices = (side && query[side]) ?? [];
  const within = side && (offices.length === 1 ? 'office' : 'offices');
  if (within === 'office') add((p) => `c.${side}_authority = ${p}`, offices[0]);
  else if (within) {
    values.push(offices);
    where.push(`c.${side}_authority = office`);
  } else if (query.deciding && query.receiving) {
    values.push(query.deciding, query.receiving);
    where.push(
      `(c.deciding_authority = any($${values.length - 1}) or c.receiving_authority = any($${values.length}))`,
    );
  } else if (query.deciding) add((p) => `c.deciding_authority = any(${p})`, query.deciding);
  else if (query.receiving) add((p) => `c.receiving_authority = any(${p})`, query.receiving);
  if (query.concerned) add((p) => `c.concerned && ${p}::text[]`, query.concerned);
  if (query.party) add((p) => `c.id in (select case_id from case_parties where key = ${p})`, query.party);
  if (query.assignee) add((p) => `d.assignee = ${p}`, query.assignee);
  if (query.copied)
    add((p) => `c.id in (select case_id from copies where person = ${p} and read_at is null)`, query.copied);
  if (query.state) add((p) => `c.state = ${p}`, query.state);
  if (query.mechanism) add((p) => `c.mechanism = ${p}`, query.mechanism);
  if (query.text)
    add(
      (p) => `(c.id = ${p} or c.subject_name = ${p} or c.subject_key = ${p} or c.title like '%' || ${p} || '%')`,
      query.text,
    );
  if (query.open !== undefined) where.push(query.open ? 'not c.final' : 'c.final');
  if (query.due === 'overdue') add((p) => `c.next_due < ${p}`, query.day);
  if (query.due === 'today') add((p) => `c.next_due = ${p}`, query.day);
  if (query.due === 'week') {
    values.push(query.day, query.weekEnd);
    where.push(`c.next_due between $${values.length - 1} and $${values.length}`);
  }
  return { where, values, ...(within && { within }) };
};

const desks = 'left join desks d on d.case_id = c.id';

/** The cases `c` that fit, each office's at most `most`, in the order of the list. */
const fitting = ({ where, within }: Parts, order: string, most: string, columns: string, joined: string): string => {
  const fits = where.length ? `where ${where.join(' and ')}` : '';
  const first = `(select ${columns} from cases c ${fits} order by ${order} limit ${most}) as c ${joined}`;
  if (within === 'office') return first;
  return within ? `unnest($1::text[]) as office cross join lateral ${first}` : `cases c ${joined} ${fits}`;
};

/**
 * How many of an office's rows a page looks at, as a number in the text of the statement: 20, 40, 80 and so on. Were it a
 * parameter, the server would take it for a tenth of the table and plan each page anew, which costs more than reading it.
 */
const looked = ({ offset, limit }: ListQuery): string => {
  let most = 20;
  while (most < offset + limit) most *= 2;
  return String(most);
};

/** Of the facts of a case only those that lists show. */
const aboutOf = (place: string): string =>
  `(select jsonb_object_agg(fact, c.doc->'facts'->fact) from jsonb_array_elements_text(${place}::jsonb->c.mechanism) as fact) as about`;

const names = new Map<string, string>();

/** The filters give some dozens of texts: each is parsed and planned once per connection, not once per page. */
const prepared = (text: string): { readonly name: string; readonly text: string } => {
  const name = names.get(text) ?? `list-${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
  names.set(text, name);
  return { name, text };
};

/** A page of a list, most urgent first for open cases, newest first otherwise. */
export const listCases = async (db: Db, query: ListQuery, about: AboutFacts): Promise<readonly CaseListItem[]> => {
  const parts = conditions(query);
  const n = parts.values.length;
  const order = query.open ? 'c.next_due nulls last, c.id' : 'c.changed_at desc, c.id';
  const from = fitting(parts, order, looked(query), 'c.*', desks);
  const { rows } = await db.query({
    ...prepared(
      `select ${columns}, ${aboutOf(`$${n + 3}`)} from ${from} order by ${order} offset $${n + 1} limit $${n + 2}`,
    ),
    values: [...parts.values, query.offset, query.limit, JSON.stringify(about)],
  });
  return rows;
};

export interface CaseCounts {
  readonly total: number;
  readonly overdue: number;
  readonly today: number;
  readonly week: number;
}

/** Counting stops at `ceiling`: a worker needs "more than 10 000", not the exact number. From the index alone where it can. */
export const countCases = async (db: Db, query: ListQuery, ceiling = 10_000): Promise<CaseCounts> => {
  const parts = conditions(query);
  const n = parts.values.length;
  const order = 'c.next_due nulls last';
  const from = fitting(parts, order, `$${n + 3}::int`, 'c.next_due', query.assignee ? desks : '');
  const { rows } = await db.query({
    ...prepared(`select count(*)::int as total, count(*) filter (where next_due < $${n + 1}::date)::int as overdue,
       count(*) filter (where next_due = $${n + 1}::date)::int as today, count(*) filter (where next_due between $${n + 1}::date and $${n + 2}::date)::int as week
     from (select c.next_due from ${from} ${parts.within ? '' : `order by ${order}`} limit $${n + 3}) as listed`),
    values: [...parts.values, query.day, query.weekEnd, ceiling],
  });
  return rows[0];
};

export interface MechanismCases {
  readonly mechanism: string;
  /** Whose cases the reader may see; as decider or receiver. */
  readonly authorities: readonly string[];
  readonly openedBy?: string;
  /** `day id` of the last row of the page before. */
  readonly after?: string;
  readonly limit: number;
}

/** Cases of a mechanism with their states, newest first, for figures that open what they counted. */
export const casesOfMechanism = async (
  db: Db,
  query: MechanismCases,
  about: AboutFacts,
): Promise<readonly (CaseListItem & { readonly doc: CaseState })[]> => {
  const [day, id] = query.after?.split(' ') ?? [];
  const { rows } = await db.query({
    name: 'cases-of-mechanism',
    text: `select ${columns}, ${aboutOf('$7')}, c.doc from cases c ${desks}
      where c.mechanism = $1 and (c.deciding_authority = any($2) or c.receiving_authority = any($2))
        and ($3::date is null or c.opened_on <= $3) and ($4::date is null or (c.opened_on, c.id) < ($4::date, $5))
      order by c.opened_on desc, c.id desc limit $6`,
    values: [
      query.mechanism,
      query.authorities,
      query.openedBy ?? null,
      day ?? null,
      id ?? null,
      query.limit,
      JSON.stringify(about),
    ],
  });
  return rows;
};
