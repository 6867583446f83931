import { examples } from '#kernel';
import { afterStories } from './examples/afterwards.ts';
import { consultationStories, decidingStories } from './examples/deciding.ts';
import { intakeStories } from './examples/intake.ts';
import { worked } from './examples/worked.ts';
import window from './mechanism.ts';

/** Each story is a test, a page of documentation and a row of demonstration data at once. */
export default examples(window, {
  ...worked,
  ...intakeStories,
  ...decidingStories,
  ...consultationStories,
  ...afterStories,
});
