import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { BoardCell, Colour, To } from '../app/boards.ts';
import { isStaff, useSession } from '../app/here.ts';
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
    case 'entry':
      return (
        <Link to="/$node/registers/$register/$key" params={{ node, register: to.register, key: to.key }}>
          {children}
        </Link>
      );
  }
};

/** One place of a board: lamp, text, small print, and where it leads. */
export const BoardCellView = ({ node, cell, unit }: { node: string; cell: BoardCell | undefined; unit?: string }) => {
  const { w } = useSay();
  const staff = isStaff(useSession());
  if (!cell) return null;
  // The page of an entry is an office's; a board may be everybody's.
  const open = (to: To): boolean => staff || to.kind !== 'entry';
  const more = cell.more?.filter(({ to }) => open(to)) ?? [];
  const text = cell.text === undefined ? '' : w(cell.text);
  const small = cell.small === undefined ? '' : w(cell.small);
  // Nothing at all, so that a card leaves out the label too.
  if (!text && !small && !cell.lamp && more.length === 0) return null;
  return (
    <>
      {cell.lamp && <BoardLamp colour={cell.lamp} />}{' '}
      {cell.to && text && open(cell.to) ? (
        <Leads node={node} to={cell.to}>
          {text}
        </Leads>
      ) : /^\d{4}-\d{2}-\d{2}$/.test(text) ? (
        <span className="day">{text}</span>
      ) : (
        text
      )}
      {unit && (
        <>
          {' '}
          <small>{unit}</small>
        </>
      )}
      {small && <small className="under">{small}</small>}
      {more.length > 0 && (
        <span className="leads">
          {more.map((one) => (
            <Leads key={JSON.stringify(one.to)} node={node} to={one.to}>
              {w(one.text)}
            </Leads>
          ))}
        </span>
      )}
    </>
  );
};
