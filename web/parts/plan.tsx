import type { ReactNode } from 'react';
import { ScrollBox } from './scroll-box.tsx';
import '../look/plan.css';

type Point = readonly [x: number, y: number];

/** The frame of a plan in degrees; places in it are degrees too, or parts of the frame already. */
export interface PlanFrame {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

const width = 1000;

/** Where degrees lie on the plan, in its own units; a degree of longitude is shortened as it is at this latitude. */
export const planOf = ({ west, east, south, north }: PlanFrame) => {
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const height = (width * (north - south)) / ((east - west) * narrow);
  return {
    width,
    height,
    at: ([lon, lat]: Point): Point => [
      ((lon - west) / (east - west)) * width,
      ((north - lat) / (north - south)) * height,
    ],
    part: ([x, y]: Point): Point => [x * width, y * height],
  };
};

export const pathOf = (points: readonly Point[], close = true): string =>
  points.length === 0
    ? ''
    : `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}${close ? 'Z' : ''}`;

/**
 * A schematic plan: shapes over shapes, no tiles, its datum said below it. What is drawn stands in a table beside it, so to
 * a screen reader the whole is one picture with a sentence.
 */
export const Plan = ({
  frame,
  label,
  note,
  children,
}: {
  frame: PlanFrame;
  label: string;
  note: ReactNode;
  children: ReactNode;
}) => {
  const { height } = planOf(frame);
  return (
    <figure className="plan">
      <ScrollBox label={label}>
        <svg viewBox={`0 0 ${width} ${height.toFixed(0)}`} role="img" aria-label={label}>
          {children}
        </svg>
      </ScrollBox>
      <figcaption>{note}</figcaption>
    </figure>
  );
};
