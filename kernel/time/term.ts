import type { Words } from '../declare/words.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import { type Term, type TermUnit, termUnits } from './types.ts';

const shape = new RegExp(`^(0|[1-9]\\d{0,3})(${termUnits.join('|')})$`);

/** `5wd`, `2wh`, `15d`, `3m`, `1y`; `0wd` is an item finished on the spot (即办件). Refused with `term-shape`. */
export function parseTerm(text: string, field?: string): Result<Term> {
  const [, n, unit] = shape.exec(text.trim().toLowerCase()) ?? [];
  if (n === undefined) {
    return refuse(
      'term-shape',
      [
        '期限应为数字加单位：wd 工作日、wh 工作小时、d 日、m 月、y 年',
        'A term is a whole number and a unit: wd, wh, d, m or y',
      ],
      { field, remedy: ['例如 5wd、2wh、15d、3m、1y', 'For example 5wd, 2wh, 15d, 3m, 1y'] },
    );
  }
  return ok({ n: Number(n), unit: unit as TermUnit });
}

const names: Readonly<Record<TermUnit, readonly [zh: string, en: string]>> = {
  wd: ['个工作日', 'working day'],
  wh: ['个工作小时', 'working hour'],
  d: ['日', 'day'],
  m: ['个月', 'month'],
  y: ['年', 'year'],
};

export const formatTerm = ({ n, unit }: Term): Words => [
  `${n}${names[unit][0]}`,
  `${n} ${names[unit][1]}${n === 1 ? '' : 's'}`,
];
