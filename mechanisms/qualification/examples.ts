import { examples } from '#kernel';
import { conditionStories } from './examples/conditions.ts';
import { evidenceStories } from './examples/evidence.ts';
import { heldStories } from './examples/held.ts';
import { hourStories } from './examples/hours.ts';
import { postingStories } from './examples/posting.ts';
import { practiceStories } from './examples/practice.ts';
import { recognitionStories } from './examples/recognition.ts';
import { registrationStories } from './examples/registration.ts';
import { sourceStories } from './examples/source.ts';
import { termStories } from './examples/term.ts';
import { trainingStories } from './examples/training.ts';
import qualification from './mechanism.ts';

/** Stories of T2. */
export default examples(qualification, {
  ...registrationStories,
  ...termStories,
  ...trainingStories,
  ...evidenceStories,
  ...practiceStories,
  ...postingStories,
  ...recognitionStories,
  ...conditionStories,
  ...hourStories,
  ...heldStories,
  ...sourceStories,
});
