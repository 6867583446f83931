import type { Client } from '#store/db.ts';
import { auditedFiles } from '#store/queries/audit.ts';
import type { FileStore } from '../files/store.ts';
import type { Report } from './finding.ts';

/** Reads every recorded file again: is it there, of its size, and still what its name says? */
export const verifyFiles = async (client: Client, files: FileStore, report: Report): Promise<number> => {
  let count = 0;
  for await (const portion of auditedFiles(client))
    for (const { sha256, size } of portion) {
      count += 1;
      const state = await files.verify(sha256);
      if (state === 'missing') report('file', `file ${sha256}`, ['文件不见了', 'The file is missing']);
      else if (state === 'damaged')
        report('file', `file ${sha256}`, ['文件内容已变', 'The content is no longer what the name says']);
      else if (files.size(sha256) !== size)
        report('file', `file ${sha256}`, ['所记大小不符', `The record says ${size} bytes`]);
    }
  return count;
};
