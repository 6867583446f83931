import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { FastifyInstance, FastifyReply } from 'fastify';
import Type from 'typebox';
import { qrImage, toQr } from '#exchange/credential/qr.ts';
import { buildStatusList, packStatuses, type Status } from '#exchange/credential/status-list.ts';
import { type CaseState, type FileRef, refuse } from '#kernel';
import { credentialById, highestStatusIndex, paperByNumber, statusesOf } from '#store/queries/attachments.ts';
import { fileUse, noteFile, printed } from '#store/queries/files.ts';
import { withoutFacts } from '../engine/confidential.ts';
import type { Node } from '../node.ts';
import { paperQr, renderPaper, rowsRead } from '../paper/render.ts';
import { readerMark, stampApart } from '../room/room.ts';
import { filesOfActs } from '../view/case-view.ts';
import { hiddenFrom } from '../view/rights.ts';
import { roomFiles } from '../view/room.ts';
import { readable, recordReading, signedIn, signedInToWrite } from './context.ts';
import { dear } from './limits.ts';
import { Refused } from './problem.ts';

const missing = (what: string) => new Refused(refuse('not-found', [`没有${what}`, `There is no such ${what}`]));

export const statusUri = (origin: string, node: string): string => `${origin}/${node}/api/status-list`;

const underWay = new Refused(
  refuse('file-under-way', ['文件尚未从对方节点传到', 'The file has not arrived from the other node yet'], {
    remedy: ['会自动再次取件，请稍后重开', 'It is asked for again by itself: open it again in a while'],
  }),
);

const hasFile = (value: unknown, sha256: string): boolean =>
  Array.isArray(value)
    ? value.some((item) => hasFile(item, sha256))
    : typeof value === 'object' &&
      value !== null &&
      ((value as FileRef).sha256 === sha256 || Object.values(value).some((item) => hasFile(item, sha256)));

/** A stored file is a stranger's content: it may show itself and do nothing. A PDF viewer does not work in a sandbox. */
const filePolicy = (type: string): string =>
  type === 'application/pdf'
    ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
    : "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'self'";

const sendFile = (reply: FastifyReply, type: string, content: Readable | Buffer): FastifyReply =>
  reply
    .type(type)
    .header('content-disposition', 'inline')
    .header('content-security-policy', filePolicy(type))
    .send(content);

/** The signed status list as of now. Its smallest size hides how few credentials a young node has issued. */
export const statusListOf = async (node: Node, origin: string): Promise<string> => {
  const { pool, now } = node.runtime;
  const size = (await highestStatusIndex(pool, node.id)) + 1;
  const statuses: Status[] = new Array(Math.max(size, 1024)).fill('valid');
  for (const { status_index, status } of await statusesOf(pool, node.id))
    statuses[status_index] = status === 'suspended' ? 'suspended' : 'revoked';
  return buildStatusList(
    { uri: statusUri(origin, node.id), bytes: packStatuses(statuses), issuedAt: now(), ttl: 300 },
    node.keys,
  );
};

