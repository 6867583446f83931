import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import { today } from '../engine/runtime.ts';
import type { Node } from '../node.ts';
import { renderReport } from '../paper/render.ts';
import { type Report, reportXlsx } from '../sheet/report.ts';
import { xlsxType } from '../sheet/sheet.ts';
import type { TaskFile } from '../tasks/desk.ts';

/** How a report is asked for, beside what it is about. */
export const reportQuery = {
  format: Type.Union([Type.Literal('pdf'), Type.Literal('xlsx')]),
  language: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])),
};

export interface ReportWish {
  readonly format: 'pdf' | 'xlsx';
  readonly language?: 'zh' | 'en';
}

/** A report as the file that was asked for, under a name that says what and when. */
export const reportFile = async (
  node: Node,
  report: Report,
  { format, language = 'zh' }: ReportWish,
  name: string,
): Promise<TaskFile> => {
  if (format === 'xlsx') return { name: `${name}.xlsx`, type: xlsxType, bytes: await reportXlsx(report, language) };
  const { zone } = node.runtime.program;
  const bytes = await renderReport({
    zone,
    authorityTitle: zone.nodes.find(({ id }) => id === node.id)?.title ?? zone.title,
    title: report.title,
    number: report.period,
    on: today(node.runtime),
    rows: report.rows,
    language,
  });
  return { name: `${name}.pdf`, type: 'application/pdf', bytes };
};

export const sendReport = async (
  reply: FastifyReply,
  node: Node,
  report: Report,
  wish: ReportWish,
  file: string,
): Promise<FastifyReply> => {
  const { name, type, bytes } = await reportFile(node, report, wish, file);
  return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(bytes);
};
