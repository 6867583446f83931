import type { ReactNode } from 'react';
import type {
  Body,
  CaseBallot,
  Comments,
  Decision,
  DrawState,
  JointText,
  Meeting,
  Objections,
  Publicity,
  Roll,
  Tasks,
} from '../../kernel/index.ts';
import { useNames } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import type { Words } from '../app/types.ts';
import { Plain } from '../parts/plain.tsx';
import { Table } from '../parts/table.tsx';
import { Terms } from '../parts/terms.tsx';
import type { OutputProps } from './props.ts';

/** Made by the steps of a body, never filled in by a person. */
export const Input = (): null => null;

type Pair = readonly [string, ReactNode];
const hash = (value: string | undefined) => <code className="num">{value ? `${value.slice(0, 16)}…` : ''}</code>;
const list = (items: readonly string[]): string => items.join('、') || '—';

const phases: Readonly<Record<string, Words>> = {
  keys: ['各节点生成签发密钥', 'Nodes make their keys'],
  issuing: ['领取投票凭证', 'Credentials are being drawn'],
  books: ['各节点封存签发名单', 'Nodes close their books'],
  casting: ['投票', 'Casting'],
  boxes: ['各节点移交票箱', 'Nodes hand in their boxes'],
  counted: ['已计票', 'Counted'],
  committing: ['各方提交承诺', 'Sides commit'],
  revealing: ['各方揭示', 'Sides reveal'],
  drawn: ['已产生结果', 'Drawn'],
  void: ['作废', 'Void'],
  called: ['已召集', 'Called'],
  'in-session': ['进行中', 'In session'],
  closed: ['已结束', 'Closed'],
  passed: ['通过', 'Passed'],
  failed: ['未通过', 'Not passed'],
  open: ['待处理', 'Open'],
  upheld: ['成立', 'Upheld'],
  rejected: ['不成立', 'Not upheld'],
  withdrawn: ['已撤回', 'Withdrawn'],
  done: ['已完成', 'Done'],
  reopened: ['重新打开', 'Reopened'],
};

const Ballot = ({ value }: { value: CaseBallot }) => {
  const { w } = useSay();
  const names = useNames();
  const { board } = value;
  const pairs: Pair[] = [
    [w(['议题', 'Question']), w(value.question)],
    [w(['阶段', 'Phase']), w(phases[value.phase])],
    [w(['有表决权者', 'Electors']), `${value.electors.length}`],
    [w(['签发节点', 'Issuers']), list(value.issuers.map((node) => names.node(node)))],
    [w(['公告摘要', 'Hash of the notice']), hash(value.hash)],
    [
      w(['领取凭证', 'Credentials drawn']),
      list(value.books.map(({ node, voters }) => `${names.node(node)} ${voters.length}`)),
    ],
  ];
  if (board) {
    const sums = Object.entries(board.tally).map(
      ([option, n]) => `${w(value.optionTitles[option] ?? [option, option])} ${n}`,
    );
    pairs.push([w(['计票', 'Count']), list(sums)], [w(['领取而未投', 'Drawn and not cast']), `${board.notCast}`]);
    pairs.push([w(['公告板摘要', 'Hash of the board']), hash(board.boardHash)]);
  }
  return (
    <>
      <Terms pairs={pairs} />
      {board && (
        <Table
          caption={w(['公告板', 'Board'])}
          rows={board.cast}
          id={({ tracker }) => tracker}
          columns={[
            {
              key: 'tracker',
              title: w(['查询号', 'Tracker']),
              head: true,
              cell: (one) => <span className="num">{one.tracker}</span>,
            },
            {
              key: 'choice',
              title: w(['选择', 'Choice']),
              cell: (one) => list(one.choice.map((c) => w(value.optionTitles[c] ?? [c, c]))),
            },
          ]}
        />
      )}
    </>
  );
};

