import type { EntryRead } from '#kernel';
import { markOf, POSTS } from '../reckoning.ts';
import { type CaseStep, tell } from '../vocabulary.ts';

/** 项目负责人任职: who is registered takes charge of one project at a time, wherever the project is. */
export const posting = {
  takePost: {
    title: ['登记项目负责人任职', 'Enter a post of project manager'],
    help: ['同一时间只能任一个项目的项目负责人', 'One project at a time, wherever it is'],
    by: 'officer',
    from: 'registered',
    to: 'registered',
    asks: ['post'],
    reads: ['posts', 'ownPost'],
    requires: ['onePost', 'postBegun'],
    then: (seen) => {
      const { applicant: holder, post, registration } = seen.facts;
      const values = { holder, project: post?.project, site: post?.site, registration };
      const entry = seen.reads.ownPost as EntryRead | undefined;
      return [
        {
          kind: 'register.enter',
          register: POSTS,
          key: markOf(holder?.key ?? ''),
          values: { ...values, place: seen.state.deciding.jurisdiction },
          from: seen.day,
          expect: entry?.version ?? 0,
        },
        ...tell(seen, ['项目负责人任职已登记', 'Your post as project manager was entered']),
      ];
    },
  },
  leavePost: {
    title: ['登记项目负责人离任', 'Enter the end of the post'],
    by: 'officer',
    from: 'registered',
    to: 'registered',
    sets: () => ({ post: null }),
    requires: ['inPost'],
    noteRequired: true,
    then: (seen) => [
      {
        kind: 'register.close',
        register: POSTS,
        key: markOf(seen.facts.applicant?.key ?? ''),
        on: seen.day,
        reason: seen.note as string,
      },
      ...tell(seen, ['项目负责人离任已登记', 'The end of your post as project manager was entered']),
    ],
  },
} as const satisfies Record<string, CaseStep>;
