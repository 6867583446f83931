export { type Forbidden, forbidden } from './forbidden.ts';
export { groundOf } from './ground.ts';
export { storyMatter } from './matter.ts';
export { finalsOf, storyTag } from './stage.ts';
export * from './story.ts';
export { checkExample, tell } from './tell.ts';
