import { examples } from '#kernel';
import { issued, mediated } from './examples/issued.ts';
import { making } from './examples/making.ts';
import standard from './mechanism.ts';

export default examples(standard, { ...making, ...issued, ...mediated });
