import { nameAt } from '../names.ts';
import { places } from '../places.ts';
import { syntheticUscc } from '../synthetic-code.ts';

/** Experts per place in the demonstration's pool. */
const perPlace = 5;

/** Employers of the invented experts: a research institute, a works and a design office in each place. */
const employerOf = (code: string, n: number): string => syntheticUscc('91', code, 700 + (n % 3));

/** The demonstration's pool, by place: numbers, invented names, invented employers. Nobody here exists. */
export const experts = places.flatMap(({ key, code, node }, p) =>
  Array.from({ length: perPlace }, (_, n) => ({
    id: `${key.toUpperCase()}-EXP-${String(n + 1).padStart(2, '0')}`,
    login: `${key}-expert-${n + 1}`,
    name: nameAt(400 + p * perPlace + n),
    node,
    place: code,
    authority: `${key}-hrss`,
    employer: employerOf(code, n),
  })),
);
