import { type Body, type CaseIndicator, type Comments, type DeclaredIndicator, diffDays, type Roll } from '#kernel';
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

const bySide = { side: { title: ['一方', 'Side'] }, deciding } as const;

/** 意见: said about drafts, not about persons; the side is the site on which it came in. */
const comments: CaseIndicator = {
  title: ['意见数（按收到的一方）', 'Comments, by the side where they came in'],
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
  dimensions: bySide,
  counts: ({ state: { facts, reached, deciding: place } }) => {
    const on = reached.commenting;
    if (on === undefined) return null;
    const list = (facts.comments as Comments | undefined)?.list ?? [];
    return [...new Set(list.map(({ side }) => side))].map((side) => {
      const answers = list.filter((one) => one.side === side).map(({ answer }) => answer?.verdict ?? '');
      const adopted = answers.filter((verdict) => verdict === 'adopted' || verdict === 'partly').length;
      return {
        on,
        dimensions: { side, deciding: place.jurisdiction },
        counters: { received: answers.length, adopted },
      };
    });
  },
};

/** 审查会出席: of the votes that were counted last. */
const seats: CaseIndicator = {
  title: ['审查会席位（按一方）', 'Seats of panels, by side'],
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
  dimensions: bySide,
  counts: ({ state: { facts, deciding: place } }) => {
    const [roll, body] = [facts.roll as Roll | undefined, facts.body as Body | undefined];
    if (!roll || !body) return null;
    const sides = body.seats.map((seat) => seat.side);
    return [...new Set(sides)].map((side) => ({
      on: roll.on,
      dimensions: { side, deciding: place.jurisdiction },
      counters: { seats: sides.filter((one) => one === side).length, present: roll.presentBySide[side] ?? 0 },
    }));
  },
};

/** 各阶段天数: from the day a state was first reached to the day the next one was. */
const daysTo = (zh: string, en: string, from: string, to: string): CaseIndicator => ({
  title: [`${zh}平均天数`, `Mean days ${en}`],
  unit: ['天', 'days'],
  period: 'year',
  formula: { kind: 'quotient', over: 'days', under: 'n', decimals: 1 },
  counting: { version: 1, says: ['当年走完该阶段的项目', 'Works that left the stage in the year'] },
  answers: 'deciding',
  dimensions: { deciding },
  counts: ({ state: { reached, deciding: place } }) => {
    const [began, on] = [reached[from], reached[to]];
    return began && on
      ? { on, dimensions: { deciding: place.jurisdiction }, counters: { days: diffDays(began, on), n: 1 } }
      : null;
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
  daysToTakeUp: daysTo('立项', 'to take up the project', 'proposed', 'drafting'),
  daysToDraft: daysTo('起草', 'to draft', 'drafting', 'commenting'),
  daysOfComment: daysTo('征求意见', 'of comment', 'commenting', 'forReview'),
  daysOfReview: daysTo('技术审查', 'of technical review', 'forReview', 'approved'),
  daysOfSigning: daysTo('三方批准', 'to sign', 'signing', 'signed'),
  comments,
  adopted: {
    sameAs: 'comments',
    title: ['意见采纳率（含部分采纳）', 'Adopted in full or part'],
    unit: ['%', '%'],
    formula: { kind: 'share', over: 'adopted', under: 'received', decimals: 2 },
  },
  seats,
  attendance: {
    sameAs: 'seats',
    title: ['审查会出席率', 'Attendance of panels'],
    unit: ['%', '%'],
    formula: { kind: 'share', over: 'present', under: 'seats', decimals: 2 },
  },
};