const Draw = ({ value }: { value: DrawState }) => {
  const { w } = useSay();
  const names = useNames();
  const said = (who: readonly { readonly party: string }[]) => list(who.map(({ party }) => names.authority(party)));
  return (
    <>
      <Terms
        pairs={[
          [w(['阶段', 'Phase']), w(phases[value.phase])],
          [w(['候选人数', 'Candidates']), `${value.order.candidates.length}`],
          [w(['抽取方案摘要', 'Hash of the order']), hash(value.orderHash)],
          [w(['已承诺', 'Committed']), said(value.commitments)],
          [w(['已揭示', 'Revealed']), said(value.reveals)],
          ...(value.voided
            ? [
                [
                  w(['未揭示', 'Withheld by']),
                  list(value.voided.withheld.map((one) => names.authority(one))),
                ] as const,
              ]
            : []),
          [w(['种子', 'Seed']), hash(value.result?.seed)],
        ]}
      />
      {value.result && (
        <Table
          caption={w(['抽取结果', 'Result'])}
          rows={value.result.drawn}
          id={({ stratum }) => stratum}
          columns={[
            { key: 'stratum', title: w(['分组', 'Group']), head: true, cell: (one) => names.place(one.stratum) },
            { key: 'seats', title: w(['正式', 'Seats']), cell: (one) => list(one.seats) },
            { key: 'alternates', title: w(['候补', 'Alternates']), cell: (one) => list(one.alternates) },
          ]}
        />
      )}
    </>
  );
};

const RollOf = ({ value }: { value: Roll }) => {
  const { t, w } = useSay();
  return (
    <Terms
      pairs={[
        [w(['席位', 'Seats']), `${value.seats.length}`],
        [w(['实到', 'Present']), list(value.present)],
        [w(['有表决权', 'Electors']), `${value.electors.length}`],
        [
          w(['回避', 'Recused']),
          list(value.recused.map(({ member, because }) => `${member}${t('say.aside', { it: w(because) })}`)),
        ],
      ]}
    />
  );
};

const DecisionOf = ({ value }: { value: Decision }) => {
  const { w } = useSay();
  return (
    <>
      <strong>{w(phases[value.outcome])}</strong>
      <ul className="marks">
        {value.because.map((one) => (
          <li key={one[1]}>{w(one)}</li>
        ))}
      </ul>
    </>
  );
};

const PublicityOf = ({ value }: { value: Publicity }) => {
  const { w, day } = useSay();
  const names = useNames();
  return (
    <Table
      caption={w(['公示', 'Publicity'])}
      hideCaption
      rows={value.places}
      id={({ place }) => place}
      columns={[
        { key: 'place', title: w(['公示地', 'Place']), head: true, cell: ({ place }) => names.place(place) },
        {
          key: 'from',
          title: w(['自', 'From']),
          cell: ({ from, removed }) =>
            removed
              ? w([`已撤下 ${removed}`, `Taken down ${removed}`])
              : from
                ? day(from)
                : w(['尚未公示', 'Not yet']),
        },
      ]}
    />
  );
};

const ObjectionsOf = ({ value }: { value: Objections }) => {
  const { w, day } = useSay();
  return (
    <Table
      caption={w(['异议', 'Objections'])}
      hideCaption
      rows={value.list}
      id={({ id }) => id}
      columns={[
        { key: 'id', title: w(['编号', 'Number']), head: true, cell: ({ id }) => id },
        { key: 'raised', title: w(['提出', 'Raised']), cell: ({ raised }) => day(raised) },
        { key: 'reason', title: w(['理由', 'Reasons']), cell: ({ reason }) => reason },
        {
          key: 'state',
          title: w(['结论', 'Finding']),
          cell: ({ state, decided }) => `${w(phases[state])}${decided ? `:${w(decided.because)}` : ''}`,
        },
      ]}
    />
  );
};

const verdicts: Readonly<Record<string, Words>> = {
  adopted: ['采纳', 'Adopted'],
  partly: ['部分采纳', 'Partly adopted'],
  refused: ['不采纳', 'Not adopted'],
};

