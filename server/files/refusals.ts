import { type Refusal, refuse } from '#kernel';

const field = '/file';
const mebibytes = (bytes: number): string => `${Math.round((bytes / 1024 / 1024) * 10) / 10} MiB`;

export const tooLarge = (limit: number): Refusal =>
  refuse('file-too-large', [`文件超过 ${mebibytes(limit)}`, `The file is larger than ${mebibytes(limit)}`], {
    field,
    remedy: ['请压缩或分成几个文件上传', 'Compress it, or upload it in parts'],
    detail: { limit },
  });

export const isEmpty = (): Refusal => refuse('file-empty', ['文件是空的', 'The file is empty'], { field });

export const brokenOff = (): Refusal =>
  refuse('file-incomplete', ['文件没有传完', 'The file did not arrive whole'], {
    field,
    remedy: ['请重新上传', 'Please upload it again'],
  });

export const notThatContent = (expected: string, found: string): Refusal =>
  refuse('file-hash-differs', ['文件内容与其摘要不符', 'The content does not match its digest'], {
    field,
    detail: { expected, found },
  });

export const typeRefused = (found: string): Refusal =>
  refuse('file-type-refused', [`不接收这种文件（${found}）`, `Files of this type are not accepted (${found})`], {
    field,
    remedy: [
      '请上传 PDF、OFD、PNG、JPEG、WEBP、TIFF、DOCX、XLSX，或者 UTF-8 编码的 TXT、CSV',
      'Upload PDF, OFD, PNG, JPEG, WEBP, TIFF, DOCX, XLSX, or TXT or CSV in UTF-8',
    ],
    detail: { found },
  });

export const endingRefused = (ending: string, found: string): Refusal =>
  refuse(
    'file-type-refused',
    [`文件名以 .${ending} 结尾，内容却是 ${found}`, `The name ends in .${ending} but the content is ${found}`],
    {
      field,
      remedy: ['请用正确的扩展名重新上传', 'Upload it again under the right name'],
      detail: { ending, found },
    },
  );
