import { parentPort, workerData } from 'node:worker_threads';
import { stamped } from './stamp.ts';

const { type, bytes, text } = workerData as { type: string; bytes: Uint8Array; text: string };
parentPort?.postMessage(stamped(type, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), text));
