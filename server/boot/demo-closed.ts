import type { Matter } from '#kernel';
import {
  accepted,
  deliveredOnline,
  handedOver,
  missing,
  ownMaterial,
  rated,
  signed,
  supplied,
} from './demo-lines.ts';
import type { DemoCase, DemoLine } from './demo-scene.ts';

/** Closed cases per place of reception (rows) and of decision: most cross a border; one cell is too small to be published. */
const cells: readonly (readonly number[])[] = [
  [8, 15, 9],
  [12, 7, 8],
  [10, 13, 3],
];

const promisedDays = ({ promised }: Matter): number => (promised?.unit === 'wd' ? promised.n : 1);

/** By how many days they take, so that what is played fits every matter that is drawn. */
const easy =
  (slow: boolean) =>
  (m: Matter): boolean =>
    m.provenance !== 'synthetic' &&
    !m.joint &&
    m.fee.amount === 0 &&
    (!slow || (promisedDays(m) >= 4 && m.deemedAcceptance.mode === 'within'));

const decide = (licence: boolean, ago: number, late: boolean): readonly DemoLine[] => {
  const why = late ? { overrunReason: '向转出地核实信息耗时较长' } : {};
  return licence ? signed(ago, ago, why) : [[ago, 'officer', 'grantAlone', why]];
};

const linesOf = (i: number, start: number, slow: boolean, licence: boolean): readonly DemoLine[] => {
  if (!slow) return [...accepted(start, start), ...decide(licence, start, false), ...deliveredOnline(start)];
  const corrected = i % 6 === 3;
  const late = i % 16 === 7;
  const begun: readonly DemoLine[] = corrected
    ? [
        ...handedOver(start),
        [start - 1, 'officer', 'askCorrection', missing],
        [start - 2, 'applicant', 'supply', supplied],
        [start - 3, 'officer', 'accept'],
      ]
    : accepted(start, start - 1);
  const decided = start - (corrected ? 3 : 1) - (late ? 28 : 2 + (i % 2));
  return [...begun, ...decide(licence, decided, late), ...deliveredOnline(decided)];
};

const grades = ['5', '5', '4', '5', '5', '3', '5', '4'] as const;

const closedCase = (i: number, from: number, to: number): DemoCase => {
  const slow = i % 3 !== 0;
  const licence = i % 4 === 1;
  const late = slow && i % 16 === 7;
  const start = (late ? 40 : 9) + ((i * 17) % (late ? 20 : 50));
  const lines = linesOf(i, start, slow, licence);
  const end = lines.at(-1)?.[0] ?? 1;
  const grade = (n: number): string => grades[(i + n) % grades.length] as string;
  return {
    key: `closed ${i}`,
    mechanism: 'cross-province-window',
    from,
    to,
    nth: i,
    window: i % 3,
    fits: (m) =>
      easy(slow)(m) && (m.type === '01') === licence && (i % 6 !== 3 || !slow || ownMaterial(m) !== undefined),
    lines: [
      ...lines,
      ...(i % 2 === 0 && end > 1 ? rated(end - 1, grade(0), grade(3)) : []),
      ...(i % 3 === 0 && end > 3 ? [[end - 3, 'officer', 'archive'] as const] : []),
    ],
  };
};

/** What the statistics count: cases that ran their course during the last working days. */
export const closedCases = (places: number): readonly DemoCase[] => {
  const plans: DemoCase[] = [];
  for (let from = 0; from < places; from++)
    for (let to = 0; to < places; to++)
      for (let n = 0; n < (cells[from % 3]?.[to % 3] ?? 0); n++) plans.push(closedCase(plans.length, from, to));
  return plans;
};
