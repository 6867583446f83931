import type { LawFile } from '#kernel';
import window310000 from './310000/cross-province-window.ts';
import windowCn from './cn/cross-province-window.ts';
import windowZone from './yrd-zone/cross-province-window.ts';

/** All law of the zone, one line per file: `law/<jurisdiction>/<mechanism>.ts`. */
export const law: readonly LawFile[] = [windowCn, windowZone, window310000];
