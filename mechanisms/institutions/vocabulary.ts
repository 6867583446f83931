import { type Effect, office, type Rule, type Seen, type StateSpec, type Step, system } from '#kernel';
import { type facts, type law, stages } from './facts.ts';
import type { rules } from './rules.ts';

export const INSTITUTIONS = 'institutions';
export const PRESS = 'pressFigures';

export const actors = {
  officer: office(['执委会制度创新人员', 'Officer of the committee'], 'officer', 'deciding'),
  head: office(['执委会负责人', 'Head of the committee'], 'head', 'deciding'),
  partnerHead: office(['参与方负责人', 'Head of a party’s office'], 'head', 'concerned'),
  clock: system(['时限届满', 'The clock'], 'clock'),
} as const;

export const states = {
  imported: { title: ['清单已入册', 'List entered'], stage: 1, final: true },
  recorded: { title: ['公布数已登记', 'Published figure recorded'], stage: 1, final: true },
  proposed: { title: stages.proposed, stage: 0, ordinary: true },
  listed: { title: stages.listed, stage: 1, ordinary: true },
  drafting: { title: stages.drafting, stage: 2, ordinary: true },
  consultation: { title: stages.consultation, stage: 3, ordinary: true },
  issued: { title: stages.issued, stage: 4, ordinary: true },
  piloting: { title: stages.piloting, stage: 4, ordinary: true },
  landed: { title: stages.landed, stage: 4, ordinary: true },
  evaluated: { title: stages.evaluated, stage: 4, ordinary: true },
  recognised: { title: stages.recognised, stage: 5, ordinary: true },
  replicated: { title: stages.replicated, stage: 5, ordinary: true },
  revised: { title: stages.revised, stage: 5 },
  repealed: { title: stages.repealed, stage: 5, final: true },
} as const satisfies Record<string, StateSpec>;

export type State = keyof typeof states;
export type Case = Seen<typeof facts, typeof law>;
export type CaseRule = Rule<Case> & { readonly under?: keyof typeof law; readonly field?: keyof typeof facts };
export type CaseStep = Step<
  Case,
  keyof typeof actors,
  State,
  keyof typeof facts,
  keyof typeof rules,
  never,
  'entry' | 'acts' | 'press'
>;

/** The entry of the institution as it stands after the step. */
export const entered = ({ facts, day }: Case, stage: keyof typeof stages): readonly Effect[] => [
  {
    kind: 'register.enter',
    register: INSTITUTIONS,
    key: facts.key as string,
    from: day,
    values: Object.fromEntries(
      Object.entries({
        title: facts.title,
        titleEn: facts.titleEn,
        number: facts.number,
        domain: facts.domain,
        field: facts.field,
        window: facts.window,
        lead: facts.lead,
        parties: facts.parties,
        stage,
        instrument: facts.instrument,
        effectiveFrom: facts.effectiveFrom,
        recognisedOn: facts.recognisedOn,
        successorOf: facts.successorOf,
        source: facts.source,
      }).filter(([, value]) => value !== undefined && value !== null),
    ),
  },
];
