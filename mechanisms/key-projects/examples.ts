import { examples } from '#kernel';
import { commercialStories, companyStories, guaranteeStories, platformStories } from './examples/owners.ts';
import { projectStories } from './examples/projects.ts';
import { seriesStories } from './examples/series.ts';
import { issueStories, linkStories, planStories, wrong } from './examples/together.ts';
import projects from './mechanism.ts';

/** Every worked example of 5.6 that is about cases, and what the rules of 5.4 say besides. */
export default examples(projects, {
  ...projectStories,
  ...guaranteeStories,
  ...companyStories,
  ...commercialStories,
  ...platformStories,
  ...seriesStories,
  ...planStories,
  ...issueStories,
  ...linkStories,
  ...wrong,
});
