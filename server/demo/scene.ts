import {
  type Day,
  type Demo,
  type DemoCase,
  type DemoScene,
  demoMatter,
  demoOpening,
  type Matter,
  type Zone,
} from '#kernel';
import type { Program } from '../load.ts';
import { partiesOf } from './parties.ts';

export interface Scene extends DemoScene {
  readonly plan: DemoCase;
  /** The applicant's account, where there is one. */
  readonly login: string | undefined;
}

/** Matters a case of this zone can be about. */
export const mattersOf = (zone: Zone): readonly Matter[] => [
  ...zone.matters(),
  ...(zone.further?.() ?? []),
  ...(zone.internalMatters ?? []),
];

/** Sets every plan in its zone: matter, places, applicant, number. A plan that does not fit is left out and said. */
export const scenesOf = (
  program: Program,
  demos: readonly Demo[],
  days: readonly Day[],
  problems: string[],
): readonly Scene[] => {
  const matters = mattersOf(program.zone);
  const parties = partiesOf(program.zone);
  const scenes: Scene[] = [];
  let n = 0;
  for (const { mechanism, cases } of demos) {
    const numbers = new Map<string, string>();
    const caseOf = (key: string): string => {
      const found = numbers.get(key);
      if (!found) throw new Error(`no case of ${mechanism} is called "${key}"`);
      return found;
    };
    for (const plan of cases) {
      const matter = demoMatter(matters, mechanism, plan);
      const opening = matter && demoOpening(program.zone, mechanism, matter, plan);
      if (!opening) {
        problems.push(`${mechanism}: ${plan.key}: the zone has no such matter or place`);
        continue;
      }
      // A running number far above those of real cases of that day: the same plan has the same number after an interruption.
      const id = `${opening.receiving.jurisdiction}${days[plan.lines[0]?.[0] ?? 1]?.replaceAll('-', '')}${900_000 + n}`;
      const kind = matter.serves === 'organisations' ? 'organisation' : 'person';
      const { party, login } = parties.find(kind, opening.receiving.node, n, plan.applicant, plan.agent ?? false);
      numbers.set(plan.key, id);
      scenes.push({ id, plan, matter, opening, applicant: party, login, caseOf });
      n += 1;
    }
  }
  return scenes;
};
