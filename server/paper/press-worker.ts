import { parentPort } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.d.ts';
import { a4 } from './a4.ts';
import { FONT, fontFiles } from './fonts.ts';
import type { PrintJob, PrintResult } from './press.ts';
import { roll } from './roll.ts';
import type { Sheet } from './sheet.ts';

const { normal, bold } = fontFiles();
pdfmake.setFonts({ [FONT]: { normal, bold } });
// A paper's text comes from people: nothing in it may make the server fetch an address or read another file.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path === normal || path === bold);

/** What a paper's PDF says about itself. Its date is the paper's: the same paper gives the same bytes at any time. */
const aboutOf = (sheet: Sheet): Partial<TDocumentDefinitions> => ({
  version: '1.7',
  language: 'zh-CN',
  displayTitle: true,
  info: {
    title: `${sheet.title[0]} ${sheet.number}`,
    author: sheet.authority[0],
    subject: sheet.zone[0],
    creator: 'Tongban',
    producer: 'Tongban',
    creationDate: new Date(`${sheet.on}T00:00:00Z`),
  },
});

const printed = async ({ id, sheet, format }: PrintJob): Promise<PrintResult> => {
  try {
    const layout = format === 'a4' ? a4(sheet) : roll(sheet);
    return { id, pdf: await pdfmake.createPdf({ ...aboutOf(sheet), ...layout }).getBuffer() };
  } catch (error) {
    return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
};

parentPort?.on('message', async (job: PrintJob) => parentPort?.postMessage(await printed(job)));
