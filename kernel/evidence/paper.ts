import type { AnyMechanism, Read, Seen } from '../declare/mechanism.ts';
import { type Refusal, refuse } from '../outcome/result.ts';
import { evidenceIn, paperOpen } from './standing.ts';
import type { EvidenceSpec } from './types.ts';

type Specs = Readonly<Record<string, EvidenceSpec<Seen>>>;
type Given = Readonly<Record<string, unknown>>;

const specsOf = ({ evidence = {} }: AnyMechanism): Specs => evidence as Specs;

const hashOf = (file: unknown): unknown => (file as { readonly sha256?: unknown } | undefined)?.sha256;

/** Evidence for which a step brings a paper that the case does not have yet. */
const papersIn = (
  mechanism: AnyMechanism,
  given: Given,
  before: Given = {},
): readonly (readonly [string, string])[] =>
  Object.entries(specsOf(mechanism)).flatMap(([name, { paper }]) =>
    paper !== undefined && given[paper] !== undefined && hashOf(given[paper]) !== hashOf(before[paper])
      ? [[name, paper] as const]
      : [],
  );

/**
 * Whether a paper may be handed in turns on how its evidence stands: read also by steps that do not name it. With the step that
 * opens a case (`before` is absent) nothing can have failed yet.
 */
export const paperReads = (
  mechanism: AnyMechanism,
  given: Given,
  before: Given | undefined,
  seen: () => Seen,
): Readonly<Record<string, Read>> =>
  Object.fromEntries(
    papersIn(mechanism, given, before).map(([name]) => [
      name,
      {
        kind: 'evidence',
        evidence: name,
        ...(before && !specsOf(mechanism)[name]?.of(seen()) && { unneeded: true as const }),
      } satisfies Read,
    ]),
  );

/**
 * 能够通过共享取得的，不得要求申请人提交 (在线政务服务规定 7, 不动产登记暂行条例 24): a paper that proves the same is taken only once its
 * evidence failed. Refusal: `paper-shut`.
 */
export const paperShut = (
  mechanism: AnyMechanism,
  given: Given,
  before: Given | undefined,
  reads: Readonly<Record<string, unknown>>,
): Refusal | undefined => {
  for (const [name, paper] of papersIn(mechanism, given, before)) {
    const read = evidenceIn(reads, name);
    if (read.standing === 'unneeded' || paperOpen(read)) continue;
    const [zh, en] = mechanism.facts[paper]?.title ?? [paper, paper];
    const title = specsOf(mechanism)[name]?.title ?? [name, name];
    return refuse(
      'paper-shut',
      [
        `能够取证的，不收“${zh}”：请先办“${title[0]}”`,
        `"${en}" is not taken while it can be had by asking: "${title[1]}" comes first`,
      ],
      {
        field: `/facts/${paper}`,
        remedy: [
          '本人不同意取证，或者保管机关未予答复的，再提交纸质证明',
          'It is taken once the person declines the request or its keeper does not answer',
        ],
      },
    );
  }
  return undefined;
};
