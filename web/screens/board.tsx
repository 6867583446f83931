import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type Block, boardQuery, type FiguresBlock, type TableBlock } from '../app/boards.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { BoardCellView } from '../parts/board-cell.tsx';
import { Fold } from '../parts/fold.tsx';
import { Waiting } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';
import { BoardMap } from '../special/board-map.tsx';
import { Gantt } from '../special/gantt.tsx';
import '../look/statistics.css';
import '../look/board.css';

const Figures = ({ node, block }: { node: string; block: FiguresBlock }) => {
  const { w } = useSay();
  return (
    <section>
      <h2>{w(block.title)}</h2>
      <ul className="figures bare">
        {block.items.map((item) => (
          <li key={`${w(item.title)}${item.lamp ?? ''}`} className="card">
            <h3>{w(item.title)}</h3>
            <div className="value num">
              <BoardCellView node={node} cell={item} unit={item.unit && w(item.unit)} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Filtered = ({ node, block }: { node: string; block: TableBlock }) => {
  const { t, w } = useSay();
  const [only, setOnly] = useState('');
  const { filter } = block;
  const textOf = (row: TableBlock['rows'][number]): string => w(row.cells[filter ?? '']?.text);
  const values = filter ? [...new Set(block.rows.map(textOf))].sort() : [];
  /** A number counts the rows; the first column of words names them. */
  const named = Math.max(
    0,
    block.columns.findIndex(({ right }) => !right),
  );
  const rows = only === '' ? block.rows : block.rows.filter((row) => textOf(row) === only);
  return (
    <section>
      {values.length > 1 && (
        <label className="filter">
          <span>{w(block.columns.find((column) => column.key === filter)?.title)}</span>
          <select value={only} onChange={(event) => setOnly(event.target.value)}>
            <option value="">{t('list.any')}</option>
            {values.map((value) => (
              <option key={value}>{value}</option>
            ))}
          </select>
        </label>
      )}
      <Table
        caption={w(block.title)}
        {...(block.folds && { hideCaption: true })}
        rows={rows}
        id={(row) => row.id}
        first={block.whole ? 60 : 12}
        {...(block.empty && { empty: w(block.empty) })}
        columns={block.columns.map((column, n) => ({
          key: column.key,
          title: w(column.title),
          ...(column.right && { right: true }),
          ...(n === named && { head: true }),
          cell: (row: TableBlock['rows'][number]) => <BoardCellView node={node} cell={row.cells[column.key]} />,
        }))}
      />
    </section>
  );
};

const One = ({ node, block }: { node: string; block: Block }) => {
  const { w } = useSay();
  switch (block.kind) {
    case 'figures':
      return <Figures node={node} block={block} />;
    case 'table': {
      const table = <Filtered node={node} block={block} />;
      return block.folds ? (
        <Fold title={w(block.title)} count={block.rows.length}>
          {table}
        </Fold>
      ) : (
        table
      );
    }
    case 'gantt':
      return <Gantt node={node} block={block} />;
    case 'map':
      return <BoardMap node={node} block={block} />;
    case 'notes':
      return (
        <div className={block.tone === 'warn' ? 'notice warn' : 'notice'}>
          {block.title && (
            <p>
              <strong>{w(block.title)}</strong>
            </p>
          )}
          {block.items.map((item) => (
            <p key={w(item)}>{w(item)}</p>
          ))}
        </div>
      );
  }
};

/** An overview (看板) as its mechanism declares it. */
export const BoardBody = ({ node, mechanism, board }: { node: string; mechanism: string; board: string }) => {
  const { t, w, time } = useSay();
  const { data, error, refetch } = useQuery(boardQuery(node, mechanism, board));
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  return (
    <>
      <Title>{w(data.title)}</Title>
      <p className="muted">
        {t('board.asOf')} <span className="num">{time(data.asOf)}</span>
      </p>
      <div className="stack board">
        {data.blocks.map((block, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no name of their own and never move
          <One key={n} node={node} block={block} />
        ))}
      </div>
    </>
  );
};

export const BoardPage = () => {
  const params = useParams({ from: '/$node/boards/$mechanism/$board' });
  return <BoardBody {...params} />;
};
