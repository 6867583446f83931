import { examples } from '#kernel';
import { actStories } from './examples/acts.ts';
import { alarmStories } from './examples/alarms.ts';
import { officialStories } from './examples/official.ts';
import { orderStories } from './examples/orders.ts';
import waters from './mechanism.ts';

/** Each story is a test, a page of documentation and a row of demonstration data at once. */
export default examples(waters, { ...alarmStories, ...orderStories, ...actStories, ...officialStories });
