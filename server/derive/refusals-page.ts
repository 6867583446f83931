import type { AnyMechanism, Citation, Rule, Seen } from '#kernel';
import { statusOf } from '../http/problem.ts';
import type { Program } from '../load.ts';
import { both, code, page, table } from './markdown.ts';

/** A refusal that stands in the source, with the sentence it gives; `…` where a value is put in. */
export interface KnownRefusal {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly file: string;
}

/** The legal source of a rule: the version of its slot that is newest in the zone, nearest place first. */
const sourceOf = (program: Program, mechanism: AnyMechanism, slot: string | undefined): string => {
  if (!slot) return '';
  for (const place of program.zone.jurisdictions) {
    const version = program.law.get(`${mechanism.id}/${place.code}`)?.slots[slot]?.at(-1);
    const cite: Citation | undefined = version?.cite;
    if (cite) return `${cite.act} ${cite.article ?? ''}${version?.status === 'assumed' ? ' **assumed**' : ''}`;
  }
  return '';
};

const rulesOf = (program: Program, mechanism: AnyMechanism): string =>
  table(
    ['Code', 'Sentence', 'Field', 'Legal source', 'What to do', 'Asked by'],
    Object.entries(mechanism.rules as Record<string, Rule<Seen>>).map(([name, rule]) => [
      code(name),
      both(rule.says),
      rule.field ? code(rule.field) : '',
      sourceOf(program, mechanism, rule.under),
      rule.remedy ? both(rule.remedy) : '',
      Object.entries(mechanism.steps)
        .filter(([, step]) => step.requires?.includes(name))
        .map(([step]) => code(step))
        .join(' '),
    ]),
  );

/** A sentence put together from values says nothing here. */
const sentence = (zh: string, en: string): string =>
  /\p{L}/u.test(zh) ? `${zh} · ${en}` : '视情形说明原因 · says what is wrong in the case at hand';

/** The closed list of refusals. */
export const refusalsPage = (program: Program, known: readonly KnownRefusal[]): string => {
  const byFolder = Map.groupBy(known, ({ file }) => file.split('/').slice(0, 2).join('/'));
  return page('Refusals', 'the source and the declarations', [
    'A refusal is an expected outcome: nothing was changed, and the answer says which rule, in both languages, with its legal source and what to do. ' +
      'The list is closed: a code that is not here does not exist. The number is the HTTP status.',
    ...[...program.mechanisms.values()].flatMap((mechanism) => [
      `## Rules of ${mechanism.number} ${both(mechanism.title)} (422)`,
      rulesOf(program, mechanism),
    ]),
    '## Codes of the platform',
    ...[...byFolder]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([folder, refusals]) => [
        `### ${folder}`,
        table(
          ['Code', 'Status', 'Sentence'],
          refusals.map(({ code: name, zh, en }) => [code(name), String(statusOf(name)), sentence(zh, en)]),
        ),
      ]),
  ]);
};
