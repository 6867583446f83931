import { toQr } from '#exchange/credential/qr.ts';
import { type EntryAsOf, fact, type Paper, refuse, type Words } from '#kernel';
import type { EntryRow } from '#store/queries/register-search.ts';
import { nextStatusIndex } from '#store/queries/register-search.ts';
import type { Kept } from '../engine/registers.ts';
import { type Runtime, today } from '../engine/runtime.ts';
import { Refused } from '../http/problem.ts';
import { renderPaper } from '../paper/render.ts';

/** Event time and record time an extract is of. */
export interface AsOf {
  readonly on: string | undefined;
  readonly at: string | undefined;
}

/** A signed statement of what the register says as of a day, verifiable by anyone like every credential (登记簿证明). */
export interface Extract {
  readonly id: string;
  readonly text: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Room for a register whose extract does not fit a QR code: the paper then goes without one. */
const qrOf = (text: string): string | undefined => {
  const code = toQr(text);
  return code.length <= 2400 ? code : undefined;
};

export const extractOf = async (
  runtime: Runtime,
  { name, spec }: Kept,
  row: EntryRow,
  { version, holds }: EntryAsOf,
  asOf: AsOf,
): Promise<Extract> => {
  const { extract } = spec;
  if (!extract)
    throw new Refused(refuse('no-extract', ['该登记簿不出具证明', 'No extract is given of this register']));
  if (!version) throw new Refused(refuse('entry-not-then', ['当日没有有效登记', 'Nothing was entered for that day']));
  const at = runtime.now();
  const values = Object.fromEntries(
    extract.columns.flatMap((column) =>
      version.values[column] === undefined ? [] : [[column, version.values[column]]],
    ),
  );
  const restrictions = holds
    .filter(({ rank }) => rank > 0)
    .map(({ hold, standing, rank, since, ends }) => ({ hold, standing, rank, since, ends }));
  const id = `X-${name}-${row.key}-${version.version}-${Date.parse(at).toString(36)}`;
  const claims = {
    register: name,
    key: row.key,
    on: asOf.on ?? today(runtime, at),
    knownAt: asOf.at ?? at,
    version: version.version,
    ...values,
    restrictions,
  };
  const disclosable = (extract.disclosable ?? []).filter((column) => column in values);
  const effect = { kind: 'credential.issue' as const, type: extract.type, id, subject: row.key, claims, disclosable };
  const statusIndex = await nextStatusIndex(runtime.pool);
  const text = await runtime.issue({ effect, statusIndex, at, authority: row.authority, case: row.case ?? id });
  return { id, text, claims };
};

const standings: Readonly<Record<string, Words>> = {
  effective: ['生效', 'In effect'],
  waiting: ['轮候', 'Waiting'],
};

const about = {
  on: fact.day(['登记簿记载日', 'As of']),
  knownAt: fact.text(['数据时点', 'As known at']),
  version: fact.number(['登记版本', 'Version']),
};

/** The extract as a paper: columns under their own titles, the holds in order of rank, the credential as a QR code. */
export const extractPdf = (
  runtime: Runtime,
  { spec }: Kept,
  row: EntryRow,
  { id, text, claims }: Extract,
  language: 'zh' | 'en',
): Promise<Buffer> => {
  const { program } = runtime;
  const {
    restrictions,
    register: _register,
    key: _key,
    ...values
  } = claims as {
    restrictions: readonly {
      hold: string;
      standing: string;
      rank: number;
      since: string | null;
      ends: string | null;
    }[];
  } & Record<string, unknown>;
  const kinds = Object.fromEntries(Object.entries(spec.holds ?? {}).map(([name, { title }]) => [name, title]));
  const holds = fact.list(
    ['限制和负担', 'Restrictions'],
    fact.record(['限制', 'Restriction'], {
      hold: fact.choice(['种类', 'Kind'], kinds),
      standing: fact.choice(['状态', 'State'], standings),
      rank: fact.number(['顺位', 'Rank']),
      since: fact.day(['自', 'Since'], { optional: true }),
      ends: fact.day(['至', 'Until'], { optional: true }),
    }),
  );
  const paper: Paper = {
    number: id,
    kind: 'extract',
    title: spec.extract?.title ?? spec.title,
    on: today(runtime),
    authority: row.authority,
    body: {
      key: row.key,
      ...values,
      ...(restrictions.length && {
        restrictions: restrictions.map(({ since, ends, ...one }) => ({
          ...one,
          ...(since && { since }),
          ...(ends && { ends }),
        })),
      }),
    },
  };
  const code = qrOf(text);
  return renderPaper({
    paper,
    zone: program.zone,
    authorityTitle: program.authorities[row.authority]?.title ?? [row.authority, row.authority],
    facts: { key: fact.text(spec.key), ...about, ...spec.columns, restrictions: holds },
    ...(code && { credentialQr: code }),
    format: 'a4',
    reprint: false,
    language,
  });
};
