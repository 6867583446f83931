import type { FileRef } from '#kernel';
import type { TestPerson, TestZone } from './zone.ts';

/** A whole PDF of one page; `mark` makes it another. */
export const onePage = (mark = ''): string => {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 200]>>',
    '<</Type/Page/Parent 2 0 R/Contents 4 0 R>>',
    `<</Length 22>>stream\n0 0 m 300 200 l S % own\nendstream`,
  ];
  const offsets: number[] = [];
  let text = `%PDF-1.4\n${mark && `% ${mark}\n`}`;
  for (const [n, body] of objects.entries()) {
    offsets.push(text.length);
    text += `${n + 1} 0 obj\n${body}\nendobj\n`;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return `${text}xref\n0 5\n0000000000 65535 f \n${rows}trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
};

export interface Sent {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer | string;
}

/** A file to a route that takes one, as a browser sends it. */
export const sendFile = (
  zone: Pick<TestZone, 'app'>,
  who: Pick<TestPerson, 'cookie' | 'csrf'>,
  url: string,
  { name, type, bytes }: Sent,
) => {
  const edge = 'tongban-test-edge';
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(`\r\n--${edge}--\r\n`)]);
  const headers = {
    cookie: who.cookie,
    'x-csrf': who.csrf,
    'idempotency-key': crypto.randomUUID(),
    'content-type': `multipart/form-data; boundary=${edge}`,
  };
  return zone.app.inject({ method: 'POST', url, headers, payload });
};

/** Stores it at a node as a person would, and says how facts name it. Equal marks are equal texts. */
export const upload = async (
  zone: Pick<TestZone, 'app'>,
  who: TestPerson,
  node: string,
  mark = '',
): Promise<FileRef> => {
  const file = { name: '申请表.pdf', type: 'application/pdf', bytes: onePage(mark) };
  const answer = await sendFile(zone, who, `/${node}/api/files`, file);
  if (answer.statusCode !== 201) throw new Error(`the file was not taken: ${answer.body}`);
  return answer.json() as FileRef;
};
