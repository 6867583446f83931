import { ok, type Result, refuse } from '../outcome/result.ts';
import type { DraftComment } from './comment.ts';

/** All comments on a draft, of every round, as one fact. */
export interface Comments {
  readonly kind: 'comments';
  readonly list: readonly DraftComment[];
}

export const withComment = (known: Comments | undefined, comment: Omit<DraftComment, 'id' | 'answer'>): Comments => ({
  kind: 'comments',
  list: [...(known?.list ?? []), { ...comment, id: `C-${(known?.list.length ?? 0) + 1}` }],
});

/** An answer once given can be given anew while the draft is being dealt with: the last one stands. */
export const answerIn = (
  known: Comments | undefined,
  id: string,
  answer: NonNullable<DraftComment['answer']>,
): Result<Comments> =>
  known?.list.some((one) => one.id === id)
    ? ok({ kind: 'comments', list: known.list.map((one) => (one.id === id ? { ...one, answer } : one)) })
    : refuse('comment-unknown', [`没有意见 ${id}`, `There is no comment ${id}`]);
