import type { Effect } from '#kernel';
import { marksIn, SIGNS } from '../reckoning.ts';
import { trainingOf } from '../training.ts';
import type { Case, CaseStep } from '../vocabulary.ts';
import { postEnded } from './ending.ts';
import { certify, entryOf, hoursRead, nextProof } from './registration.ts';

type Sign = readonly ['elsewhere' | 'employers' | 'insured', string];

/**
 * 挂证线索: one person in two places, with two employers, or insured by somebody else. Each is something to ask about and nothing more:
 * no rule reads it, and no step is refused for it.
 */
const signsOf = ({
  reads,
  day,
  state,
  places,
  facts: { certificate, employer, insuredWith },
}: Case): readonly Sign[] => {
  const placeOf = (code: unknown): string => places[String(code)]?.[0] ?? String(code);
  const others = marksIn(reads.practice, day).filter(
    ({ values }) => values.place !== state.deciding.jurisdiction || values.certificate !== certificate,
  );
  const elsewhere = others.map(
    ({ values }): Sign => ['elsewhere', `同时在${placeOf(values.place)}注册，证书${values.certificate}`],
  );
  const employers = others
    .filter(({ values }) => values.employer !== employer?.key)
    .map(({ values }): Sign => ['employers', `在${placeOf(values.place)}的聘用单位为${values.employer}`]);
  const insured: readonly Sign[] =
    insuredWith && insuredWith.key !== employer?.key ? [['insured', `社保由${insuredWith.name}缴纳`]] : [];
  return [...elsewhere, ...employers, ...insured];
};

/** Written in groups: a number without breaks is taken for somebody's and masked in lists. */
const signNumber = ({ state: { id, taken } }: Case, n: number): string =>
  ['XS', ...(id.match(/\d{1,6}/g) ?? [id]), (taken.checkSigns ?? 0) + 1, n].join('-');

const listed = (seen: Case): readonly Effect[] =>
  signsOf(seen).map(([kind, detail], n) => ({
    kind: 'register.enter',
    register: SIGNS,
    key: signNumber(seen, n + 1),
    values: { holder: seen.facts.applicant, kind, detail },
    from: seen.day,
  }));

/** After the registration: another specialty, and looking for signs that the certificate is only lent. */
export const practice = {
  sourceRevoked: {
    title: ['资格在来源地被撤销', 'The certificate was revoked at its source'],
    help: ['原决定仍留在记录中，其效力自此终止', 'What was decided stays on record and holds no longer'],
    by: 'node',
    from: ['recognised', 'registered', 'committing'],
    to: {
      oneOf: ['recognitionEnded', 'registrationEnded'],
      pick: ({ before }) => (before?.state === 'recognised' ? 'recognitionEnded' : 'registrationEnded'),
    },
    reads: ['ownPost'],
    sets: ({ day }) => ({ endedOn: day }),
    then: (seen) => postEnded(seen, '资格证书被撤销'),
  },
  addSpecialty: {
    title: ['增项注册', 'Add a specialty'],
    help: [
      '来源地证书须含新增专业；有效期不变',
      'The certificate at its source must cover it; the term stays as it is',
    ],
    by: 'officer',
    from: 'registered',
    to: 'registered',
    asks: ['specialties', 'hoursAt?', 'training?', 'trainingProof?'],
    reads: ['certificateNow', 'revocations', ...hoursRead],
    sets: (seen) => ({ proof: nextProof(seen), trainingCounted: trainingOf(seen) }),
    requires: ['addsSpecialty', 'standsNow', 'trainingProven', 'trainingMet'],
    then: (seen) => [entryOf(seen), ...certify(seen)],
  },
  checkSigns: {
    title: ['核对挂证线索', 'Look for signs of a lent certificate'],
    help: [
      '对照三地在册注册和社保；结果列入线索清单，由人员核实，不作为处理依据',
      'Compared with what all places publish and with the insurance; listed for people to look into, never a ground by itself',
    ],
    by: 'officer',
    from: 'registered',
    to: 'registered',
    asks: ['insuredWith?'],
    reads: ['practice'],
    sets: (seen) => ({ signs: signsOf(seen).map(([, detail]) => detail) }),
    then: listed,
  },
  clearSign: {
    title: ['线索核实销号', 'Close a sign that was looked into'],
    by: 'officer',
    from: 'registered',
    to: 'registered',
    asks: ['sign'],
    noteRequired: true,
    then: ({ facts, day, note }) => [
      { kind: 'register.close', register: SIGNS, key: facts.sign as string, on: day, reason: note as string },
    ],
  },
} as const satisfies Record<string, CaseStep>;
