import type { Material, Matter, MatterType, Term } from '#kernel';
import type { PlaceKey } from '../places.ts';

/**
 * One basic item as it is written down here once for three places. `source` is the record of
 * shared/data/catalogue/implementations.json (after the stroke: its sub-item). Legal terms, conditions, materials and
 * bases are transcribed; promised terms, visits, sub-item materials and the basic codes (9…) are illustrative, as the
 * source marks them: hence every matter made from a record has provenance `illustrative`.
 */
export interface ItemRecord {
  readonly source: string;
  readonly basic: string;
  readonly title: string;
  readonly titleEn: string;
  /** The item of the national list, when it is named otherwise there. */
  readonly national?: string;
  /** Short key of the deciding body in each place; `bodyAt` names an authority that stands above a place. */
  readonly body: string;
  readonly bodyAt?: Readonly<Partial<Record<PlaceKey, string>>>;
  readonly department: string;
  readonly type: MatterType;
  readonly serves: Matter['serves'];
  readonly lifeEvent: string;
  readonly statutory?: Term | Readonly<Record<PlaceKey, Term>>;
  /** 青浦, 吴江, 嘉善; `wd(0)` is 即办. */
  readonly promised: readonly [Term, Term, Term];
  readonly legalBasis: Matter['legalBasis'];
  readonly conditions: readonly string[];
  readonly conditionsAt?: Readonly<Record<PlaceKey, readonly string[]>>;
  readonly materials: readonly Material[];
  readonly fee: Matter['fee'];
  readonly result: Matter['result'];
  readonly visits: number;
  readonly modes: Matter['modes'];
  readonly deemed?: 'on-spot';
  readonly commitment?: true;
  readonly safety?: true;
  readonly special?: Matter['special'];
  readonly joint?: Matter['joint'];
}

export const at = (qp: Term, wj: Term, js: Term): Readonly<Record<PlaceKey, Term>> => ({ qp, wj, js });

/** `from`: the source it can be had from by sharing, so that the applicant may not be asked for it (在线政务服务规定 7). */
export interface MaterialMore {
  readonly form?: Material['form'];
  readonly need?: Material['need'];
  readonly source?: Material['source'];
  readonly from?: string;
}

export const m = (concept: string, name: string, { form, need, source, from }: MaterialMore = {}): Material => ({
  concept,
  name,
  form: form ?? 'electronic',
  copies: 1,
  source: source ?? (from ? 'government' : 'applicant'),
  need: need ?? 'necessary',
  ...(from && { obtainableFrom: from }),
});
