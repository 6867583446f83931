import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { zipNames } from './zip-names.ts';

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** What people may hand in, and the endings each may carry; the first is given to a file that has none. */
export const ACCEPTED: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/webp': ['webp'],
  'image/tiff': ['tif', 'tiff'],
  /** OFD 版式文档 (GB/T 33190-2016): a ZIP with OFD.xml at its root. */
  'application/ofd': ['ofd'],
  [`${OFFICE}.wordprocessingml.document`]: ['docx'],
  [`${OFFICE}.spreadsheetml.sheet`]: ['xlsx'],
  'text/plain': ['txt'],
  'text/csv': ['csv'],
};

const PACKED: Readonly<Record<string, string>> = {
  'OFD.xml': 'application/ofd',
  'word/document.xml': `${OFFICE}.wordprocessingml.document`,
  'xl/workbook.xml': `${OFFICE}.spreadsheetml.sheet`,
};

/** By what is inside, not by the announced type. Programs inside an office file (macros, embedded objects) refuse it. */
const packedType = async (path: string): Promise<string> => {
  const file = await open(path);
  try {
    const names = (await zipNames(file, (await file.stat()).size)) ?? [];
    if (
      names.some(
        (name) => /(?:vbaProject\.bin|\.(?:exe|dll|js|vbs|jar|class))$/i.test(name) || /\/activeX\//i.test(name),
      )
    )
      return 'application/zip';
    return Object.entries(PACKED).find(([name]) => names.includes(name))?.[1] ?? 'application/zip';
  } finally {
    await file.close();
  }
};

const isZip = (mime: string): boolean =>
  mime === 'application/zip' || mime.startsWith(OFFICE) || mime.includes('ofd');

/**
 * The type of a stored file by its content. `plain`: the whole file is text (`text-probe.ts`); only then does the claimed
 * ending choose between text and table. Anything without a known magic number is `application/octet-stream`.
 */
export const sniff = async (path: string, plain: boolean, ending: string | undefined): Promise<string> => {
  // file-type throws on files that begin well and break off; such a file is of no known type.
  const found = await fileTypeFromFile(path).catch(() => undefined);
  if (found && isZip(found.mime)) return packedType(path);
  if (found) return found.mime;
  if (!plain) return 'application/octet-stream';
  return ending === 'csv' ? 'text/csv' : 'text/plain';
};
