import type { LawFile } from '#kernel';
import crossProvinceWindow310000 from './310000/cross-province-window.ts';
import crossProvinceWindowCn from './cn/cross-province-window.ts';
import crossProvinceWindowZone from './yrd-zone/cross-province-window.ts';

/** All law of the zone, one line per file: `law/<jurisdiction>/<mechanism>.ts`. */
export const law: readonly LawFile[] = [crossProvinceWindowCn, crossProvinceWindowZone, crossProvinceWindow310000];
