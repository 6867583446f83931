import {
  frame,
  kept,
  object,
  openPublicity,
  postAt,
  publicityOn,
  refuse,
  settleObjection,
  sha256,
  toHex,
} from '#kernel';
import { calendarsOf, lawKind, titleOf } from '../reckoning.ts';
import { type Estate, type EstateStep, staysIn } from '../vocabulary.ts';

const thingOf = (seen: Estate): string => String(seen.facts.first?.location ?? titleOf(seen)?.values.location ?? '');
const lastDay = (seen: Estate): string | undefined => {
  const { publicity } = seen.facts;
  const now = publicity && publicityOn(publicity, calendarsOf(seen), seen.day);
  return now?.ok ? now.value.last : undefined;
};

const shown = (seen: Estate) => {
  const kind = lawKind(seen);
  const rule = kind && seen.law('announcements')?.value[kind];
  if (!rule)
    return refuse('no-law-in-force', ['该登记没有公告期限，不需要公告', 'No term is set: this is not announced']);
  const { unit = '', act = '', applicant } = seen.facts;
  const place = seen.state.deciding.jurisdiction;
  const hash = toHex(
    sha256(frame('tongban/title/announcement/1', seen.state.id, unit, act, applicant?.name ?? '', thingOf(seen))),
  );
  return kept('publicity', postAt(openPublicity(seen.state.id, 'text', hash, [place], rule), place, hash, seen.day));
};

/** 实地查看 and 公告: what the registry does between acceptance and decision where the rule asks for it. */
export const announcement = {
  inspect: {
    title: ['实地查看', 'Inspect on the spot'],
    help: ['两名以上工作人员到现场，记录与申请是否相符', 'Two or more go and see whether it is as applied for'],
    by: 'officer',
    ...staysIn('review', 'announcing'),
    asks: ['inspection'],
    requires: ['isNoQuery'],
    papers: ['inspection'],
  },
  announce: {
    title: ['公告', 'Announce in public'],
    help: ['公告时间不计入登记办理期限', 'The time of the announcement does not count'],
    by: 'officer',
    from: 'review',
    to: 'announcing',
    reads: ['title'],
    sets: (seen) => ({
      announcedApplicant: seen.facts.exOfficio
        ? `${seen.authorities[seen.state.deciding.authority]?.title[0]}（依职权）`
        : seen.facts.applicant?.name,
      announcedThing: thingOf(seen),
    }),
    reckons: shown,
    papers: ['announcement'],
  },
  objectTo: {
    title: ['对公告提出异议', 'Object to the announcement'],
    help: ['实名提出，说明理由', 'By name and with reasons'],
    by: ['public', 'officer'],
    ...staysIn('announcing'),
    asks: ['dissent'],
    fromAfar: true,
    reckons: (seen) => {
      const { objections, publicity, dissent } = seen.facts;
      const by = seen.actor.key ?? dissent?.by ?? '';
      const raised = { about: publicity?.hash ?? '', by, raised: seen.day, reason: dissent?.reason ?? '' };
      return kept('objections', object(objections, raised, false, lastDay(seen)));
    },
  },
  settleObjection: {
    title: ['异议核实结论', 'Decide on an objection'],
    by: 'registrar',
    ...staysIn('announcing'),
    asks: ['objectionId', 'finding'],
    noteRequired: true,
    differentFrom: ['announce'],
    reckons: ({ facts, day, actor, note }) =>
      kept(
        'objections',
        settleObjection(facts.objections, facts.objectionId ?? '', {
          outcome: facts.finding ?? 'rejected',
          on: day,
          by: actor.person ?? '',
          because: [note ?? '', note ?? ''],
        }),
      ),
    papers: ['finding'],
  },
  endAnnouncement: {
    title: ['公告期满', 'The announcement is over'],
    by: 'officer',
    from: 'announcing',
    to: 'review',
    requires: ['announced'],
  },
} as const satisfies Record<string, EstateStep>;
