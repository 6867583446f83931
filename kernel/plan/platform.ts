import type { Words } from '../declare/words.ts';

/** What one platform holds of a project; the project code is what the platforms have in common. */
export interface PlatformRecord {
  readonly authority: string;
  readonly title: string;
  readonly costFen: number;
  readonly number: string;
  readonly on: string;
}

export interface PlatformDifference {
  readonly authority: string;
  readonly field: Words;
  readonly stands: string;
  readonly there: string;
  /** The platform that approved differs from its own decision: it is the one to be mended first. */
  readonly atSource: boolean;
}

const fields: readonly (readonly [Exclude<keyof PlatformRecord, 'on'>, Words])[] = [
  ['title', ['项目名称', 'Title']],
  ['costFen', ['总投资（分）', 'Total investment (fen)']],
  ['number', ['文号', 'Number of the decision']],
];

/** Where platforms say otherwise than the one that approved. What it says stands; nothing is overwritten anywhere. */
export const platformDifferences = (
  source: Omit<PlatformRecord, 'on'>,
  records: readonly PlatformRecord[],
): readonly PlatformDifference[] =>
  records.flatMap((one) =>
    fields.flatMap(([key, field]) =>
      one[key] === source[key]
        ? []
        : [
            {
              authority: one.authority,
              field,
              stands: String(source[key]),
              there: String(one[key]),
              atSource: one.authority === source.authority,
            },
          ],
    ),
  );