const CommentsOf = ({ value }: { value: Comments }) => {
  const { t, w, day } = useSay();
  const names = useNames();
  return (
    <Table
      caption={w(['意见处理', 'Comments and answers'])}
      hideCaption
      rows={value.list}
      id={({ id }) => id}
      columns={[
        { key: 'id', title: w(['编号', 'Number']), head: true, cell: ({ id }) => id },
        { key: 'side', title: w(['来自', 'From']), cell: ({ side }) => names.place(side) },
        { key: 'received', title: w(['收到', 'Received']), cell: ({ received }) => day(received) },
        { key: 'text', title: w(['意见', 'Comment']), cell: ({ text }) => text },
        {
          key: 'answer',
          title: w(['处理', 'Answer']),
          cell: ({ answer }) =>
            answer
              ? answer.reason
                ? t('say.pair', { a: w(verdicts[answer.verdict]), b: answer.reason })
                : w(verdicts[answer.verdict])
              : w(['尚未答复', 'Not answered yet']),
        },
      ]}
    />
  );
};

const BodyOf = ({ value }: { value: Body }) => {
  const names = useNames();
  return (
    <Terms
      pairs={value.sides.map((side) => [
        names.place(side),
        list(value.seats.filter((seat) => seat.side === side).map(({ member }) => member)),
      ])}
    />
  );
};

const Signing = ({ value }: { value: JointText }) => {
  const { w, day } = useSay();
  const names = useNames();
  const signed = new Map(value.signatures.map((one) => [one.party, one]));
  return (
    <>
      <Terms pairs={[[w(['所签文本摘要', 'Hash of the text']), hash(value.hash)]]} />
      <Table
        caption={w(['签署', 'Signatures'])}
        hideCaption
        rows={value.parties.map((party) => ({ party, one: signed.get(party) }))}
        id={({ party }) => party}
        columns={[
          { key: 'party', title: w(['签署方', 'Party']), head: true, cell: ({ party }) => names.authority(party) },
          {
            key: 'on',
            title: w(['签署', 'Signed']),
            cell: ({ one }) => {
              if (!one) return w(['未签署;沉默不视为同意', 'Not signed; silence is not consent']);
              return one.hash === value.hash ? day(one.on) : w(['签署了另一文本', 'Signed another text']);
            },
          },
        ]}
      />
    </>
  );
};

const MeetingOf = ({ value }: { value: Meeting }) => {
  const { w, time } = useSay();
  const here = new Set(value.attendance.filter(({ present }) => present).map(({ member }) => member));
  return (
    <Terms
      pairs={[
        [w(['阶段', 'Phase']), w(phases[value.phase])],
        [w(['主持人', 'Presiding']), value.chair],
        [w(['召集时间', 'Called']), time(value.called)],
        [w(['已签到', 'Signed in']), list([...here])],
        [w(['议程', 'Agenda']), list(value.agenda.map(({ title }) => w(title)))],
      ]}
    />
  );
};

const TasksOf = ({ value }: { value: Tasks }) => {
  const { w, day } = useSay();
  const names = useNames();
  return (
    <Table
      caption={w(['任务', 'Tasks'])}
      hideCaption
      rows={value.list}
      id={({ id }) => id}
      columns={[
        { key: 'what', title: w(['事项', 'What']), head: true, cell: ({ what }) => w(what) },
        { key: 'owner', title: w(['责任单位', 'Owner']), cell: ({ owner }) => names.authority(owner) },
        { key: 'due', title: w(['期限', 'Due']), cell: ({ due }) => day(due) },
        { key: 'state', title: w(['状态', 'State']), cell: ({ state }) => w(phases[state]) },
      ]}
    />
  );
};

/** A draw, a meeting, a ballot, a publicity …: each tells what it is. What is not known here is shown plainly. */
export const Output = ({ value }: OutputProps<{ readonly kind: string }>) => {
  const of = value as never;
  switch (value.kind) {
    case 'ballot':
      return <Ballot value={of} />;
    case 'draw':
      return <Draw value={of} />;
    case 'roll':
      return <RollOf value={of} />;
    case 'decision':
      return <DecisionOf value={of} />;
    case 'publicity':
      return <PublicityOf value={of} />;
    case 'objections':
      return <ObjectionsOf value={of} />;
    case 'comments':
      return <CommentsOf value={of} />;
    case 'body':
      return <BodyOf value={of} />;
    case 'joint-text':
      return <Signing value={of} />;
    case 'meeting':
      return <MeetingOf value={of} />;
    case 'tasks':
      return <TasksOf value={of} />;
    default:
      return <Plain value={value} />;
  }
};
