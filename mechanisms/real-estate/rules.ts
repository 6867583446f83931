import { application } from './rules/application.ts';
import { corrections } from './rules/corrections.ts';
import { dues } from './rules/dues.ts';
import { entry } from './rules/entry.ts';
import { holders } from './rules/holders.ts';
import { measures } from './rules/measures.ts';
import { searches } from './rules/searches.ts';

export const rules = { ...application, ...holders, ...entry, ...corrections, ...dues, ...searches, ...measures };
