import type { Day, Paper, PaperRow, Words, Zone } from '#kernel';
import { coverage } from './fonts.ts';
import { type Labels, signatures } from './labels.ts';
import { type Missing, type Proofreader, proofreader } from './missing.ts';
import { type Format, print } from './press.ts';
import { qrSvg } from './qr.ts';
import { proofed, rowsOf } from './rows.ts';
import type { Seal } from './seal.ts';
import type { Sheet } from './sheet.ts';
import { dayText, type Reading } from './value.ts';

export { paperQr } from './qr.ts';

export interface PaperOrder {
  readonly paper: Paper;
  readonly zone: Zone;
  readonly authorityTitle: Words;
  /** The page where the case is followed; printed as a QR code. */
  readonly trackUrl?: string;
  /** The text of a credential's QR code (`toQr`), where the paper comes with one. */
  readonly credentialQr?: string;
  /** The facts of the case's mechanism: they name and word what the body says. */
  readonly facts?: Labels;
  readonly format: Format;
  readonly reprint: boolean;
  readonly language?: 'zh' | 'en';
  /** `demo` (unless told otherwise) draws a seal marked 演示; `place` leaves room for the real one. */
  readonly seal?: Seal;
}

const wordsProofed = ([zh, en]: Words, { proof }: Proofreader): Words => [proof(zh, ''), proof(en, '')];

const codesOf = ({ trackUrl, credentialQr }: PaperOrder): Sheet['codes'] => {
  const track = trackUrl === undefined ? undefined : qrSvg(trackUrl);
  const credential = credentialQr === undefined ? undefined : qrSvg(credentialQr, 'L');
  return [
    ...(track ? [{ svg: track, caption: ['扫码查询进度', 'Scan to follow'] as const, link: trackUrl }] : []),
    ...(credential ? [{ svg: credential, caption: ['扫码核验证照', 'Scan to verify'] as const }] : []),
  ];
};

const contactOf = ({ paper, zone }: PaperOrder): Words | undefined => {
  const authority = zone.authorities.find(({ id }) => id === paper.authority);
  if (!authority) return undefined;
  const { phone, address } = authority;
  return [`咨询电话：${phone}　地址：${address[0]}`, `Telephone: ${phone}. Address: ${address[1]}`];
};

const sheetOf = (order: PaperOrder, proofs: Proofreader): Sheet => {
  const { paper, zone, format, language = 'zh' } = order;
  const reading: Reading = { zone, language, masked: format === 'roll80' };
  const contact = contactOf(order);
  return {
    language,
    authority: wordsProofed(order.authorityTitle, proofs),
    title: wordsProofed(paper.title, proofs),
    number: proofs.proof(paper.number, ''),
    on: paper.on,
    date: dayText(paper.on, { language: 'zh' }),
    rows: rowsOf(paper.kind, paper.body, order.facts, reading, proofs),
    codes: codesOf(order),
    signatures: signatures[paper.kind] ?? [],
    contact: contact && wordsProofed(contact, proofs),
    zone: wordsProofed(zone.title, proofs),
    seal: order.seal ?? 'demo',
    reprint: order.reprint,
    missing: proofs.missing,
  };
};

/** What a paper says, row by row, in the words it is printed with: for its page on a screen. */
export const rowsRead = async ({
  paper,
  zone,
  facts,
  language = 'zh',
}: Pick<PaperOrder, 'paper' | 'zone' | 'facts' | 'language'>): Promise<readonly PaperRow[]> =>
  rowsOf(paper.kind, paper.body, facts, { zone, language, masked: false }, proofreader(await coverage()));

/** A numbered paper as PDF with its fonts embedded, made off the main thread. */
export const renderPaper = async (order: PaperOrder): Promise<Buffer> => {
  const proofs = proofreader(await coverage());
  return print(sheetOf(order, proofs), order.format);
};

/** The characters of a paper that cannot be printed, and where: for a warning before the paper is. */
export const missingOn = async (order: PaperOrder): Promise<readonly Missing[]> => {
  const proofs = proofreader(await coverage());
  return sheetOf(order, proofs).missing;
};

export interface ReportOrder {
  readonly zone: Zone;
  readonly authorityTitle: Words;
  readonly title: Words;
  readonly number: string;
  readonly on: Day;
  readonly rows: readonly PaperRow[];
  readonly language: 'zh' | 'en';
}

/** A report: tables under a heading, on the paper of this house, without seal or signature since it decides nothing. */
export const renderReport = async (order: ReportOrder): Promise<Buffer> => {
  const { zone, language, on } = order;
  const proofs = proofreader(await coverage());
  const reading: Reading = { zone, language, masked: false };
  const rows = order.rows.map((row) => proofed(row, reading, proofs));
  return print(
    {
      language,
      authority: wordsProofed(order.authorityTitle, proofs),
      title: wordsProofed(order.title, proofs),
      number: proofs.proof(order.number, ''),
      on,
      date: dayText(on, { language: 'zh' }),
      rows,
      codes: [],
      signatures: [],
      contact: undefined,
      zone: wordsProofed(zone.title, proofs),
      seal: 'none',
      reprint: false,
      missing: proofs.missing,
    },
    'a4',
  );
};
