import type { DemoCase, Matter } from '#kernel';
import { type Line, ownMaterial, workingDaysIn } from '../../../../mechanisms/cross-province-window/demo.ts';
import type window from '../../../../mechanisms/cross-province-window/mechanism.ts';
import { bodyAt } from '../../authorities.ts';
import { type PlaceKey, places } from '../../places.ts';

export type Case = DemoCase<typeof window>;

const ordinary = (m: Matter): boolean => !m.joint && m.serves !== 'organisations';
const free = (m: Matter): boolean => m.fee.amount === 0;

const days = ({ promised }: Matter): number => (promised ? workingDaysIn(promised) : 0);

/** What an officer may grant alone, in some days. */
export const service = (m: Matter): boolean => ordinary(m) && free(m) && m.type !== '01' && days(m) >= 3;
export const correctable = (m: Matter): boolean => service(m) && ownMaterial(m) !== undefined;
/** A licence, decided by officer and head, with clocks long enough to look at. */
export const licence = (m: Matter): boolean =>
  ordinary(m) &&
  free(m) &&
  m.type === '01' &&
  !m.instant &&
  m.statutory !== undefined &&
  workingDaysIn(m.statutory) >= 10;
export const twentyDays = (m: Matter): boolean => licence(m) && m.statutory?.unit === 'wd' && m.statutory.n === 20;
export const special = (m: Matter): boolean => licence(m) && m.special.length > 0;
export const byKiosk = (m: Matter): boolean => ordinary(m) && m.modes.includes('kiosk');
export const byWire = (m: Matter): boolean => service(m) && m.modes.includes('online');
export const tolerant = (m: Matter): boolean =>
  ordinary(m) && free(m) && m.tolerates && !m.instant && m.materials.some((one) => one.need === 'tolerable');
export const onCommitment = (m: Matter): boolean => ordinary(m) && free(m) && m.commitment && !m.safety;
export const charged = (m: Matter): boolean => ordinary(m) && m.fee.amount > 0 && m.type !== '01';
export const renewable = (m: Matter): boolean => licence(m) && m.result.validFor !== undefined;
/** A joint matter of two insurance or pension parts that officers may grant alone. */
export const jointTransfer = (m: Matter): boolean => m.joint?.length === 2 && m.type === '20';
/** The move of an enterprise: tax, release, registration, permit, each waiting for the one before. */
export const jointMove = (m: Matter): boolean => m.joint?.length === 4;

interface More extends Partial<Pick<Case, 'nth' | 'applicant' | 'agent' | 'desk' | 'channel'>> {
  /** Which of the place's windows receives; the first otherwise. Online and at a kiosk its service centre does. */
  readonly window?: 1 | 2 | 3 | 4 | 5;
}

/** Matters to be answered on the spot are left out: a case that waits would long have been accepted by silence. */
export const plan = (
  key: string,
  from: PlaceKey,
  to: PlaceKey,
  fits: (m: Matter) => boolean,
  lines: readonly Line[],
  { window = 1, ...more }: More = {},
): Case => ({
  key,
  matter: (m) => fits(m) && m.deemedAcceptance.mode === 'within',
  from: (more.channel ?? 'window') === 'window' ? `${from}-0${window}` : bodyAt(from, 'center').id,
  to: places.find((place) => place.key === to)?.code as string,
  lines,
  ...more,
});

export const [qingpu, wujiang, jiashan] = ['qp', 'wj', 'js'] as const;
/** Somebody who can sign in and see the case. */
export const here: More = { applicant: 'anyone' };
