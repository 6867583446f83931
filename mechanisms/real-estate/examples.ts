import { examples } from '#kernel';
import { blocked } from './examples/blocked.ts';
import { burdens } from './examples/burdens.ts';
import { corrections } from './examples/corrections.ts';
import { edges } from './examples/edges.ts';
import { firsts } from './examples/firsts.ts';
import { kinds } from './examples/kinds.ts';
import { shares } from './examples/shares.ts';
import { tax } from './examples/tax.ts';
import { worked } from './examples/worked.ts';
import estate from './mechanism.ts';

/** Stories of mechanism 11: the worked examples, the matrix, each kind of registration, and the edges. */
export default examples(estate, {
  ...worked,
  ...blocked,
  ...kinds,
  ...firsts,
  ...burdens,
  ...shares,
  ...tax,
  ...corrections,
  ...edges,
});
