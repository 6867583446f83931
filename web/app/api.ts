import type { FileRef, Problem, Words } from './types.ts';
import { unique } from './unique.ts';

export type Query = Readonly<Record<string, string | number | undefined>>;

/** The token that goes with each node's session; set whenever the session is read. */
const csrf = new Map<string, string>();
export const rememberCsrf = (node: string, token: string | undefined): void => {
  if (token) csrf.set(node, token);
  else csrf.delete(node);
};

export const search = (query: Query = {}): string => {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return pairs.length ? `?${new URLSearchParams(pairs.map(([k, v]) => [k, String(v)]))}` : '';
};

export const address = (node: string | undefined, path: string, query?: Query): string =>
  `${node ? `/${node}` : ''}/api/${path}${search(query)}`;

const offline: Words = [
  '连接不到服务器,请检查网络后重试;已填内容仍在',
  'The server cannot be reached. Try again: what you filled in is kept',
];
const unclear: Words = ['服务器未能完成此操作', 'The server could not do this'];

export const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && (value as Problem).kind === 'problem';

const problemOf = async (answer: Response): Promise<Problem> => {
  const body = (await answer.json().catch(() => ({}))) as Partial<Problem> & { title?: string; detail?: string };
  const plain = body.detail ?? body.title;
  return {
    ...body,
    kind: 'problem',
    status: answer.status,
    code: body.code ?? String(answer.status),
    says: body.says ?? (plain ? [plain, plain] : unclear),
  };
};

const send = async (url: string, init?: RequestInit): Promise<Response> => {
  let answer: Response;
  try {
    answer = await fetch(url, { credentials: 'same-origin', ...init });
  } catch (cause) {
    if ((cause as Error).name === 'AbortError') throw cause;
    throw { kind: 'problem', status: 0, code: 'offline', says: offline } satisfies Problem;
  }
  if (!answer.ok) throw await problemOf(answer);
  return answer;
};

/** Reads JSON; a refusal is thrown as a `Problem`, which React Query hands to the screen. */
export const get = async <T>(
  node: string | undefined,
  path: string,
  query?: Query,
  signal?: AbortSignal,
): Promise<T> =>
  (await send(address(node, path, query), { signal, headers: { accept: 'application/json' } })).json() as Promise<T>;

export interface Written<T> {
  readonly status: number;
  readonly body: T;
}

/** Every write carries the session's token and a key: the same key sent twice counts once. */
export const write = async <T>(
  node: string | undefined,
  method: 'POST' | 'DELETE',
  path: string,
  body?: unknown,
  key: string = unique(),
): Promise<Written<T>> => {
  const headers: Record<string, string> = { 'idempotency-key': key, accept: 'application/json' };
  const token = node && csrf.get(node);
  if (token) headers['x-csrf'] = token;
  if (body !== undefined) headers['content-type'] = 'application/json';
  const answer = await send(address(node, path), {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text ? JSON.parse(text) : undefined) as T };
};

/** A file to any route that takes one. */
export const sendFile = async <T>(node: string, path: string, file: File, query?: Query): Promise<T> => {
  const form = new FormData();
  form.append('file', file);
  const headers: Record<string, string> = { 'idempotency-key': unique() };
  const token = csrf.get(node);
  if (token) headers['x-csrf'] = token;
  return (await send(address(node, path, query), { method: 'POST', headers, body: form })).json() as Promise<T>;
};

export const upload = (node: string, file: File): Promise<FileRef> => sendFile(node, 'files', file);
