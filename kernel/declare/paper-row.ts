import type { Words } from './words.ts';

/** What a paper says of its body, in its order: layouts, on paper and on the screen, know only these. */
export type PaperRow =
  | { readonly kind: 'text'; readonly label: Words; readonly text: string }
  | { readonly kind: 'list'; readonly label: Words; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly label: Words;
      readonly head: readonly Words[];
      readonly rows: readonly (readonly string[])[];
    };
