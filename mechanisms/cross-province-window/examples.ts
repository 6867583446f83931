import { examples } from '#kernel';
import { afterStories } from './examples/afterwards.ts';
import { assistanceStories } from './examples/assistance.ts';
import { cosigningStories } from './examples/cosigning.ts';
import { consultationStories, decidingStories } from './examples/deciding.ts';
import { feeStories } from './examples/fees.ts';
import { intakeStories } from './examples/intake.ts';
import { worked } from './examples/worked.ts';
import window from './mechanism.ts';

/** Each story is a test, a page of documentation and a row of demonstration data at once. */
export default examples(window, {
  ...worked,
  ...intakeStories,
  ...feeStories,
  ...decidingStories,
  ...consultationStories,
  ...cosigningStories,
  ...assistanceStories,
  ...afterStories,
});
