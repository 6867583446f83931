import type { EntryRead, Read, Seen } from '../declare/mechanism.ts';
import {
  answerEvidence,
  type EvidenceRead,
  evidenceOf,
  type PublishedRead,
  publishedRead,
} from '../evidence/index.ts';
import { noHistory, readOf, subjectsOf } from '../register/index.ts';
import type { Stage } from './stage.ts';
import type { StoryEvidence } from './story.ts';

const toldFor = (stage: Stage, name: string, day: string): StoryEvidence | undefined =>
  [stage.example.evidence?.[name] ?? []].flat().findLast(({ from }) => from === undefined || from <= day);

const entriesAbout = (stage: Stage, register: string, key?: string, subject?: string): readonly EntryRead[] => {
  const spec = stage.mechanism.registers?.[register];
  return [...stage.registers.values()]
    .filter((history) => history.register === register)
    .flatMap((history) => readOf(history) ?? readOf(noHistory(register, history.key)) ?? [])
    .filter(
      (entry) =>
        (key === undefined || entry.key === key) &&
        (subject === undefined || subjectsOf(spec, entry.key, entry.values).includes(subject)),
    );
};

/** Live evidence out of the story's own registers, by the same function that the keeper uses. */
const answeredHere = (stage: Stage, name: string, seen: Seen): EvidenceRead => {
  const spec = evidenceOf(stage.mechanism, name);
  const about = spec?.of(seen);
  if (!spec || !about) return { evidence: name, standing: 'unasked' };
  if (spec.when === 'ahead') return { evidence: name, standing: 'unasked' };
  const answered = answerEvidence(
    stage.mechanism.registers?.[spec.register],
    {
      id: `${seen.state.id}-${name}`,
      case: seen.state.id,
      mechanism: stage.mechanism.id,
      evidence: name,
      asker: { node: seen.state.deciding.node, authority: seen.state.deciding.authority },
      keeper: about.place,
      register: spec.register,
      question: spec.question,
      about,
      ground: spec.ground,
      purpose: spec.purpose,
      fields: [],
      ...(spec.consented?.(seen) && about.subject && { consent: { by: about.subject, at: seen.at, how: 'case' } }),
      askedAt: seen.at,
      expires: seen.day,
      live: true,
    },
    entriesAbout(stage, spec.register, about.key, about.subject),
    { day: seen.day, at: seen.at, answered: new Set() },
  );
  return answered.ok
    ? { evidence: name, standing: 'usable', values: answered.value.answer.values, answer: answered.value.answer }
    : { evidence: name, standing: 'refused', says: answered.says };
};

export const evidenceTold = (stage: Stage, name: string, seen: Seen): EvidenceRead => {
  const told = toldFor(stage, name, seen.day);
  if (!told) return answeredHere(stage, name, seen);
  const standing = told.standing ?? 'usable';
  if (standing !== 'usable') return { evidence: name, standing };
  const spec = evidenceOf(stage.mechanism, name);
  const values = told.values ?? {};
  const answer = {
    request: `${seen.state.id}-${name}`,
    keeper: 'elsewhere',
    register: spec?.register ?? '',
    question: spec?.question ?? '',
    asOf: seen.at,
    values,
    entries: [],
  };
  return { evidence: name, standing, values, answer };
};

export const publishedTold = (
  stage: Stage,
  { register, key, subject }: Extract<Read, { kind: 'published' }>,
): PublishedRead => {
  const spec = stage.mechanism.registers?.[register];
  const own = entriesAbout(stage, register, key, subject).map((entry) => ({
    source: 'here',
    key: entry.key,
    version: entry.version,
    values: entry.values,
    validFrom: entry.validFrom,
    validTo: entry.validTo,
    closed: entry.closed ?? false,
    recordedAt: `${entry.validFrom}T00:00:00.000Z`,
  }));
  const told = (stage.example.published?.[register] ?? []).filter(
    (entry) =>
      (key === undefined || entry.key === key) &&
      (subject === undefined || subjectsOf(spec, entry.key, entry.values).includes(subject)),
  );
  return publishedRead(register, spec, [...own, ...told], {}, '', (at) => at.slice(0, 10));
};
