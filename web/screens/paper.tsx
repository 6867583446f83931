import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { address, get } from '../app/api.ts';
import { useMechanism, useNames } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { CaseView, Day, Words } from '../app/types.ts';
import { Plain } from '../parts/plain.tsx';
import { Waiting } from '../parts/problem.tsx';
import '../look/paper.css';

interface PaperAnswer {
  readonly paper: {
    readonly number: string;
    readonly kind: string;
    readonly title: Words;
    readonly on: Day;
    readonly authority: string;
    readonly body: Readonly<Record<string, unknown>>;
  };
  /** A drawing, or the address it encodes drawn by the server. */
  readonly qr?: string;
}

/** One numbered document on the screen; printing it and its two PDFs (A4, 80 mm roll) start here. */
export const PaperPage = () => {
  const { t, w, day } = useSay();
  const names = useNames();
  const { node, id, number } = useParams({ from: '/$node/cases/$id/papers/$number' });
  const { print: printing } = useSearch({ from: '/$node/cases/$id/papers/$number' });
  const path = `cases/${id}/papers/${encodeURIComponent(number)}`;
  const { data, error, refetch } = useQuery({
    queryKey: ['paper', node, id, number],
    queryFn: () => get<PaperAnswer>(node, `${path}.json`),
  });
  useEffect(() => {
    if (data && printing) print();
  }, [data, printing]);
  const { data: about } = useQuery({
    queryKey: ['case', node, id],
    queryFn: () => get<CaseView>(node, `cases/${id}`),
  });
  const declared = useMechanism(about?.mechanism);
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  const { paper, qr } = data;
  return (
    <>
      <p className="buttons no-print">
        <a className="button" href={address(node, `${path}.pdf`, { format: 'a4' })} target="_blank" rel="noreferrer">
          {t('paper.a4')}
        </a>
        <a
          className="button second"
          href={address(node, `${path}.pdf`, { format: 'roll80' })}
          target="_blank"
          rel="noreferrer"
        >
          {t('paper.roll')}
        </a>
        <button type="button" className="quiet" onClick={() => print()}>
          {t('paper.print')}
        </button>
        <Link to="/$node/cases/$id" params={{ node, id }}>
          {t('paper.back')}
        </Link>
      </p>
      <article className="sheet">
        <p className="head">{names.authority(paper.authority)}</p>
        <Title plain>{w(paper.title)}</Title>
        <p className="no num">
          {t('paper.number')} {paper.number}
        </p>
        <Plain value={paper.body} declared={declared?.facts} />
        <div className="end">
          {qr && (
            <img
              src={`data:image/svg+xml;utf8,${encodeURIComponent(qr)}`}
              alt={t('paper.qr')}
              width="132"
              height="132"
            />
          )}
          <p>
            {names.authority(paper.authority)}
            <br />
            <span className="num">{day(paper.on)}</span>
          </p>
        </div>
      </article>
    </>
  );
};
