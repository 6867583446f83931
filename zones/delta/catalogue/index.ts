import type { Matter } from '#kernel';
import { recordedMatters } from './from-records.ts';
import { syntheticMatters } from './synthetic.ts';

/** 青浦 1173, 吴江 1398, 嘉善 1306 items: the press conference of 2021-07-13. Together 3877. */
export const published = { qp: 1173, wj: 1398, js: 1306 } as const;

let made: readonly Matter[] | undefined;

/** The whole catalogue, made once: transcribed records first, then made-up items up to the published numbers. */
export const matters = (): readonly Matter[] => {
  if (made) return made;
  const recorded = recordedMatters();
  const each = recorded.length / 3;
  made = Object.freeze([
    ...recorded,
    ...syntheticMatters({ qp: published.qp - each, wj: published.wj - each, js: published.js - each }),
  ]);
  return made;
};
