import type { EntryRead } from '../declare/mechanism.ts';
import type { Words } from '../declare/words.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import type { Day } from '../time/types.ts';

/** What something issued elsewhere counts for here: as if issued here, once filed, or with something to make up. */
export type RecognitionEffect = 'equal' | 'filing' | 'supplement';

/**
 * A dated rule 互认: what `from` issued of a kind counts in `to`. Rows stand in law tables, so each version has its source;
 * a row is withdrawn by ending it, which undoes nothing that was done under it.
 */
export interface Recognition {
  readonly id: string;
  readonly of: string;
  /** Issuing and using jurisdiction; `*` for any. */
  readonly from: string;
  readonly to: string;
  readonly effect: RecognitionEffect;
  readonly since: Day;
  readonly until?: Day;
  /** Only what was issued in this time. */
  readonly issued?: { readonly from?: Day; readonly to?: Day };
  /** Quantities (学时) count at this exact ratio. */
  readonly factor?: { readonly n: number; readonly d: number };
  /** Most that counts per activity, after the ratio. */
  readonly cap?: number;
}

export interface Use {
  readonly of: string;
  readonly issuedIn: string;
  readonly usedIn: string;
  readonly issuedOn: Day;
  readonly day: Day;
}

export interface Recognised {
  readonly rule: Recognition | 'own';
  readonly effect: RecognitionEffect;
  readonly because: Words;
}

const fits = (row: Recognition, { of, issuedIn, usedIn }: Use): boolean =>
  row.of === of && (row.from === '*' || row.from === issuedIn) && (row.to === '*' || row.to === usedIn);

const inForce = ({ since, until }: Recognition, day: Day): boolean =>
  since <= day && (until === undefined || day <= until);

const covers = ({ issued }: Recognition, on: Day): boolean =>
  !(issued?.from && on < issued.from) && !(issued?.to && issued.to < on);

/**
 * Whether what was issued there counts here today, and by which rule. What one's own jurisdiction issued needs none. The
 * refusals explain: `not-recognised`, `recognition-not-yet`, `recognition-withdrawn`, `recognition-issue-date`.
 */
export const recognise = (rows: readonly Recognition[], use: Use): Result<Recognised> => {
  if (use.issuedIn === use.usedIn) return ok({ rule: 'own', effect: 'equal', because: ['本地颁发', 'Issued here'] });
  const about = rows.filter((row) => fits(row, use));
  const now = about.filter((row) => inForce(row, use.day));
  const rule = now.findLast((row) => covers(row, use.issuedOn));
  if (rule)
    return ok({
      rule,
      effect: rule.effect,
      because: [`互认规则 ${rule.id}（自 ${rule.since}）`, `Rule ${rule.id}, since ${rule.since}`],
    });
  if (now.length)
    return refuse('recognition-issue-date', ['颁发日期不在互认范围内', 'Issued at a time the rule does not cover']);
  const ended = about.findLast(({ since }) => since <= use.day);
  if (ended)
    return refuse('recognition-withdrawn', [
      `互认规则 ${ended.id} 已于 ${ended.until} 终止`,
      `Rule ${ended.id} ended on ${ended.until}`,
    ]);
  const coming = about[0];
  return coming
    ? refuse('recognition-not-yet', [`互认自 ${coming.since} 起施行`, `Recognised from ${coming.since} on`])
    : refuse('not-recognised', ['没有互认规则', 'No rule recognises it here']);
};

/** How a rule stands on a day, for whoever reads the table. */
export const recognitionOn = (row: Recognition, day: Day): 'coming' | 'inForce' | 'withdrawn' =>
  inForce(row, day) ? 'inForce' : row.since > day ? 'coming' : 'withdrawn';

/** Rests on the source's own entry as it stands, never on a copy: closed, ended or revoked there is without effect here. */
export const standsAtSource = (entry: EntryRead | undefined, day: Day): Result<EntryRead> => {
  if (!entry || entry.version === 0)
    return refuse('source-unknown', ['来源地登记簿没有这一记录', 'The source has no such entry']);
  if (entry.closed) return refuse('source-revoked', ['来源地已撤销或注销', 'Revoked or cancelled at the source']);
  return entry.validFrom <= day && (entry.validTo === null || day <= entry.validTo)
    ? ok(entry)
    : refuse('source-ended', ['来源地记录不在有效期内', 'Not in force at the source']);
};

/** Exact: quantity × ratio of the rule, cut off to whole units, at most its cap. */
export const counted = ({ rule }: Recognised, quantity: number): number => {
  if (rule === 'own') return quantity;
  const { n, d } = rule.factor ?? { n: 1, d: 1 };
  return Math.min(Math.floor((quantity * n) / d), rule.cap ?? Number.MAX_SAFE_INTEGER);
};
