import {
  type Block,
  balances,
  cashCallOn,
  cell,
  issueFigures,
  issueOn,
  linkLamp,
  quarterlyAccount,
  quarterOf,
  type Words,
} from '#kernel';
import { callsOf, withoutVote } from '../company.ts';
import { keyOf } from '../reckoning.ts';
import { states } from '../vocabulary.ts';
import { factsOf, type Overview, type Seen } from './rows.ts';
import { named, toCase, yuan } from './text.ts';

/** Contributions against works done: due = share × certified, to the fen; late parties are shown, others owe nothing for them. */
export const money = ({ rows }: Overview, seen: Seen): Block => ({
  kind: 'table',
  title: ['各方出资（元）', 'Contributions (yuan)'],
  empty: ['尚无核定工程量', 'No works certified yet'],
  columns: [
    { key: 'project', title: ['项目', 'Project'] },
    { key: 'party', title: ['参与方', 'Party'] },
    { key: 'due', title: ['应出资', 'Due'], right: true },
    { key: 'paid', title: ['已出资', 'Paid'], right: true },
    { key: 'balance', title: ['差额', 'Balance'], right: true },
    { key: 'late', title: ['催缴', 'Calls'] },
  ],
  rows: rows.flatMap(({ state, facts, counted }) => {
    if (facts.certifiedFen === undefined) return [];
    const payments = (facts.payments ?? []).map((p) => ({ party: p.party ?? '', fen: p.fen ?? 0, on: p.on ?? '' }));
    const paid: Record<string, number> = {};
    for (const p of payments) paid[p.party] = (paid[p.party] ?? 0) + p.fen;
    const all = balances(facts.certifiedFen, keyOf(facts), paid);
    const late = (party: string): boolean =>
      callsOf(facts).some((call) => cashCallOn(call, seen.day).some((p) => p.party === party && p.late));
    const silent = withoutVote(facts, seen.day);
    return all.ok
      ? all.value.map((b) => ({
          id: `${state.id}/${b.party}`,
          cells: {
            project: cell(counted.project.title, toCase(state.id)),
            party: cell(seen.nameOf(b.party)),
            due: cell(yuan(b.due)),
            paid: cell(yuan(b.paid)),
            balance: cell(yuan(b.balance)),
            late: late(b.party)
              ? cell(['逾期未缴', 'Late'], {
                  lamp: 'yellow' as const,
                  ...(silent.includes(b.party) && {
                    small: ['按协议暂停表决权', 'vote suspended by agreement'] as Words,
                  }),
                })
              : cell(''),
          },
        }))
      : [];
  }),
});

/** Quarter by quarter: what was certified in it, shared by the key, less what came, carried on; grants of the common fund are traced. */
export const quarters = ({ rows }: Overview, seen: Seen): Block => ({
  kind: 'table',
  title: ['各方出资按季结算（元）', 'Contributions by quarter (yuan)'],
  empty: ['尚无核定工程量', 'No works certified yet'],
  filter: 'project',
  columns: [
    { key: 'project', title: ['项目', 'Project'] },
    { key: 'quarter', title: ['季度', 'Quarter'] },
    { key: 'party', title: ['参与方', 'Party'] },
    { key: 'due', title: ['本季应出资', 'Due'], right: true },
    { key: 'paid', title: ['本季已出资', 'Paid'], right: true },
    { key: 'carried', title: ['结转', 'Carried'], right: true },
  ],
  rows: rows.flatMap(({ state, facts, counted }) => {
    const certified = (facts.certifications ?? []).map(({ on, fen }) => ({ on: on ?? '', fen: fen ?? 0 }));
    const paid = (facts.payments ?? []).map(({ party, fen, on, source }) => ({
      party: party ?? '',
      fen: fen ?? 0,
      on: on ?? '',
      source,
    }));
    const lines = quarterlyAccount(certified, paid, keyOf(facts));
    if (!lines.ok || certified.length === 0) return [];
    return lines.value.map((line) => {
      const fund = paid
        .filter((one) => one.source === 'fund' && one.party === line.party && quarterOf(one.on) === line.quarter)
        .reduce((sum, { fen }) => sum + fen, 0);
      return {
        id: `${state.id}/${line.quarter}/${line.party}`,
        cells: {
          project: cell(counted.project.title, toCase(state.id)),
          quarter: cell(line.quarter),
          party: cell(seen.nameOf(line.party)),
          due: cell(yuan(line.due)),
          paid: cell(
            yuan(line.paid),
            fund > 0 ? { small: [`其中共同基金 ${yuan(fund)}`, `of which common fund ${yuan(fund)}`] } : {},
          ),
          carried: cell(yuan(line.carried)),
        },
      };
    });
  }),
});

export const together = (view: Overview, seen: Seen): readonly Block[] => {
  const levels = seen.law('levels')?.value ?? [];
  const bands = seen.law('ageBands')?.value ?? [];
  const f = issueFigures(view.issues, levels, seen.calendar, seen.day, bands);
  const days = seen.law('linkDays')?.value;
  return [
    {
      kind: 'figures',
      title: ['协调事项', 'Coordination issues'],
      items: [
        { title: ['未议定', 'Open'], ...cell(f.open) },
        ...levels.map((l) => ({ title: l.title, ...cell(f.byLevel[l.id] ?? 0) })),
        ...f.byAge.map((band) => ({
          title: (band.upTo === null
            ? [`超过 ${bands.at(-1) ?? 0} 天`, `Over ${bands.at(-1) ?? 0} days`]
            : [`${band.upTo} 天以内`, `Up to ${band.upTo} days`]) as Words,
          ...cell(band.n),
        })),
      ],
    },
    {
      kind: 'table',
      title: ['协调事项', 'Coordination issues'],
      empty: ['没有协调事项', 'No issues'],
      columns: [
        { key: 'title', title: ['事项', 'Issue'] },
        { key: 'says', title: ['所在层级', 'Where it stands'] },
      ],
      rows: seen.cases
        .filter((c) => c.facts.kind === 'issue')
        .map((c) => {
          const issue = view.issues.find((i) => i.id === c.id);
          const on = issue && issueOn(issue, levels, seen.calendar, seen.day);
          const facts = factsOf(c);
          return {
            id: c.id,
            cells: {
              title: cell([facts.title ?? '', facts.titleEn ?? facts.title ?? ''], toCase(c.id)),
              says: cell(on?.ok ? named(on.value.says, seen) : ['', '']),
            },
          };
        }),
    },
    {
      kind: 'table',
      title: ['跨界接口', 'Interfaces across borders'],
      empty: ['没有跨界接口', 'No interfaces'],
      columns: [
        { key: 'title', title: ['接口', 'Interface'] },
        { key: 'state', title: ['状态', 'State'] },
        { key: 'days', title: ['两端开通日', 'When the ends open'] },
      ],
      rows: seen.cases
        .filter((c) => c.facts.kind === 'link')
        .map((c) => {
          const found = view.links.find((l) => l.id === c.id);
          const lamp = found && days && linkLamp(found, days);
          const facts = factsOf(c);
          return {
            id: c.id,
            cells: {
              title: cell([facts.title ?? '', facts.titleEn ?? facts.title ?? ''], toCase(c.id)),
              state: cell(states[c.state as keyof typeof states]?.title ?? c.state),
              days: lamp ? cell(lamp.because, { lamp: lamp.colour }) : cell(''),
            },
          };
        }),
    },
  ];
};
