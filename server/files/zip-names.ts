import type { FileHandle } from 'node:fs/promises';

/** Larger directories belong to no document a person uploads. */
const LARGEST_DIRECTORY = 1 << 20;

const END = 0x06054b50;
const ENTRY = 0x02014b50;

const readAt = async (file: FileHandle, position: number, length: number): Promise<Buffer> => {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
};

/**
 * The names in a ZIP's central directory (APPNOTE 4.3.12); nothing is unpacked, so a ZIP bomb costs nothing.
 * `undefined`: no well-formed ZIP without ZIP64.
 */
export const zipNames = async (file: FileHandle, size: number): Promise<readonly string[] | undefined> => {
  const tail = await readAt(file, Math.max(0, size - 65557), Math.min(size, 65557));
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== END) end--;
  if (end < 0) return undefined;
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  if (length > LARGEST_DIRECTORY) return undefined;
  const directory = await readAt(file, tail.readUInt32LE(end + 16), length);
  const names: string[] = [];
  for (let at = 0; names.length < count; ) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY) return undefined;
    const nameLength = directory.readUInt16LE(at + 28);
    names.push(directory.toString('utf8', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return names;
};
