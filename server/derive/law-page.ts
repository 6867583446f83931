import type { AnyMechanism, LawVersion, Slot, Term } from '#kernel';
import { formatTerm } from '#kernel';
import type { Program } from '../load.ts';
import { both, code, page, table } from './markdown.ts';

const isTerm = (value: unknown): value is Term => typeof value === 'object' && value !== null && 'unit' in value;

const valueText = (value: unknown): string =>
  isTerm(value) ? formatTerm(value)[1] : typeof value === 'string' ? value : JSON.stringify(value);

const sourceText = ({ cite }: LawVersion): string => {
  const article = cite.article ? ` ${cite.article}` : '';
  const published = cite.published ? ` (${cite.published})` : '';
  return `${cite.act}${article}${published}${cite.url ? ` <${cite.url}>` : ''}`;
};

const statusText = ({ status, expected }: LawVersion): string =>
  `${status === 'assumed' ? '**assumed 假设**' : status}${expected ? ', expected: shown, never used' : ''}`;

const rowsOf = (program: Program, mechanism: AnyMechanism): readonly (readonly string[])[] =>
  Object.entries(mechanism.law as Record<string, Slot>).flatMap(([slot, spec]) =>
    program.zone.jurisdictions.flatMap((place) =>
      (program.law.get(`${mechanism.id}/${place.code}`)?.slots[slot] ?? []).map((version) => [
        code(slot),
        both(spec.title),
        place.short[0],
        version.from + (version.to ? ` – ${version.to}` : ''),
        valueText(version.value),
        sourceText(version),
        statusText(version),
        version.transition ?? '',
      ]),
    ),
  );

/** Every value of law the mechanisms of a zone ask for: dated, with its source, and assumed where nobody has published it. */
export const lawPage = (programs: readonly Program[]): string =>
  page('Law in force', 'zones/*/law', [
    '`official`: read in an official text. `reported`: read second hand. **assumed**: ours, dated and replaceable; every result that rests on it says so. ' +
      'A value is looked up from the deciding place outward; asking before the first version is a refusal (`no-law-in-force`).',
    ...programs.flatMap((program) => [
      `## Zone ${both(program.zone.title)}`,
      ...[...program.mechanisms.values()].flatMap((mechanism) => [
        `### ${mechanism.number} ${both(mechanism.title)}`,
        table(
          ['Slot', 'Title', 'Place', 'From', 'Value', 'Source', 'Status', 'Transition'],
          rowsOf(program, mechanism),
        ),
      ]),
    ]),
  ]);
