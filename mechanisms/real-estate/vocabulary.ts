import {
  anyone,
  type Effect,
  office,
  party,
  type Rule,
  type Seen,
  type StateSpec,
  type Step,
  system,
  type Words,
} from '#kernel';
import type { facts } from './facts.ts';
import type { law } from './law.ts';
import type { papers } from './papers.ts';
import type { rules } from './rules.ts';

export const actors = {
  applicant: party(['申请人', 'Applicant'], 'applicant'),
  second: party(['对方当事人', 'Other party'], 'second'),
  window: office(['收件窗口', 'Receiving window'], 'window', 'receiving'),
  otherWindow: office(['到场地窗口', 'Window where a party appears'], 'window', 'deciding'),
  officer: office(['登记机构审核人员', 'Examiner of the registry'], 'officer', 'deciding'),
  registrar: office(['登簿人员', 'Registrar'], 'head', 'deciding'),
  public: anyone(['任何人', 'Anyone']),
  clock: system(['时限届满', 'The clock'], 'clock'),
  node: system(['系统', 'The system'], 'node'),
} as const;

export const states = {
  draft: { title: ['填写中', 'Being filled in'], stage: 0 },
  gathering: { title: ['等待各方到场', 'Waiting for all parties'], stage: 1 },
  handedOver: {
    title: ['已移交', 'Handed over'],
    outside: ['正在移交登记机构', 'On its way to the registry'],
    stage: 1,
  },
  pending: { title: ['待受理', 'Awaiting acceptance'], stage: 1 },
  review: { title: ['审核', 'Under examination'], stage: 3 },
  suspended: { title: ['中止', 'Suspended'], stage: 3 },
  announcing: { title: ['公告中', 'Announced in public'], stage: 3 },
  checked: { title: ['待登簿', 'To be entered'], stage: 3 },
  entered: { title: ['已登簿', 'Entered'], stage: 4 },
  closed: { title: ['办结', 'Closed'], stage: 5, final: true },
  notAccepted: { title: ['不予受理', 'Not accepted'], stage: 5, final: true },
  refused: { title: ['不予登记', 'Refused'], stage: 5, final: true },
  withdrawn: { title: ['已撤回', 'Withdrawn'], stage: 5, final: true },
  lapsed: { title: ['逾期未到场', 'Not all appeared in time'], stage: 5, final: true },
  called: { title: ['到场通知在途', 'Call under way'], stage: 1 },
  awaited: { title: ['待到场', 'Awaiting the party'], stage: 1 },
  appeared: { title: ['已到场', 'Appeared'], stage: 5, final: true, tellsParent: true },
  absent: { title: ['未到场', 'Did not appear'], stage: 5, final: true, tellsParent: true },
  seized: { title: ['查封登记', 'Seizure entered'], stage: 4 },
  lifted: { title: ['查封终止', 'Seizure ended'], stage: 5, final: true },
  moved: { title: ['已转移，未予查封', 'Already transferred'], stage: 5, final: true },
  noted: { title: ['已标注', 'Noted'], stage: 4 },
  cleared: { title: ['标注已注销', 'Note removed'], stage: 5, final: true },
  noticed: { title: ['已通知当事人', 'Parties told of an error'], stage: 1 },
  handedIn: { title: ['资料待复核', 'To be checked'], stage: 1 },
  takenOver: { title: ['资料已入簿', 'Records taken over'], stage: 5, final: true },
} as const satisfies Record<string, StateSpec>;

export type State = keyof typeof states;

/** The case as the rules, papers and steps of this mechanism see it. */
export type Estate = Seen<typeof facts, typeof law>;
export type EstateRule = Rule<Estate> & { readonly under?: keyof typeof law; readonly field?: keyof typeof facts };
export type EstateStep = Step<
  Estate,
  keyof typeof actors,
  State,
  keyof typeof facts,
  keyof typeof rules,
  keyof typeof papers,
  'title' | 'calls' | 'taxCleared'
>;

/** A step that leaves the case in the state it is in. */
export const staysIn = (...places: readonly State[]): Pick<EstateStep, 'from' | 'to'> => ({
  from: places,
  to: { oneOf: places, pick: ({ before }) => before?.state as State },
});

/** Who relies on a title, and by which case they came to: where that was received, a message finds them. */
export interface Relying {
  readonly key: string | undefined;
  readonly via: string | null | undefined;
}

/** A message to each of them, wherever they applied. */
export const pushTo = ({ state }: Estate, people: readonly Relying[], [zh, en]: Words): readonly Effect[] =>
  [...new Map(people.map((one) => [one.key, one])).values()].flatMap(({ key, via }) =>
    key
      ? [
          {
            kind: 'message' as const,
            to: key,
            text: [`${zh}（${state.id}）`, `${en} (${state.id})`] as const,
            ...(via && { via }),
          },
        ]
      : [],
  );

/** A message to everybody named, once each. */
export const tellAll = (
  { state }: Estate,
  keys: readonly (string | undefined)[],
  [zh, en]: Words,
): readonly Effect[] =>
  [...new Set(keys)].flatMap((to) =>
    to ? [{ kind: 'message' as const, to, text: [`${zh}（${state.id}）`, `${en} (${state.id})`] as const }] : [],
  );
