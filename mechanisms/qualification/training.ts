import { addDays, type Day, type EntryRead, evidenceIn, type Facts } from '#kernel';
import { marksIn, minus, needsTraining } from './reckoning.ts';
import type { Case } from './vocabulary.ts';

/** What of somebody's recognised hours counts: proven in this time, for these specialties; `named`: only hours that name one of them. */
export interface Wanted {
  readonly from: Day;
  readonly to: Day;
  readonly specialties: readonly string[];
  readonly named: boolean;
}

export interface Trained {
  readonly required: number;
  readonly optional: number;
}

/** 必修 and 选修 hours among the entries of a register of hours. What was revoked at its source is closed there and counts no more. */
export const trainedIn = (entries: readonly EntryRead[], { from, to, specialties, named }: Wanted): Trained => {
  const fit = entries.filter(({ closed, validFrom, values: { specialty } }) => {
    const covers = specialty === undefined ? !named : specialties.includes(specialty as string);
    return !closed && from <= validFrom && validFrom <= to && covers;
  });
  const sum = (part: string): number =>
    fit.reduce((all, { values }) => (values.part === part ? all + (values.hours as number) : all), 0);
  return { required: sum('required'), optional: sum('optional') };
};

/** First registration within the term after the certificate needs no training; 重新注册 needs it however young the certificate is. */
export const trainingFree = ({ facts, law, day, step }: Case): boolean => {
  const within = law('firstWithin')?.value;
  if (step !== 'register' || facts.registrationKind === 'again' || !within) return false;
  return facts.issuedOn !== undefined && !needsTraining(facts.issuedOn, day, within);
};

/** The term whose hours count: the one that runs, or before a registration as long a time until today. */
export const wantedOf = ({ facts, before, law, day, step }: Case): Wanted | undefined => {
  const term = law('registrationTerm')?.value;
  if (!term) return undefined;
  const held = (before?.facts.specialties ?? []) as readonly string[];
  const now: readonly string[] = facts.specialties ?? [];
  const ends = before?.facts.registeredTo as Day | undefined;
  return {
    from: step === 'register' || !ends ? minus(day, term) : addDays(minus(ends, term), 1),
    to: day,
    // A further specialty needs hours of its own (每个专业).
    specialties: step === 'addSpecialty' ? now.filter((one) => !held.includes(one)) : now,
    named: step === 'addSpecialty',
  };
};

/** Hours of this node's register; those of the place that is asked itself come with its answer. */
const hoursHere = ({ reads, facts: { hoursAt } }: Case): readonly EntryRead[] =>
  ((reads.hours ?? []) as readonly EntryRead[]).filter(
    ({ values }) => hoursAt === undefined || values.place !== hoursAt,
  );

const proven = ({ facts: { training, trainingProof } }: Case, { from, to }: Wanted): Trained => {
  const on = training?.completedOn;
  const counts = trainingProof !== undefined && on !== undefined && from <= on && on <= to;
  return {
    required: counts ? (training?.required ?? 0) : 0,
    optional: counts ? (training?.optional ?? 0) : 0,
  };
};

/** All that counts towards the training of the term: registers first, then what a proof shows that no register can answer for. */
export const trainingOf = (seen: Case) => {
  const wanted = wantedOf(seen);
  if (!wanted || trainingFree(seen)) return undefined;
  const there = (evidenceIn(seen.reads, 'hoursThere').values ?? {}) as Facts as Partial<Trained>;
  const [here, shown] = [trainedIn(hoursHere(seen), wanted), proven(seen, wanted)];
  return {
    from: wanted.from,
    to: wanted.to,
    required: here.required + (there.required ?? 0) + shown.required,
    optional: here.optional + (there.optional ?? 0) + shown.optional,
    byProof: shown.required + shown.optional,
  };
};

/** Places that have published hours of this person and were not asked: by name of the place, for the refusal that helps. */
export const hoursElsewhere = (seen: Case): readonly string[] => {
  const known = new Set([seen.facts.hoursAt, ...hoursHere(seen).map(({ values }) => values.place)]);
  const told = marksIn(seen.reads.hourMarks, seen.day).map(({ values }) => values.place as string);
  return [...new Set(told)].filter((place) => !known.has(place)).map((place) => seen.places[place]?.[0] ?? place);
};
