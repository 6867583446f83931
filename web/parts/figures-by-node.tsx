import { Link } from '@tanstack/react-router';
import { useNames } from '../app/here.ts';
import type { Answer } from '../app/indicators.ts';
import { useSay } from '../app/say.ts';
import { Table } from './table.tsx';

interface Given {
  readonly answers: readonly { readonly node: string; readonly answer: Answer }[];
  readonly search: { readonly from?: string; readonly to?: string };
}

/** The nodes side by side, by one definition; each name leads to the node's own page. */
export const FiguresByNode = ({ answers, search }: Given) => {
  const { t, w } = useSay();
  const names = useNames();
  const shown = (answer: Answer, id: string): string => {
    const figure = answer.figures.find((one) => one.id === id);
    return figure?.value === null || figure === undefined ? '–' : `${figure.value} ${w(figure.unit)}`;
  };
  return (
    <>
      <Table
        caption={t('stats.byNode')}
        rows={answers[0]?.answer.figures ?? []}
        id={(figure) => figure.id}
        columns={[
          {
            key: 'figure',
            title: t('stats.figure'),
            head: true,
            cell: (figure) => (
              <>
                {w(figure.title)}
                <br />
                <small className="muted">{w(figure.definition)}</small>
              </>
            ),
          },
          ...answers.map(({ node, answer }) => ({
            key: node,
            title: names.node(node),
            right: true,
            cell: (figure: Answer['figures'][number]) => <span className="num">{shown(answer, figure.id)}</span>,
          })),
        ]}
      />
      <div className="buttons">
        {answers.map(({ node }) => (
          <Link key={node} className="button second small" to="/$node/statistics" params={{ node }} search={search}>
            {names.node(node)}
          </Link>
        ))}
      </div>
    </>
  );
};
