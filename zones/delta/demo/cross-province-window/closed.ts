import type { Matter } from '#kernel';
import {
  accepted,
  deliveredOnline,
  handedOver,
  type Line,
  missing,
  ownMaterial,
  rated,
  signed,
  supplied,
} from '../../../../mechanisms/cross-province-window/demo.ts';
import { type Place, places } from '../../places.ts';
import type { Case } from './plan.ts';

/** Closed cases per place of reception (rows) and of decision: most cross a border; one cell is too small to be published. */
const cells: readonly (readonly number[])[] = [
  [5, 5, 5],
  [6, 5, 5],
  [5, 7, 2],
];

const promisedDays = ({ promised }: Matter): number => (promised?.unit === 'wd' ? promised.n : 1);

/** By how many days they take, so that what is played fits every matter that is drawn. */
const easy =
  (slow: boolean) =>
  (m: Matter): boolean =>
    !m.joint && m.fee.amount === 0 && (!slow || (promisedDays(m) >= 4 && m.deemedAcceptance.mode === 'within'));

const decide = (licence: boolean, ago: number, late: boolean): readonly Line[] => {
  const why = late ? { overrunReason: '向转出地核实信息耗时较长' } : {};
  return licence ? signed(ago, ago, why) : [[ago, 'officer', 'grantAlone', why]];
};

/** Cases of the statistics move every third day only: many at once are written together, and a first start stays short. */
const beat = 3;

const linesOf = (i: number, start: number, slow: boolean, licence: boolean): readonly Line[] => {
  if (!slow) return [...accepted(start, start), ...decide(licence, start, false), ...deliveredOnline(start)];
  const next = start - beat;
  const late = isLate(i);
  const begun: readonly Line[] = isCorrected(i)
    ? [
        ...handedOver(start),
        [start, 'officer', 'askCorrection', missing],
        [next, 'applicant', 'supply', supplied],
        [next, 'officer', 'accept'],
      ]
    : accepted(start, start);
  const decided = (isCorrected(i) ? next : start) - (late ? 10 * beat : beat);
  return [...begun, ...decide(licence, decided, late), ...deliveredOnline(decided)];
};

const isCorrected = (i: number): boolean => i % 6 === 2;
const isLate = (i: number): boolean => i % 16 === 7;
const grades = ['5', '5', '4', '5', '5', '3', '5', '4'] as const;

const closedCase = (i: number, from: Place, to: Place): Case => {
  const slow = i % 3 !== 0;
  const licence = i % 4 === 1;
  const start = (isLate(i) ? 42 : 15) + beat * ((i * 7) % (isLate(i) ? 6 : 15));
  const lines = linesOf(i, start, slow, licence);
  const after = (lines.at(-1)?.[0] ?? 1) - beat;
  const grade = (n: number): string => grades[(i + n) % grades.length] as string;
  const fits = (m: Matter): boolean =>
    easy(slow)(m) && (m.type === '01') === licence && (!isCorrected(i) || ownMaterial(m) !== undefined);
  return {
    key: `closed ${i}`,
    matter: fits,
    nth: i,
    from: `${from.key}-0${1 + (i % 3)}`,
    to: to.code,
    lines: [
      ...lines,
      ...(i % 6 === 1 ? rated(after, grade(0), grade(3)) : []),
      ...(i % 5 === 0 ? [[after, 'officer', 'archive'] as const] : []),
    ],
  };
};

/** What the statistics count: cases that ran their course during the last working days. */
export const closedCases = (): readonly Case[] => {
  const plans: Case[] = [];
  for (const [row, from] of places.entries())
    for (const [column, to] of places.entries())
      for (let n = 0; n < (cells[row]?.[column] ?? 0); n++) plans.push(closedCase(plans.length, from, to));
  return plans;
};
