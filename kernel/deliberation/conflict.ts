import type { Words } from '../declare/words.ts';
import type { Day } from '../time/types.ts';

/** A person's tie to an organisation or a project, from a register or a declaration; `to` absent means it still holds. */
export interface Affiliation {
  readonly person: string;
  readonly kind: 'employer' | 'project';
  readonly of: string;
  readonly from: Day;
  readonly to?: Day;
  readonly source: string;
}

/** Kinship as the register that keeps it answered; the kernel never infers kin from names. */
export interface Kinship {
  readonly a: string;
  readonly b: string;
  readonly relation: Words;
  readonly source: string;
}

/** What a member declared, or what the other side alleged and the secretary recorded. */
export interface DeclaredConflict {
  readonly member: string;
  readonly about: string;
  readonly reason: Words;
  readonly by: string;
  readonly on: Day;
}

export type ConflictGround = 'declared' | 'own-matter' | 'same-employer' | 'same-project' | 'kin';

export interface Conflict {
  readonly kind: 'conflict';
  readonly member: string;
  readonly about: string;
  readonly ground: ConflictGround;
  readonly because: Words;
  readonly source: string;
}

/** Since which day a past tie still counts; absent: that ground is not used by this body. Law data. */
export interface ConflictRules {
  readonly employerSince?: Day;
  readonly projectSince?: Day;
  readonly kin: boolean;
}

export interface ConflictFacts {
  readonly affiliations: readonly Affiliation[];
  readonly kin: readonly Kinship[];
  readonly declared: readonly DeclaredConflict[];
}

const touches = (tie: Affiliation, since: Day, until: Day): boolean =>
  tie.from <= until && (tie.to ?? until) >= since;

const shared = (
  member: string,
  about: string,
  kind: Affiliation['kind'],
  since: Day,
  on: Day,
  facts: ConflictFacts,
): readonly Conflict[] => {
  const ties = facts.affiliations.filter((tie) => tie.kind === kind && touches(tie, since, on));
  const theirs = new Map(ties.filter((tie) => tie.person === about).map((tie) => [tie.of, tie]));
  return ties
    .filter((tie) => tie.person === member && theirs.has(tie.of))
    .map((tie) => ({
      kind: 'conflict',
      member,
      about,
      ground: kind === 'employer' ? 'same-employer' : 'same-project',
      because:
        kind === 'employer'
          ? [`与当事人同在 ${tie.of} 任职`, `Works or worked at ${tie.of}, as the party did`]
          : [`与当事人同在项目 ${tie.of}`, `Takes part in ${tie.of}, as the party does`],
      source: `${tie.source}; ${theirs.get(tie.of)?.source ?? ''}`,
    }));
};

/**
 * Every ground on which `member` must step aside in a matter of the parties `about`, on a day. Declared grounds count as
 * they are: a member is never asked to prove that a conflict exists. One tie can give several conflicts; all are shown.
 */
export const conflictsOf = (
  member: string,
  about: readonly string[],
  facts: ConflictFacts,
  rules: ConflictRules,
  on: Day,
): readonly Conflict[] =>
  about.flatMap((party): readonly Conflict[] => {
    const out: Conflict[] = [];
    const add = (ground: ConflictGround, because: Words, source: string): void => {
      out.push({ kind: 'conflict', member, about: party, ground, because, source });
    };
    if (member === party) {
      add('own-matter', ['本人即当事人', 'Is the party'], 'roll');
      return out;
    }
    for (const d of facts.declared) {
      if (d.member === member && d.about === party) add('declared', d.reason, `${d.by} ${d.on}`);
    }
    if (rules.employerSince) out.push(...shared(member, party, 'employer', rules.employerSince, on, facts));
    if (rules.projectSince) out.push(...shared(member, party, 'project', rules.projectSince, on, facts));
    if (rules.kin) {
      for (const k of facts.kin) {
        if ((k.a === member && k.b === party) || (k.b === member && k.a === party)) {
          add('kin', [`与当事人有亲属关系(${k.relation[0]})`, `Is kin of the party (${k.relation[1]})`], k.source);
        }
      }
    }
    return out;
  });
