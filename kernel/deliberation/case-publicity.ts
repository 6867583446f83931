import { ok, type Result, refuse } from '../outcome/result.ts';
import type { Day } from '../time/types.ts';
import type { Hex } from './frame.ts';
import { decideObjection, type Objection, raiseObjection, withdrawObjection } from './objection.ts';
import type { Publicity, PublicityTerm } from './publicity.ts';

/** Opens a publicity: the places are known, none has posted yet. */
export const openPublicity = (
  id: string,
  subject: Publicity['subject'],
  hash: Hex,
  places: readonly string[],
  rule: PublicityTerm,
): Publicity => ({ kind: 'publicity', id, subject, hash, places: places.map((place) => ({ place, hash })), rule });

/** One place shows it from `day` on. Posting again after a removal starts that place anew. */
export const postAt = (p: Publicity, place: string, hash: Hex, day: Day): Result<Publicity> => {
  const found = p.places.find((x) => x.place === place);
  if (!found) return refuse('publicity-place', [`不在 ${place} 公示`, `This is not to be shown in ${place}`]);
  if (hash !== p.hash)
    return refuse('publicity-text', [`${place} 公示的文本不同`, `${place} would show another text`]);
  if (found.from !== undefined && found.removed === undefined)
    return refuse('publicity-posted', [`${place} 已于 ${found.from} 公示`, `${place} shows it since ${found.from}`]);
  return ok({ ...p, places: p.places.map((x) => (x.place === place ? { place, hash, from: day } : x)) });
};

/** Taken down before its end: the period does not run until the place posts again. */
export const takeDownAt = (p: Publicity, place: string, day: Day): Result<Publicity> => {
  const found = p.places.find((x) => x.place === place);
  if (found?.from === undefined || found.removed !== undefined)
    return refuse('publicity-place', [`${place} 没有在公示`, `${place} does not show it`]);
  return ok({ ...p, places: p.places.map((x) => (x.place === place ? { ...x, removed: day } : x)) });
};

/** All objections of a case, as one fact. */
export interface Objections {
  readonly kind: 'objections';
  readonly list: readonly Objection[];
}

export const noObjections: Objections = { kind: 'objections', list: [] };

export const object = (
  known: Objections | undefined,
  objection: Omit<Objection, 'kind' | 'state' | 'decided' | 'id'>,
  alternativeNeeded: boolean,
  last?: Day,
): Result<Objections> => {
  const list = known?.list ?? [];
  const raised = raiseObjection({ ...objection, id: `O-${list.length + 1}` }, { alternativeNeeded }, last);
  return raised.ok ? ok({ kind: 'objections', list: [...list, raised.value] }) : raised;
};

const change = (
  known: Objections | undefined,
  id: string,
  how: (objection: Objection) => Result<Objection>,
): Result<Objections> => {
  const list = known?.list ?? [];
  const found = list.find((o) => o.id === id);
  if (!found) return refuse('objection-unknown', [`没有异议 ${id}`, `There is no objection ${id}`]);
  const changed = how(found);
  return changed.ok ? ok({ kind: 'objections', list: list.map((o) => (o.id === id ? changed.value : o)) }) : changed;
};

export const settleObjection = (
  known: Objections | undefined,
  id: string,
  decision: Parameters<typeof decideObjection>[1],
): Result<Objections> => change(known, id, (o) => decideObjection(o, decision));

export const takeBackObjection = (
  known: Objections | undefined,
  id: string,
  by: string,
  on: Day,
): Result<Objections> => change(known, id, (o) => withdrawObjection(o, by, on));
