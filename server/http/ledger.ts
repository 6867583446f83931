import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { bankColumns, bankTemplate, keyOfAccount, kindOfAccount, parseInstant, refuse } from '#kernel';
import { logAccess } from '#store/queries/access.ts';
import { statementOf } from '#store/queries/ledger-reads.ts';
import { type AccountLine, accountLine, accountSums, findAccountsOf } from '#store/queries/ledger-search.ts';
import { statementsOf } from '#store/queries/settlement.ts';
import type { Session } from '../auth/sessions.ts';
import { today } from '../engine/runtime.ts';
import type { Node } from '../node.ts';
import { settlementReport } from '../settlement/report.ts';
import { sheetOf, xlsxType } from '../sheet/sheet.ts';
import { accountNames, accountView, explanationsOf, keptAccounts } from '../view/account-view.ts';
import { hasRole } from '../view/rights.ts';
import { signedIn } from './context.ts';
import { Refused } from './problem.ts';

/** Who sees what nodes owe each other: finance staff, heads, supervising bodies that check for a treasury, and the committee's observers. */
const settlementRoles = ['finance', 'head', 'supervisor', 'committee'];

const unknown = (): Refused =>
  new Refused(refuse('not-found', ['没有您可以查看的账户', 'There is no such account that you may see']));

const postsNow = (node: Node, session: Session) => {
  const day = today(node.runtime);
  return session.posts.filter((post) => post.from <= day && (post.to === undefined || day <= post.to));
};

/** Whose accounts of a kind the reader may see: their own, and those of authorities where they hold a reading post. */
const ownersFor = (node: Node, session: Session, kind: string): readonly string[] => {
  const readers = [...(keptAccounts(node.runtime.program, kind)?.spec.readers ?? []), 'finance'];
  const authorities = postsNow(node, session).flatMap(({ authority, role }) =>
    readers.includes(role) ? [authority] : [],
  );
  return [...new Set([...authorities, ...(session.person.key ? [session.person.key] : [])])];
};

const seesSettlement = (node: Node, session: Session): boolean =>
  settlementRoles.some((role) => hasRole(session, role, today(node.runtime)));

const isShared = (kind: string): boolean => ['due-to', 'due-from', 'claims'].includes(kind);

/** The account, if the reader may see it. An authority also reads a person's account that names it in the key; that is recorded. */
const readable = async (node: Node, session: Session, id: string): Promise<AccountLine> => {
  const line = await accountLine(node.runtime.pool, id);
  const kind = kindOfAccount(id);
  if (!line) throw unknown();
  if (isShared(kind)) {
    if (!seesSettlement(node, session)) throw unknown();
    return line;
  }
  const owners = ownersFor(node, session, kind);
  if (owners.includes(line.owner)) return line;
  const authority = owners.find((owner) => keyOfAccount(id).includes(owner) && owner !== session.person.key);
  if (authority === undefined) throw unknown();
  const { person } = session;
  await logAccess(node.runtime.pool, [
    {
      at: node.runtime.now(),
      person: person.id,
      name: person.name,
      authority,
      subjectKey: line.owner,
      ground: 'account',
      what: `account ${id}`,
    },
  ]);
  return line;
};

