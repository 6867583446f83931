import { examples } from '#kernel';
import { blocked } from './examples/blocked.ts';
import { edges } from './examples/edges.ts';
import { kinds } from './examples/kinds.ts';
import { worked } from './examples/worked.ts';
import estate from './mechanism.ts';

/** Stories of mechanism 11: the worked examples, the matrix, each kind of registration, and the edges. */
export default examples(estate, { ...worked, ...blocked, ...kinds, ...edges });
