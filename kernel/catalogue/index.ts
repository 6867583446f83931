export { abbreviationSpan } from './abbreviation.ts';
export {
  type Aspect,
  type Comparison,
  compareBasic,
  type MaterialLine,
  type Unification,
  unification,
} from './compare.ts';
export { type Mode, modesOf } from './modes.ts';
export { overlap, rank, type SearchKeys, searchKeys } from './search-keys.ts';
export { bigrams, hasHan, queryWords, searchable } from './text.ts';
export { type CatalogueUse, catalogueUse, type ItemUse, type PlaceUse } from './use.ts';