const listQuery = Type.Object({
  kind: Type.Optional(Type.String({ maxLength: 60 })),
  after: Type.Optional(Type.String({ maxLength: 120, description: 'The last account seen' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});
const statementQuery = Type.Object({
  account: Type.String({ maxLength: 120 }),
  at: Type.Optional(Type.String({ maxLength: 40, description: 'An instant; none: now' })),
  offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
});
const pairQuery = Type.Object({
  debtor: Type.String({ maxLength: 60 }),
  creditor: Type.String({ maxLength: 60 }),
  unit: Type.String({ maxLength: 60 }),
  agreement: Type.String({ maxLength: 120 }),
});

const templateQuery = Type.Object({ as: Type.Optional(Type.Union([Type.Literal('csv'), Type.Literal('xlsx')])) });

const instantOf = (node: Node, request: FastifyRequest): string => {
  const { at } = request.query as { at?: string };
  if (at === undefined) return node.runtime.now();
  const read = parseInstant(at, '/query/at');
  if (!read.ok) throw new Refused(read);
  return read.value;
};

/** Accounts within rights, statements as of any instant with amounts explained, debts between nodes. Written once for all. */
export const ledgerRoutes = (app: FastifyInstance, node: Node): void => {
  const { pool, program } = node.runtime;
  const schema = (summary: string, querystring?: object) => ({
    schema: { tags: ['ledger'], summary, ...(querystring && { querystring }) },
  });

  app.get('/ledger/accounts', schema('Accounts the reader may see, in portions', listQuery), async (request) => {
    const session = await signedIn(node, request);
    const { kind, after, limit = 50 } = request.query as { kind?: string; after?: string; limit?: number };
    const all = ownersFor(node, session, kind ?? '');
    const wide = [
      ...new Set([
        ...all,
        ...[...program.mechanisms.values()].flatMap((one) =>
          Object.keys(one.accounts ?? {}).flatMap((name) => ownersFor(node, session, name)),
        ),
      ]),
    ];
    const sums = (await accountSums(pool, wide)).filter((one) => ownersFor(node, session, one.kind).length > 0);
    const search = { owners: kind ? all : wide, limit, ...(kind && { kind }), ...(after && { after }) };
    const items = (await findAccountsOf(pool, search)).filter((line) =>
      ownersFor(node, session, kindOfAccount(line.account)).includes(line.owner),
    );
    return {
      kinds: sums.map((one) => ({ ...one, title: accountNames(program, one.kind).title })),
      items: items.map((line) => accountView(program, line)),
      more: items.length === limit,
      settlement: seesSettlement(node, session),
    };
  });

  app.get(
    '/ledger/statement',
    schema(
      'A statement as of an instant, newest line first; amounts that steps computed are explained',
      statementQuery,
    ),
    async (request) => {
      const session = await signedIn(node, request);
      const {
        account,
        offset = 0,
        limit = 50,
      } = request.query as { account: string; offset?: number; limit?: number };
      const line = await readable(node, session, account);
      const at = instantOf(node, request);
      const { lines, ...sums } = await statementOf(pool, account, at);
      const page = lines.toReversed().slice(offset, offset + limit);
      const because = await explanationsOf(
        pool,
        page.map(({ id }) => id),
      );
      return {
        view: accountView(program, line),
        statement: sums,
        total: lines.length,
        lines: page.map((one) => {
          const other = one.debit === account ? one.credit : one.debit;
          const explained = because.get(one.id);
          return { ...one, other: accountNames(program, other), ...(explained && { because: explained }) };
        }),
      };
    },
  );

  app.get(
    '/ledger/settlement',
    schema('Debts between nodes, what is in flight, statements, netting'),
    async (request) => {
      const session = await signedIn(node, request);
      if (!seesSettlement(node, session))
        throw new Refused(refuse('not-yours', ['仅结算人员可查看', 'Only finance staff may see this']));
      return settlementReport(node.runtime, today(node.runtime));
    },
  );

  app.get(
    '/ledger/statements',
    schema('Statements of one debt between nodes, newest first', pairQuery),
    async (request) => {
      const session = await signedIn(node, request);
      if (!seesSettlement(node, session))
        throw new Refused(refuse('not-yours', ['仅结算人员可查看', 'Only finance staff may see this']));
      return (await statementsOf(pool, request.query as never)).map(({ batch: _batch, ...row }) => row);
    },
  );

  app.get(
    '/ledger/bank-template',
    schema('The template bank files are brought into (CSV, or XLSX with text columns)', templateQuery),
    async (request, reply) => {
      const { as = 'csv' } = request.query as { as?: 'csv' | 'xlsx' };
      const named = reply.header('content-disposition', `attachment; filename="bank.${as}"`);
      return as === 'xlsx'
        ? named.type(xlsxType).send(
            await sheetOf(
              ['银行回单', 'Bank'],
              bankColumns.map(({ zh }) => [zh, '']),
              [],
            ),
          )
        : named.type('text/csv; charset=utf-8').send(bankTemplate());
    },
  );
};
