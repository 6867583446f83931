/** The definition lives with those who write leaves: `store/leaf.ts`. */
export { commitment, type Hidden, hide, type Leaf, leafOf } from '#store/leaf.ts';
