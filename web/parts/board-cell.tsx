import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { BoardCell, Colour, To } from '../app/boards.ts';
import { useSay } from '../app/say.ts';

/** Colour, word and shape say the same. */
export const BoardLamp = ({ colour }: { colour: Colour }) => {
  const { t } = useSay();
  return <span className={`board-lamp ${colour}`}>{t(`board.${colour}`)}</span>;
};

export const Leads = ({ node, to, children }: { node: string; to: To; children: ReactNode }) => {
  switch (to.kind) {
    case 'case':
      return (
        <Link to="/$node/cases/$id" params={{ node, id: to.id }}>
          {children}
        </Link>
      );
    case 'mechanism':
      return (
        <Link to="/$node/mechanisms/$id" params={{ node, id: to.id }}>
          {children}
        </Link>
      );
    case 'figure':
      return (
        <Link to="/$node/statistics/$id" params={{ node, id: to.id }}>
          {children}
        </Link>
      );
    case 'law':
      return (
        <Link to="/$node/law" params={{ node }} search={{ mechanism: to.mechanism }}>
          {children}
        </Link>
      );
    case 'stories':
      return (
        <Link to="/$node/stories/$id" params={{ node, id: to.mechanism }}>
          {children}
        </Link>
      );
    case 'board':
      return (
        <Link to="/$node/boards/$mechanism/$board" params={{ node, mechanism: to.mechanism, board: to.board }}>
          {children}
        </Link>
      );
    // Entries have no page of their own yet: they are read from the case that wrote them.
    case 'entry':
      return <span>{children}</span>;
  }
};

/** One place of a board: lamp, text, small print, and where it leads. */
export const BoardCellView = ({ node, cell, unit }: { node: string; cell: BoardCell | undefined; unit?: string }) => {
  const { w } = useSay();
  if (!cell) return null;
  const text = cell.text === undefined ? '' : w(cell.text);
  return (
    <>
      {cell.lamp && <BoardLamp colour={cell.lamp} />}{' '}
      {cell.to && text ? (
        <Leads node={node} to={cell.to}>
          {text}
        </Leads>
      ) : (
        text
      )}
      {unit && <small> {unit}</small>}
      {cell.small !== undefined && w(cell.small) !== '' && <small className="under">{w(cell.small)}</small>}
      {cell.more && (
        <span className="leads">
          {cell.more.map((one) => (
            <Leads key={JSON.stringify(one.to)} node={node} to={one.to}>
              {w(one.text)}
            </Leads>
          ))}
        </span>
      )}
    </>
  );
};