/** What hangs on a case: uploaded files, numbered papers, credentials and their status. */
export const attachmentRoutes = (app: FastifyInstance, node: Node, options: { origin: string }): void => {
  const { pool, program } = node.runtime;

  app.post(
    '/files',
    { config: dear, schema: { tags: ['files'], summary: 'Store a file; the answer names it by its content' } },
    async (request, reply) => {
      const session = await signedInToWrite(node, request);
      const part = await request.file();
      if (!part)
        throw new Refused(refuse('request-invalid', ['没有收到文件', 'No file was sent'], { field: '/file' }));
      const stored = await node.files.put(part.file, { name: part.filename });
      if (!stored.ok) throw new Refused(stored);
      if (part.file.truncated) throw new Refused(refuse('file-too-large', ['文件过大', 'The file is too large']));
      await noteFile(pool, stored.value, node.runtime.now(), session.person.id);
      return reply.code(201).send(stored.value);
    },
  );

  app.get(
    '/files/:sha256',
    {
      schema: {
        tags: ['files'],
        summary: 'A file of a case',
        querystring: Type.Object({
          case: Type.Optional(Type.String({ maxLength: 80 })),
          room: Type.Optional(Type.Literal('1')),
        }),
      },
    },
    async (request, reply) => {
      const session = await signedIn(node, request);
      const { sha256 } = request.params as { sha256: string };
      const { case: id, room } = request.query as { case?: string; room?: '1' };
      let state: CaseState | undefined;
      let marked = false;
      if (id) {
        const found = await readable(node, session, id);
        state = found.state;
        const hidden = found.how.kind === 'office' ? hiddenFrom(node.runtime, state, session) : new Set<string>();
        if (
          !hasFile(withoutFacts(state.facts, hidden), sha256) &&
          !hasFile(await filesOfActs(node.runtime, state, found.how), sha256)
        )
          throw missing('file');
        const only = roomFiles(program.mechanism(state.mechanism), state, found.how).has(sha256);
        if (only && !room)
          throw new Refused(
            refuse('room-only', ['评审材料只能在评审室查看', 'This file is read in the review room only'], {
              remedy: ['请在办件“材料”页查看', 'Open it on the page of the case, under files'],
            }),
          );
        await recordReading(node, session, state, found.how, only ? 'room' : 'file');
        marked = only;
      }
      const known = await fileUse(pool, sha256, id ? undefined : session.person.id);
      const stream = known && node.files.open(sha256);
      if (id && !stream) throw underWay;
      if (!known || !stream) throw missing('file');
      if (marked) {
        const mark = readerMark(session, node.id, node.runtime.now(), program.zone);
        const paper = await stampApart(known.type, await buffer(stream), mark);
        if (!paper.ok) throw new Refused(paper);
        return sendFile(reply.header('cache-control', 'no-store'), paper.value.type, Buffer.from(paper.value.bytes));
      }
      return sendFile(reply, known.type, stream);
    },
  );

  const paperQuery = Type.Object({
    format: Type.Optional(Type.Union([Type.Literal('a4'), Type.Literal('roll80')])),
    language: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])),
  });
  app.get(
    '/cases/:id/papers/:file',
    {
      schema: {
        tags: ['papers'],
        summary: 'A numbered paper as PDF (number.pdf) or as data (number.json)',
        querystring: paperQuery,
      },
    },
    async (request, reply) => {
      const session = await signedIn(node, request);
      const { id, file } = request.params as { id: string; file: string };
      const { format = 'a4', language = 'zh' } = request.query as {
        format?: 'a4' | 'roll80';
        language?: 'zh' | 'en';
      };
      const { state, how } = await readable(node, session, id);
      const [, number = '', kind] = /^(.+)\.(pdf|json)$/.exec(file) ?? [];
      const paper = await paperByNumber(pool, id, number);
      if (!paper) throw missing('paper');
      await recordReading(node, session, state, how, 'paper');
      const trackUrl = `${options.origin}/${node.id}/track/${await node.trackOf(id)}`;
      const { facts } = program.mechanism(state.mechanism);
      if (kind === 'json') {
        const rows = await rowsRead({ paper, zone: program.zone, facts, language });
        return { paper, rows, trackUrl, qr: paperQr(trackUrl) };
      }
      const reprint = await printed(pool, number, node.runtime.now(), session.person.id);
      const authority = program.zone.authorities.find((a) => a.id === paper.authority);
      const pdf = await renderPaper({
        paper,
        zone: program.zone,
        authorityTitle: authority?.title ?? [paper.authority, paper.authority],
        facts,
        trackUrl,
        format,
        reprint,
        language,
      });
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="${encodeURIComponent(number)}.pdf"`)
        .send(pdf);
    },
  );

  app.get(
    '/cases/:id/credentials/:cid',
    { schema: { tags: ['credentials'], summary: 'A credential of a case: its text, its status now, its QR code' } },
    async (request) => {
      const session = await signedIn(node, request);
      const { id, cid } = request.params as { id: string; cid: string };
      const { state, how } = await readable(node, session, id);
      const credential = await credentialById(pool, id, cid);
      if (!credential) throw missing('credential');
      await recordReading(node, session, state, how, 'credential');
      const title = node.runtime.program.mechanism(state.mechanism).credentials?.[credential.type];
      return { ...credential, ...(title && { title }), qrText: toQr(credential.text), qr: qrImage(credential.text) };
    },
  );

  app.get(
    '/status-list',
    { schema: { tags: ['credentials'], summary: 'Token Status List of every credential this node issued' } },
    async (_request, reply) =>
      reply.type('application/statuslist+jwt').send(await statusListOf(node, options.origin)),
  );
};
