import { examples } from '#kernel';
import { blocked, edges, kinds } from './examples/further.ts';
import { worked } from './examples/worked.ts';
import estate from './mechanism.ts';

/** Stories of mechanism 11: the worked examples, the matrix, each kind of registration, and the edges. */
export default examples(estate, { ...worked, ...blocked, ...kinds, ...edges });
