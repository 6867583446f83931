import type { Day, DemoLine, Facts, Matter, DemoScene as Scene, Term } from '#kernel';
import type window from './mechanism.ts';

/** Turns of phrase for demonstration cases of this mechanism, in whatever zone. */
export type Line = DemoLine<typeof window>;

/** What people fill in, from what the matter's guide asks for. */
const material = (one: Matter['materials'][number]) => ({
  concept: one.concept,
  name: one.name,
  form: one.form,
  source: one.obtainableFrom ? 'shared' : 'applicant',
  originalSeen: true,
  verdict: 'ok',
});

export const materialsOf = ({ matter }: Scene, without: 'tolerable' | 'none' = 'none') =>
  matter.materials.filter((one) => one.need !== 'conditional' && one.need !== without).map(material);

/** A material the applicant hands in: what a correction is about. */
export const ownMaterial = (matter: Matter): Matter['materials'][number] | undefined =>
  matter.materials.find((one) => !one.obtainableFrom && one.need !== 'tolerable');

export const tolerated = (matter: Matter): readonly Matter['materials'][number][] =>
  matter.materials.filter((one) => one.need === 'tolerable');

const consent = (_scene: Scene, day: Day): Facts => ({
  consent: { agreed: true, version: '2021-05', signedOn: day },
});

interface Intake {
  readonly delivery?: 'electronic' | 'post' | 'window';
  readonly without?: 'tolerable';
  readonly more?: (scene: Scene, day: Day) => Facts;
  readonly promise?: (scene: Scene, day: Day) => Facts;
}

const application =
  ({ delivery = 'electronic', without, more }: Intake) =>
  (scene: Scene, day: Day): Facts => ({
    applicant: scene.applicant,
    form: [
      { name: '联系电话', value: scene.applicant.phone },
      { name: '申请说明', value: `申请办理“${scene.matter.title}”` },
    ],
    materials: materialsOf(scene, without),
    delivery,
    ...more?.(scene, day),
  });

/** Draft, submission and reception at the window. */
export const received = (ago: number, intake: Intake = {}): readonly Line[] => [
  [ago, 'window', 'draft', application(intake)],
  ...(intake.promise ? [[ago, 'window', 'promise', intake.promise] as const] : []),
  [ago, 'window', 'submit', consent],
  [ago, 'window', 'receive'],
  [ago, 'window', 'verifyIdentity', { identityCheck: { method: 'card', matched: true } }],
  [ago, 'window', 'checkForm'],
];

export const handedOver = (ago: number, intake: Intake = {}): readonly Line[] => [
  ...received(ago, intake),
  [ago, 'window', 'handOver'],
];

export const accepted = (ago: number, on: number, intake: Intake = {}): readonly Line[] => [
  ...handedOver(ago, intake),
  [on, 'officer', 'accept'],
];

export const drafted = (ago: number, who: 'window' | 'applicant' = 'window', intake: Intake = {}): Line => [
  ago,
  who,
  'draft',
  application(intake),
];

export const online = (ago: number): readonly Line[] => [
  [ago, 'applicant', 'draft', (scene, day) => ({ ...application({})(scene, day), onlineAgreed: true })],
  [ago, 'applicant', 'submitOnline', consent],
];

/** Everything that is lacking, told at once, in words that fit whatever the matter asks for. */
export const missing = ({ matter }: Scene): Facts => {
  const own = ownMaterial(matter);
  return {
    missing: [{ concept: own?.concept ?? 'form', what: `${own?.name ?? '申请表'}缺少签字页`, cause: 'applicant' }],
  };
};

export const supplied = ({ matter }: Scene): Facts => {
  const own = ownMaterial(matter);
  return { supplied: own ? [material(own)] : [] };
};

export const suppliedPromised = ({ matter }: Scene): Facts => ({ supplied: tolerated(matter).map(material) });

/** Decided by officer and head, as for a licence. */
export const signed = (proposedOn: number, on: number, decision: Facts = {}): readonly Line[] => [
  [proposedOn, 'officer', 'propose', { decision: 'grant', reasons: '材料齐全，符合法定条件', ...decision }],
  [on, 'head', 'sign'],
];

export const deliveredOnline = (ago: number): readonly Line[] => [
  [ago, 'officer', 'issue'],
  [ago, 'officer', 'deliverOnline'],
  [ago, 'officer', 'finish'],
];

export const rated = (ago: number, reception: string, handling: string): readonly Line[] => [
  [ago, 'applicant', 'rateReception', { receptionGrade: reception }],
  [ago, 'applicant', 'rateHandling', { handlingGrade: handling }],
];

/** Lengths are compared roughly, only to choose matters: a month has 21 working days, a week five. */
export const workingDaysIn = ({ n, unit }: Term): number =>
  ({ wd: n, wh: Math.ceil(n / 8), d: Math.floor((n * 5) / 7), m: n * 21, y: n * 250 })[unit];
