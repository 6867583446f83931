import type { FileRef } from '#kernel';
import type { TestPerson, TestZone } from './zone.ts';

/** A small file every check takes for what it says it is. */
const pdf = (mark: string) =>
  `%PDF-1.4\n${mark && `% ${mark}\n`}1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`;

/** Stores it at a node as a person would, and says how facts name it. Equal marks are equal texts. */
export const upload = async (
  zone: Pick<TestZone, 'app'>,
  who: TestPerson,
  node: string,
  mark = '',
): Promise<FileRef> => {
  const edge = 'tongban-test-edge';
  const payload = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="申请表.pdf"\r\ncontent-type: application/pdf\r\n\r\n${pdf(mark)}\r\n--${edge}--\r\n`;
  const headers = {
    cookie: who.cookie,
    'x-csrf': who.csrf,
    'idempotency-key': crypto.randomUUID(),
    'content-type': `multipart/form-data; boundary=${edge}`,
  };
  const answer = await zone.app.inject({ method: 'POST', url: `/${node}/api/files`, headers, payload });
  if (answer.statusCode !== 201) throw new Error(`the file was not taken: ${answer.body}`);
  return answer.json() as FileRef;
};
