import type { Body, CaseIndicator, Comments, DeclaredIndicator, Roll } from '#kernel';
import { states } from './vocabulary.ts';

const deciding = { title: ['牵头地', 'Place of the leading regulator'] } as const;
const stateNames = Object.fromEntries(Object.entries(states).map(([name, { title }]) => [name, title]));

/** 标准项目, as each stands: counted in the year it was proposed. */
const works: CaseIndicator = {
  title: ['标准项目（按所处阶段）', 'Standards in the making, by state'],
  unit: ['项', 'works'],
  period: 'year',
  formula: { kind: 'count', of: 'works' },
  counting: {
    version: 1,
    says: ['期间内提出的项目，按目前所处阶段', 'Works proposed in the period, by the state they are in now'],
  },
  answers: 'deciding',
  dimensions: { state: { title: ['阶段', 'State'], values: stateNames }, deciding },
  counts: ({ state: { state, reached, deciding: place } }) =>
    reached.proposed === undefined
      ? null
      : {
          on: reached.proposed,
          dimensions: { state, deciding: place.jurisdiction },
          counters: { works: 1, ...(state === 'reviewDue' && { due: 1 }) },
        },
};

/** 意见: said about drafts, not about persons; the side is the site on which it came in, so each side is a figure of its own. */
const commentsAt = (title: readonly [string, string], side: string): CaseIndicator => ({
  title,
  unit: ['条', 'comments'],
  period: 'year',
  formula: { kind: 'count', of: 'received' },
  counting: {
    version: 1,
    says: [
      '期间内首次公开征求意见的草案所收意见，含各轮',
      'Comments on drafts first put to comment in the period, of all rounds',
    ],
  },
  answers: 'deciding',
  dimensions: { deciding },
  counts: ({ state: { facts, reached, deciding: place } }) => {
    const on = reached.commenting;
    if (on === undefined) return null;
    const list = ((facts.comments as Comments | undefined)?.list ?? []).filter((one) => one.side === side);
    const adopted = list.filter(({ answer }) => answer?.verdict === 'adopted' || answer?.verdict === 'partly');
    return {
      on,
      dimensions: { deciding: place.jurisdiction },
      counters: { received: list.length, adopted: adopted.length },
    };
  },
});

/** 审查会出席: of the votes that were counted last. */
const seatsOf = (title: readonly [string, string], side: string): CaseIndicator => ({
  title,
  unit: ['人次', 'seats'],
  period: 'year',
  formula: { kind: 'count', of: 'seats' },
  counting: {
    version: 1,
    says: [
      '期间内技术审查会的席位；一个项目以最近一次表决为准',
      'Seats of panels that voted in the period; of a work the latest vote counts',
    ],
  },
  answers: 'deciding',
  dimensions: { deciding },
  counts: ({ state: { facts, deciding: place } }) => {
    const [roll, body] = [facts.roll as Roll | undefined, facts.body as Body | undefined];
    if (!roll || !body) return null;
    return {
      on: roll.on,
      dimensions: { deciding: place.jurisdiction },
      counters: {
        seats: body.seats.filter((seat) => seat.side === side).length,
        present: roll.presentBySide[side] ?? 0,
      },
    };
  },
});

const sides = [
  ['Qp', '310118', '青浦', 'Qingpu'],
  ['Wj', '320509', '吴江', 'Wujiang'],
  ['Js', '330421', '嘉善', 'Jiashan'],
] as const;

const ofSide = ([key, place, zh, en]: (typeof sides)[number]): Readonly<Record<string, DeclaredIndicator>> => ({
  [`comments${key}`]: commentsAt([`意见数（${zh}）`, `Comments in ${en}`], place),
  [`adopted${key}`]: {
    sameAs: `comments${key}`,
    title: [`意见采纳率（${zh}，含部分采纳）`, `Adopted in full or part, ${en}`],
    unit: ['%', '%'],
    formula: { kind: 'share', over: 'adopted', under: 'received', decimals: 2 },
  },
  [`seats${key}`]: seatsOf([`审查会席位（${zh}）`, `Seats of panels, ${en}`], place),
  [`attendance${key}`]: {
    sameAs: `seats${key}`,
    title: [`审查会出席率（${zh}）`, `Attendance of panels, ${en}`],
    unit: ['%', '%'],
    formula: { kind: 'share', over: 'present', under: 'seats', decimals: 2 },
  },
});

/** Figures of 4.2. */
export const indicators: Readonly<Record<string, DeclaredIndicator>> = {
  works,
  reviewsDue: {
    sameAs: 'works',
    title: ['应当复审的标准', 'Standards due for review'],
    unit: ['项', 'works'],
    formula: { kind: 'count', of: 'due' },
  },
  ...Object.assign({}, ...sides.map(ofSide)),
};
