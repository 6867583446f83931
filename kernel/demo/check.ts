import type { Opening } from '../case/case.ts';
import { stepsOf } from '../declare/check.ts';
import type { Matter } from '../declare/matter.ts';
import type { AnyMechanism } from '../declare/mechanism.ts';
import type { Zone } from '../declare/zone.ts';
import type { Day } from '../time/types.ts';
import { type Demo, type DemoCase, type DemoLine, demoDays } from './demo.ts';
import { demoHolder, demoMatter, demoOpening, demoReceiving } from './scene.ts';

type Report = (says: string) => void;

const checkWho = (
  mechanism: AnyMechanism,
  zone: Zone,
  opening: Opening,
  [, who, step, , more]: DemoLine,
  day: Day,
  report: Report,
): void => {
  const by = stepsOf(mechanism).find(([name]) => name === step)?.[1].by;
  const spec = mechanism.actors[who];
  if (!spec) {
    if (!zone.people.some(({ login }) => login === who))
      report(`"${who}" is neither an actor of the mechanism nor somebody's login`);
    return;
  }
  if (by && ![by].flat().includes(who)) report(`${step} is not taken by ${who}, but by ${[by].flat().join(', ')}`);
  if (spec.kind === 'system') report(`${who} acts by itself and needs no line`);
  // A part is decided elsewhere than the case itself: where, is known when it is played.
  if (spec.kind === 'office' && !more?.part && !demoHolder(zone, spec, opening, day))
    report(
      `nobody in the zone is ${spec.role} for ${opening[spec.at === 'deciding' ? 'deciding' : 'receiving'].authority}`,
    );
};

const checkLine = (mechanism: AnyMechanism, line: DemoLine, report: Report): void => {
  const [ago, , step, facts, more] = line;
  if (!Number.isInteger(ago) || ago < 1 || ago > demoDays)
    report(`${ago} is no number of working days from 1 to ${demoDays}`);
  if (!Object.hasOwn(mechanism.steps, step)) report(`there is no step "${step}"`);
  if (more?.note === '') report('the note is empty');
  if (facts && typeof facts !== 'function')
    for (const name of Object.keys(facts))
      if (!Object.hasOwn(mechanism.facts, name)) report(`there is no fact "${name}"`);
};

const checkCase = (
  mechanism: AnyMechanism,
  zone: Zone,
  matters: readonly Matter[],
  one: DemoCase,
  day: Day,
  report: Report,
): void => {
  if (!demoReceiving(zone, one.from)) report(`"${one.from}" is neither a window nor an authority`);
  if (one.applicant && one.applicant !== 'anyone' && !zone.people.some(({ login }) => login === one.applicant))
    report(`nobody has the login "${one.applicant}"`);
  const matter = demoMatter(matters, mechanism.id, one);
  if (!matter) report(`no matter of "${one.to}" fits`);
  const opening = matter && demoOpening(zone, mechanism.id, matter, one);
  if (one.lines.length === 0) report('it has no line');
  for (const [n, line] of one.lines.entries()) {
    const says: Report = (text) => report(`line ${n + 1} (${line[2]}): ${text}`);
    checkLine(mechanism, line, says);
    if (n > 0 && line[0] > (one.lines[n - 1] as DemoLine)[0]) says('is earlier than the line before');
    if (opening) checkWho(mechanism, zone, opening, line, day, says);
  }
};

/** Every mistake of a demonstration that can be found without playing it, one sentence each. `day`: on which posts are looked up. */
export const checkDemo = (
  mechanism: AnyMechanism | undefined,
  zone: Zone,
  matters: readonly Matter[],
  { mechanism: id, cases }: Demo,
  day: Day,
): readonly string[] => {
  if (!mechanism) return [`${id}: the zone ${zone.id} runs no such mechanism`];
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const one of cases) {
    const report: Report = (says) => void problems.push(`${id}: ${one.key}: ${says}`);
    if (seen.has(one.key)) report('the key is not unique');
    seen.add(one.key);
    checkCase(mechanism, zone, matters, one, day, report);
  }
  return problems;
};
