import {
  addMonths,
  type Block,
  type Board,
  type BoardSeen,
  type CaseState,
  cell,
  diffDays,
  dueDay,
  type Term,
  type Words,
} from '#kernel';
import { type law, stages } from '../facts.ts';
import type { Case } from '../vocabulary.ts';

type Seen = BoardSeen<typeof law>;
type Facts = Case['facts'];

interface Row {
  readonly state: CaseState;
  readonly facts: Facts;
}

const toCase = ({ state }: Row) => ({ to: { kind: 'case', id: state.id } as const });
const titleOf = ({ facts }: Row): Words => [facts.title ?? '', facts.titleEn ?? facts.title ?? ''];
const days = (row: Row, from: string, to: string): string => {
  const [began, ended] = [row.state.reached[from], row.state.reached[to]];
  return began && ended ? String(diffDays(began, ended)) : '';
};

/** Each institution under way, and the days it took from stage to stage. */
const stagesOf = (rows: readonly Row[], seen: Seen): Block => ({
  kind: 'table',
  title: ['办理中的制度', 'Institutions under way'],
  empty: ['没有办理中的制度', 'None is under way'],
  filter: 'stage',
  columns: [
    { key: 'title', title: ['制度', 'Institution'] },
    { key: 'lead', title: ['牵头单位', 'Lead'] },
    { key: 'stage', title: ['阶段', 'Stage'] },
    { key: 'toIssue', title: ['列入至印发（天）', 'Listed to issued (days)'], right: true },
    { key: 'toLand', title: ['印发至落地（天）', 'Issued to landed (days)'], right: true },
    { key: 'evidence', title: ['落地证据', 'Evidence'] },
    { key: 'lineage', title: ['承接', 'Successor of'] },
  ],
  rows: rows.map((row) => ({
    id: row.state.id,
    cells: {
      title: cell(titleOf(row), toCase(row)),
      lead: cell(row.facts.lead ? seen.nameOf(row.facts.lead) : ''),
      stage: cell(stages[row.state.state as keyof typeof stages] ?? row.state.state),
      toIssue: cell(days(row, 'listed', 'issued')),
      toLand: cell(days(row, 'issued', 'landed')),
      evidence: cell(
        (row.facts.evidence ?? []).map(({ node, acts }) => `${seen.nameOf(node ?? '')[0]} ${acts}`).join('、'),
      ),
      lineage: cell((row.facts.successorOf ?? []).join('、')),
    },
  })),
});

/** What each party said in all rounds, and where it is awaited now. */
const byParty = (rows: readonly Row[], seen: Seen): Block => {
  const offices = seen.law('partyOffices')?.value ?? {};
  return {
    kind: 'table',
    title: ['各方会签', 'Consultation by party'],
    columns: [
      { key: 'party', title: ['参与方', 'Party'] },
      { key: 'asked', title: ['约束制度', 'Bound by'], right: true },
      { key: 'agreed', title: ['同意', 'Agreed'], right: true },
      { key: 'objected', title: ['不同意', 'Objected'], right: true },
      { key: 'waiting', title: ['尚未答复', 'Not answered'], right: true },
    ],
    rows: Object.entries(offices).map(([party, office]) => {
      const mine = rows.filter(({ facts }) => facts.parties?.includes(party));
      const said = mine.flatMap(({ facts }) => (facts.stances ?? []).filter((one) => one.authority === office));
      const waiting = mine.filter(
        ({ state, facts }) =>
          state.state === 'consultation' &&
          !(facts.stances ?? []).some((one) => one.authority === office && one.round === facts.round),
      );
      return {
        id: party,
        cells: {
          party: cell(seen.nameOf(party)),
          asked: cell(mine.length),
          agreed: cell(said.filter((one) => one.stance !== 'object').length),
          objected: cell(said.filter((one) => one.stance === 'object').length),
          waiting: cell(waiting.length, waiting.length > 0 ? { lamp: 'yellow' } : {}),
        },
      };
    }),
  };
};

const adopters = (rows: readonly Row[]): Block => ({
  kind: 'table',
  title: ['复制推广', 'Adopters'],
  empty: ['尚无区外采用', 'Nobody outside has adopted one'],
  columns: [
    { key: 'title', title: ['制度', 'Institution'] },
    { key: 'adopter', title: ['采用方', 'Adopter'] },
    { key: 'how', title: ['方式', 'How'] },
    { key: 'on', title: ['日期', 'Day'] },
    { key: 'instrument', title: ['文件', 'Instrument'] },
  ],
  rows: rows.flatMap((row) =>
    (row.facts.adopters ?? []).map((one, n) => ({
      id: `${row.state.id}/${n}`,
      cells: {
        title: cell(titleOf(row), toCase(row)),
        adopter: cell(one.adopter ?? '', { small: one.place ?? '' }),
        how: cell(one.how === 'asIs' ? (['原样', 'As it is'] as const) : (['调整后', 'Adapted'] as const)),
        on: cell(one.on ?? ''),
        instrument: cell(one.instrument ?? ''),
      },
    })),
  ),
});

/** When the next review of an institution is due: by the last review, or by its recognition. */
const nextReview = ({ facts }: Row, seen: Seen): string | undefined => {
  const last = facts.reviews?.at(-1)?.on;
  const term: Term | undefined = seen.law(last ? 'laterReview' : 'firstReview')?.value;
  const from = last ?? facts.recognisedOn;
  const due = term && from ? dueDay(seen.calendar, from, term) : undefined;
  return due?.ok ? due.value : undefined;
};

const reviews = (rows: readonly Row[], seen: Seen): Block => ({
  kind: 'table',
  title: ['评估', 'Reviews'],
  empty: ['尚无已认定的制度', 'None has been recognised'],
  columns: [
    { key: 'title', title: ['制度', 'Institution'] },
    { key: 'due', title: ['下次评估', 'Next review'] },
    { key: 'last', title: ['上次结论', 'Last outcome'] },
    { key: 'acts', title: ['评估时实际办理', 'Real acts at the review'], right: true },
    { key: 'complaints', title: ['投诉', 'Complaints'], right: true },
  ],
  rows: rows
    .filter(({ facts, state }) => facts.recognisedOn !== undefined && state.state !== 'repealed')
    .map((row) => {
      const due = nextReview(row, seen);
      const last = row.facts.reviews?.at(-1);
      const outcomes = { keep: ['保留', 'Kept'], revise: ['修订', 'Revised'], repeal: ['废止', 'Repealed'] } as const;
      const lamp = !due ? 'grey' : due < seen.day ? 'red' : due < addMonths(seen.day, 1) ? 'yellow' : 'green';
      return {
        id: row.state.id,
        cells: {
          title: cell(titleOf(row), toCase(row)),
          due: cell(due ?? '', { lamp }),
          last: last?.outcome ? cell(outcomes[last.outcome], { small: last.on ?? '' }) : cell('–'),
          acts: cell(last?.acts ?? '–'),
          complaints: cell(last?.complaints ?? '–'),
        },
      };
    }),
});

/** 制度生命周期: what is under way, who was asked, who adopted it, what is to be reviewed. */
export const life: Board<typeof law> = {
  title: ['制度生命周期', 'Life of the institutions'],
  readers: ['officer', 'head'],
  needs: { cases: true },
  shows: (seen) => {
    const rows = seen.cases
      .filter(({ state }) => state in stages)
      .map((state): Row => ({ state, facts: state.facts as Facts }));
    return [stagesOf(rows, seen), byParty(rows, seen), reviews(rows, seen), adopters(rows)];
  },
};
