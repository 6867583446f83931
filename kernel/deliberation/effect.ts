import type { Words } from '../declare/words.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import type { Calendar, Day } from '../time/types.ts';
import { latest } from './latest.ts';
import { type Objection, openObjections, upheldObjections } from './objection.ts';
import { type Publicity, publicityOn } from './publicity.ts';
import { type JointText, signingState } from './signing.ts';

export interface EffectConditions {
  /** The person on the list or the hash of the text. */
  readonly subject: string;
  readonly decidedOn?: Day;
  readonly publicity?: Publicity;
  readonly objections: readonly Objection[];
  readonly signing?: JointText;
}

/**
 * Whether a result may take effect on a day, and from when: after the last day of its publicity, with every signature on one text, no
 * objection open and none upheld. The refusal lists everything that is missing, not only the first.
 */
export const mayTakeEffect = (
  c: EffectConditions,
  calendars: Readonly<Record<string, Calendar>>,
  day: Day,
): Result<{ readonly since: Day }> => {
  const lacking: Words[] = [];
  const days: Day[] = c.decidedOn ? [c.decidedOn] : [];
  if (c.publicity) {
    const state = publicityOn(c.publicity, calendars, day);
    if (!state.ok) return state;
    if (state.value.state !== 'ended') lacking.push(state.value.says);
    else days.push(state.value.last as Day);
  }
  for (const o of openObjections(c.objections, c.subject))
    lacking.push([`异议 ${o.id} 待处理`, `Objection ${o.id} is open`]);
  for (const o of upheldObjections(c.objections, c.subject))
    lacking.push([`异议 ${o.id} 成立`, `Objection ${o.id} was upheld`]);
  for (const o of c.objections) if (o.about === c.subject && o.decided) days.push(o.decided.on);
  if (c.signing) {
    const state = signingState(c.signing);
    if (state.state === 'signed') days.push(state.on);
    else lacking.push(state.says);
  }
  const since = latest(days) ?? '';
  if (lacking.length === 0 && since === '')
    return refuse('no-effect', [
      '没有可以生效的依据',
      'Nothing here can take effect: no decision, publicity or signature',
    ]);
  if (lacking.length === 0 && since > day)
    lacking.push([`依据的日期 ${since} 未到`, `It rests on ${since}, which has not come`]);
  const [first] = lacking;
  if (!first) return ok({ since });
  return refuse(
    'no-effect',
    [`尚不生效:${lacking.map((w) => w[0]).join(';')}`, `Not in effect: ${lacking.map((w) => w[1]).join('; ')}`],
    { detail: { lacking } },
  );
};
