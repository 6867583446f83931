import { ok, type Result, refuse } from '../outcome/result.ts';
import type { DrawState } from './draw.ts';

type Shape = 'text' | 'count' | readonly [Shape] | { readonly [name: string]: Shape };

const TEXT: Shape = 'text';
const CANDIDATE = { id: TEXT, side: TEXT, specialties: [TEXT] } as const;
/** Names that end in `?` may be absent. */
const RECORD: Shape = {
  kind: TEXT,
  algorithm: TEXT,
  order: {
    id: TEXT,
    title: [TEXT],
    body: TEXT,
    candidates: [CANDIDATE],
    excluded: [{ id: TEXT, ground: TEXT }],
    strata: [{ id: TEXT, 'side?': TEXT, 'specialty?': TEXT, seats: 'count', alternates: 'count' }],
    parties: [TEXT],
  },
  listHash: TEXT,
  orderHash: TEXT,
  phase: TEXT,
  commitments: [{ party: TEXT, commitment: TEXT, at: TEXT }],
  reveals: [{ party: TEXT, secret: TEXT, salt: TEXT, at: TEXT }],
  'result?': { seed: TEXT, drawn: [{ stratum: TEXT, seats: [TEXT], alternates: [TEXT] }] },
};

/** JSON pointer of the first place that does not fit, or null. */
const misfit = (value: unknown, shape: Shape, at: string): string | null => {
  if (shape === 'text') return typeof value === 'string' ? null : at;
  if (shape === 'count') return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? null : at;
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return at;
    for (const [i, item] of value.entries()) {
      const bad = misfit(item, shape[0] as Shape, `${at}/${i}`);
      if (bad !== null) return bad;
    }
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return at;
  for (const [name, inner] of Object.entries(shape)) {
    const key = name.replace('?', '');
    const field = (value as Record<string, unknown>)[key];
    if (field === undefined && key !== name) continue;
    const bad = misfit(field, inner as Shape, `${at}/${key}`);
    if (bad !== null) return bad;
  }
  return null;
};

/** A published record from outside, by shape alone; `checkDraw` then says whether it is true. */
export const readDrawRecord = (json: unknown): Result<DrawState> => {
  const field = misfit(json, RECORD, '');
  if (field === null && (json as { kind: string }).kind === 'draw') return ok(json as DrawState);
  return refuse(
    'draw-record-shape',
    ['不是抽取记录,或格式不符', 'This is not the record of a draw, or a part of it is malformed'],
    { field: field ?? '/kind' },
  );
};
