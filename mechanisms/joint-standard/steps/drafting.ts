import {
  answerIn,
  kept,
  needsSecondRound,
  ok,
  openPublicity,
  postAt,
  refuse,
  signText,
  type TextSignature,
  withComment,
} from '#kernel';
import { authoritiesOf, ownSide, sideOfActor, sidesOf } from '../reckoning.ts';
import type { Case, CaseStep } from '../vocabulary.ts';

export const signature = (seen: Case, hash: string): TextSignature => ({
  party: seen.post?.authority ?? '',
  hash,
  signer: seen.actor.person ?? '',
  on: seen.day,
});

const everyone = (seen: Case): readonly string[] => [
  ...authoritiesOf(seen),
  ...[seen.law('mediator')?.value ?? []].flat(),
];

/** One proposal, three decisions: taken up when every regulator has said yes, and not before. */
const approving = (seen: Case) => {
  const hash = `project:${seen.state.id}`;
  const text = seen.facts.proposal ?? {
    kind: 'joint-text' as const,
    id: seen.state.id,
    hash,
    parties: authoritiesOf(seen),
    author: seen.before?.takenBy.propose ?? '',
    signatures: [],
  };
  return kept('proposal', signText(text, signature(seen, hash)));
};

const openComment = (seen: Case) => {
  const round = (seen.facts.round ?? 0) + 1;
  const rule = seen.law(round > 1 ? 'commentAgain' : 'comment')?.value;
  const hash = seen.facts.text?.sha256 ?? '';
  const here = ownSide(seen)?.place ?? '';
  if (!rule) return refuse('no-law-in-force', ['没有征求意见期限', 'No time to comment is set']);
  const places = sidesOf(seen).map(({ place }) => place);
  const publicity = openPublicity(`${seen.state.id}/${round}`, 'text', hash, places, rule);
  return kept('publicity', postAt(publicity, here, hash, seen.day), { round });
};

const again = (seen: Case): boolean =>
  needsSecondRound(seen.facts.touches ?? [], seen.law('technical')?.value ?? []).needed;

/** Asked of every version that goes on: the national standards may have changed since, and so may the limits here. */
export const asNational = ['notLooser', 'nationalAsRegistered', 'citedInForce'] as const;

/** 统一立项 → 联合起草 → 统一公开征求意见 → 意见处理. */
export const drafting = {
  propose: {
    title: ['提出立项建议', 'Propose a project'],
    by: 'lead',
    from: 'nothing',
    to: 'proposed',
    asks: ['title', 'topic', 'need', 'limits', 'cited?'],
    reads: ['same'],
    requires: ['ownSideOnly', ...asNational, 'noDuplicate'],
    concerns: everyone,
  },
  approveProject: {
    title: ['同意立项', 'Take up the project'],
    by: 'sideHead',
    from: 'proposed',
    to: {
      oneOf: ['proposed', 'drafting'],
      pick: ({ facts: { proposal } }) =>
        proposal?.signatures.length === proposal?.parties.length ? 'drafting' : 'proposed',
    },
    asks: ['duplicateHere'],
    requires: ['ownSideOnly', 'noDuplicateThere'],
    reckons: approving,
    papers: ['project'],
    fromAfar: true,
  },
  refuseProject: {
    title: ['不同意立项', 'Do not take it up'],
    by: 'sideHead',
    from: 'proposed',
    to: 'rejected',
    requires: ['ownSideOnly'],
    noteRequired: true,
    fromAfar: true,
  },
  formGroup: {
    title: ['组成起草组', 'Form the drafting group'],
    by: 'lead',
    from: 'drafting',
    to: 'drafting',
    asks: ['group'],
    requires: ['everySideDrafts', 'ipStated'],
  },
  openComments: {
    title: ['公布征求意见稿', 'Publish the draft for comment'],
    by: 'lead',
    from: 'drafting',
    to: 'commenting',
    // What the draft now limits and cites; what is not given stays as it was.
    asks: ['text', 'limits?', 'cited?'],
    requires: ['everySideDrafts', ...asNational],
    reckons: openComment,
  },
  publishDraftHere: {
    title: ['在本地网站公布', 'Publish it on the site of this place'],
    by: 'side',
    from: 'commenting',
    to: 'commenting',
    requires: ['ownSideOnly'],
    reckons: (seen) =>
      seen.facts.publicity
        ? kept(
            'publicity',
            postAt(seen.facts.publicity, ownSide(seen)?.place ?? '', seen.facts.publicity.hash, seen.day),
          )
        : ok({}),
    fromAfar: true,
  },
  comment: {
    title: ['提出意见', 'Comment on the draft'],
    by: ['public', 'side'],
    from: 'commenting',
    to: 'commenting',
    asks: ['comment'],
    requires: ['commentOpen'],
    sets: (seen) => ({
      comments: withComment(seen.facts.comments, {
        side: sideOfActor(seen)?.place ?? '',
        on: seen.facts.publicity?.hash ?? '',
        received: seen.day,
        text: seen.facts.comment ?? '',
      }),
    }),
    fromAfar: true,
  },
  answerComment: {
    title: ['处理一条意见', 'Answer a comment'],
    by: 'lead',
    from: 'commenting',
    to: 'commenting',
    asks: ['commentId', 'verdict', 'reason?'],
    reckons: (seen) =>
      kept(
        'comments',
        answerIn(seen.facts.comments, seen.facts.commentId ?? '', {
          verdict: seen.facts.verdict ?? 'adopted',
          reason: seen.facts.reason ?? '',
        }),
        { reason: null },
      ),
  },
  closeComments: {
    title: ['意见处理完毕', 'The comments are dealt with'],
    help: ['修改涉及限值、范围或方法的,再次征求意见', 'A change of limit, scope or method is put to comment again'],
    by: 'lead',
    from: 'commenting',
    to: { oneOf: ['forReview', 'drafting'], pick: (seen) => (again(seen) ? 'drafting' : 'forReview') },
    asks: ['touches'],
    requires: ['commentsOver', 'everyCommentAnswered'],
    papers: ['commentSummary'],
  },
} as const satisfies Record<string, CaseStep>;
