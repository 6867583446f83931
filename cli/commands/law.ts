import { command } from '../command.ts';
import { diff } from '../law/diff.ts';
import { list, show } from '../law/show.ts';

export default command(
  {
    name: 'law',
    summary: 'which value the law gives, from where; what another would change (diff) 法规参数与改革推演',
    about: `KEY is mechanism.slot, for example cross-province-window.transferTerm. Without --jurisdiction: every place that has a value
of its own. With one: the value that holds there, looked up outward (county, city, province, zone, nation).
diff replays the stored cases of every node here, open and past, under a proposed value, and says which clocks, blocks,
fees and decisions would have been otherwise. Changes nothing, and may run beside a running zone.`,
    exits: ['done', 'nothing in force, an unknown key, or refused'],
  },
  { show, list, diff },
);
