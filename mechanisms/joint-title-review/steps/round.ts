import { beginDraw, drawSteps, type Effect, fileBody, kept, ok, panelAfter, seatsFrom } from '#kernel';
import { authoritiesOf, elsewhere, expertsOf, poolKey, poolOf, sidesOf } from '../reckoning.ts';
import { POOLS, ROUNDS } from '../registers.ts';
import type { Case, CaseStep } from '../vocabulary.ts';

const roundEntry = (seen: Case, more: object = {}): Effect => {
  const { round, series, level, opensOn, closesOn } = seen.facts;
  return {
    kind: 'register.enter',
    register: ROUNDS,
    key: round ?? '',
    values: { series, level, opensOn, closesOn, ...more },
    from: seen.day,
  };
};

const termOf = (seen: Case) => ({ from: seen.day, to: seen.facts.committeeTo ?? seen.day });

/** Seats from the draw, names from the pool; who cannot serve is replaced by the alternates of the same side, in their order. */
const seated = (seen: Case) => {
  const drawn = panelAfter(seen.facts.draw, seen.facts.stoodAside ?? []);
  if (!drawn.ok) return drawn;
  const { chair = '', deputies = [] } = seen.facts.chairs ?? {};
  return ok(seatsFrom(drawn.value, poolOf(seen), { chair, deputies }, termOf(seen)));
};

const concerns = authoritiesOf;

/** 专家库: each department sends the list it keeps; the secretariat enters it. */
const pool = {
  submitExperts: {
    title: ['报送评审专家名单', 'Send a list of experts'],
    by: 'sender',
    from: 'nothing',
    to: 'poolSent',
    asks: ['series', 'experts'],
    sets: (seen) => ({ side: ownSide(seen) }),
    requires: ['ownSideOnly', 'expertsFit'],
    handsTo: 'deciding',
  },
  enterExperts: {
    title: ['专家入库', 'The experts are entered'],
    by: 'node',
    from: 'poolSent',
    to: 'pooled',
    takesCustody: true,
    then: ({ facts, day }) => [
      {
        kind: 'register.enter',
        register: POOLS,
        key: poolKey(facts.series ?? '', facts.side ?? ''),
        values: { series: facts.series, side: facts.side, experts: facts.experts },
        from: day,
      },
    ],
  },
  poolReturns: {
    title: ['名单退回', 'The list comes back'],
    by: 'node',
    from: 'poolSent',
    to: 'poolBack',
    returnsCustody: true,
  },
} as const satisfies Record<string, CaseStep>;

function ownSide(seen: Case): string | undefined {
  return sidesOf(seen).find(({ authority }) => authority === seen.post?.authority)?.place;
}

/** 通知 → 抽取 → 评委会备案. All departments commit and reveal: one of them that is honest is enough for a fair draw. */
export const round = {
  ...pool,
  giveNotice: {
    title: ['发布评审通知', 'Give notice of a review'],
    by: 'secretary',
    from: 'nothing',
    to: 'noticed',
    asks: ['round', 'series', 'level', 'scope', 'conditions', 'opensOn', 'closesOn'],
    requires: ['datesInOrder'],
    papers: ['notice'],
    concerns,
    then: (seen) => {
      const { round: name, series, level, opensOn, closesOn } = seen.facts;
      return [roundEntry(seen), ...elsewhere(seen, 'notice', { round: name, series, level, opensOn, closesOn })];
    },
  },
  orderDraw: {
    title: ['公布抽取方案', 'Announce the draw'],
    help: [
      '候选名单、分组和名额先行固定，之后各方才提交随机数承诺',
      'List, groups and places are fixed first; only then do the sides commit to their secrets',
    ],
    by: 'secretary',
    from: 'noticed',
    to: 'drawing',
    asks: ['strata'],
    reads: ['pools'],
    concerns,
    reckons: (seen) =>
      kept(
        'draw',
        beginDraw({
          id: `${seen.facts.round}/${(seen.state.taken.orderDraw ?? 0) + 1}`,
          title: ['评审委员会抽取', 'Draw of the committee'],
          body: `${ROUNDS}/${seen.facts.round}`,
          pool: poolOf(seen),
          day: seen.day,
          strata: (seen.facts.strata ?? []).map(({ side = '', seats = 0, alternates = 0 }) => ({
            id: side,
            side,
            seats,
            alternates,
          })),
          parties: authoritiesOf(seen),
        }),
      ),
  },
  ...drawSteps({ side: 'side', keeper: 'secretary', drawing: 'drawing', drawn: 'drawn', voided: 'noticed' }),
  fileCommittee: {
    title: ['评审委员会备案', 'Put the committee on file'],
    by: 'head',
    from: 'drawn',
    to: 'seated',
    asks: ['chairs', 'stoodAside?', 'committeeTo'],
    reads: ['pools'],
    reckons: (seen) => {
      const seats = seated(seen);
      const rules = seen.law('committee')?.value;
      if (!seats.ok || !rules) return seats.ok ? ok({}) : seats;
      const years = rules.maxYears;
      const filed = fileBody(
        {
          kind: 'body',
          id: `${ROUNDS}/${seen.facts.round}`,
          title: ['联合评审委员会', 'Joint review committee'],
          sides: sidesOf(seen).map(({ place }) => place),
          seats: seats.value,
          ...termOf(seen),
        },
        {
          odd: rules.odd,
          minSeats: rules.minSeats[seen.facts.scope ?? 'specialty'],
          minShare: { base: 'seats', strict: false, ...rules.minShare },
          latestEnd: (from) => `${Number(from.slice(0, 4)) + years}${from.slice(4)}`,
        },
      );
      if (!filed.ok) return filed;
      const names = new Map(expertsOf(seen).map(({ id, name }) => [id, name]));
      return ok({
        committee: filed.value.seats.map(({ member, side, role }) => ({
          id: member,
          name: names.get(member) ?? member,
          side,
          role,
        })),
      });
    },
    papers: ['filing'],
    then: (seen) => [
      roundEntry(seen, {
        committee: seen.facts.committee,
        committeeFrom: seen.day,
        committeeTo: seen.facts.committeeTo,
      }),
    ],
  },
} as const satisfies Record<string, CaseStep>;
