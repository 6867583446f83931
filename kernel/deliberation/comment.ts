import type { Words } from '../declare/words.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import type { Day } from '../time/types.ts';
import type { Hex } from './frame.ts';

/** A comment of the public on a draft, at the site of one side, and what became of it. */
export interface DraftComment {
  readonly id: string;
  readonly side: string;
  readonly on: Hex;
  readonly received: Day;
  readonly text: string;
  readonly answer?: { readonly verdict: 'adopted' | 'partly' | 'refused'; readonly reason: string };
}

/** 采纳 needs no reason; 部分采纳 and 不采纳 do. Every comment is answered before the draft moves on (environment 4.2 J3). */
export const commentsSettled = (comments: readonly DraftComment[]): Result<number> => {
  const unanswered = comments.filter((c) => !c.answer).map((c) => c.id);
  const bare = comments
    .filter((c) => c.answer && c.answer.verdict !== 'adopted' && c.answer.reason.trim() === '')
    .map((c) => c.id);
  if (unanswered.length > 0) {
    return refuse(
      'comment-unanswered',
      [`${unanswered.length} 条意见未答复`, `${unanswered.length} comments are not answered`],
      { detail: { comments: unanswered } },
    );
  }
  if (bare.length > 0) {
    return refuse(
      'comment-without-reason',
      [`${bare.length} 条未采纳意见未说明理由`, `${bare.length} comments were not adopted in full without a reason`],
      { detail: { comments: bare } },
    );
  }
  return ok(comments.length);
};

/** Per side: how many came and how many were adopted, in full or in part. */
export const commentFigures = (comments: readonly DraftComment[], sides: readonly string[]) =>
  sides.map((side) => {
    const of = comments.filter((c) => c.side === side);
    const n = (verdict: string): number => of.filter((c) => c.answer?.verdict === verdict).length;
    return { side, received: of.length, adopted: n('adopted'), partly: n('partly'), refused: n('refused') };
  });

/** Whether a change after comment needs another round: it touches what the law value lists (limit, scope, method). */
export const needsSecondRound = (
  touched: readonly string[],
  technical: readonly string[],
): { readonly needed: boolean; readonly because: Words } => {
  const hit = touched.filter((t) => technical.includes(t));
  return hit.length > 0
    ? {
        needed: true,
        because: [
          `修改涉及 ${hit.join('、')},须再次征求意见`,
          `The change touches ${hit.join(', ')}: comments are taken again`,
        ],
      }
    : { needed: false, because: ['修改不涉及技术内容', 'The change touches nothing technical'] };
};
