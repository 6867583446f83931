import type { Words } from '../declare/words.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import type { Day } from '../time/types.ts';
import type { Hex } from './frame.ts';
import { reaches, type Threshold } from './threshold.ts';

/** 会签/议事 among parties on one text: factors 0.6. */
export interface Stance {
  readonly party: string;
  readonly stance: 'agree' | 'agree-with-comments' | 'object';
  readonly on: Day;
  readonly comments?: string;
  readonly reason?: string;
  readonly alternative?: string;
}

export interface Consultation {
  readonly kind: 'consultation';
  readonly id: string;
  readonly text: Hex;
  readonly round: number;
  readonly parties: readonly string[];
  readonly opened: Day;
  readonly due: Day;
  /** Due day of the reminder, and of each further level, computed by the caller from law values, earliest first. */
  readonly escalation: readonly { readonly level: string; readonly from: Day }[];
  readonly stances: readonly Stance[];
}

/** Law data. `adopt: 'unanimous'` for co-issued texts 联合印发; a threshold is counted over all parties, its base word unused. */
export interface ConsultationRules {
  readonly adopt: 'unanimous' | Threshold;
  readonly silenceIsConsent: boolean;
  readonly maxRounds: number;
}

export interface ConsultationState {
  readonly state: 'open' | 'adopted' | 'objected' | 'not-adopted' | 'silent';
  readonly silent: readonly string[];
  readonly objecting: readonly string[];
  /** The level a silent party's matter has reached, or absent. */
  readonly level?: string;
  readonly says: Words;
}

/** A party may change its mind while the round runs; the last stance stands and all are kept. */
export const takeStance = (c: Consultation, stance: Stance): Result<Consultation> => {
  if (!c.parties.includes(stance.party))
    return refuse('not-a-party', [`${stance.party} 不是会签方`, `${stance.party} is not consulted`]);
  if (stance.on < c.opened) return refuse('stance-early', ['会签尚未开始', 'The round has not begun']);
  if (stance.stance === 'object' && !(stance.reason?.trim() && stance.alternative?.trim())) {
    return refuse('objection-alternative', [
      '异议须说明理由并提出替代文本',
      'An objection needs reasons and an alternative text',
    ]);
  }
  if (stance.stance === 'agree-with-comments' && !stance.comments?.trim()) {
    return refuse('comments-missing', ['附意见同意须写明意见', 'Agreement with comments needs the comments']);
  }
  return ok({ ...c, stances: [...c.stances, stance] });
};

export const consultationOn = (c: Consultation, rules: ConsultationRules, day: Day): ConsultationState => {
  const last = new Map<string, Stance>();
  for (const s of c.stances) if (s.on <= day) last.set(s.party, s);
  const silent = c.parties.filter((p) => !last.has(p));
  const objecting = c.parties.filter((p) => last.get(p)?.stance === 'object');
  const over = day > c.due;
  const agreeing =
    c.parties.length - silent.length - objecting.length + (over && rules.silenceIsConsent ? silent.length : 0);
  const enough =
    rules.adopt === 'unanimous'
      ? agreeing === c.parties.length && agreeing > 0
      : reaches(rules.adopt, agreeing, c.parties.length);
  const common = { silent, objecting };
  const settled = silent.length === 0 || over;
  if (enough && settled) return { state: 'adopted', ...common, says: ['各方同意', 'Adopted'] };
  if (objecting.length > 0 && (rules.adopt === 'unanimous' || settled)) {
    return {
      state: 'objected',
      ...common,
      says: [`${objecting.join('、')} 提出异议`, `${objecting.join(', ')} object`],
    };
  }
  if (!over && silent.length > 0)
    return {
      state: 'open',
      ...common,
      says: [`等待 ${silent.join('、')},至 ${c.due}`, `Waiting for ${silent.join(', ')} until ${c.due}`],
    };
  if (silent.length > 0) {
    const level = c.escalation.filter((e) => e.from <= day).at(-1)?.level;
    return {
      state: 'silent',
      ...common,
      ...(level ? { level } : {}),
      says: [
        `${silent.join('、')} 逾期未答复;沉默不视为同意`,
        `${silent.join(', ')} did not answer in time; silence is not consent`,
      ],
    };
  }
  return { state: 'not-adopted', ...common, says: ['未达到通过比例', 'Fewer than the rule asks agreed'] };
};

/** The next round on a changed text. An unchanged text is not asked again: nothing would be new. */
export const nextRound = (
  c: Consultation,
  text: Hex,
  opened: Day,
  due: Day,
  rules: ConsultationRules,
): Result<Consultation> => {
  if (c.round >= rules.maxRounds)
    return refuse('rounds-used', [
      `最多 ${rules.maxRounds} 轮,提请上级协调`,
      `At most ${rules.maxRounds} rounds; the matter goes up a level`,
    ]);
  if (text === c.text) return refuse('text-unchanged', ['文本未修改', 'The text has not changed']);
  return ok({ ...c, text, round: c.round + 1, opened, due, escalation: [], stances: [] });
};
