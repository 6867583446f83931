import { examples } from '#kernel';
import { afterwards } from './examples/afterwards.ts';
import { applying } from './examples/applying.ts';
import { rounds } from './examples/rounds.ts';
import { voting } from './examples/voting.ts';
import titleReview from './mechanism.ts';

export default examples(titleReview, { ...rounds, ...applying, ...voting, ...afterwards });
