import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { get } from '../app/api.ts';
import { useNames } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { Day } from '../app/types.ts';
import { Pager } from '../parts/pager.tsx';
import { Waiting } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';

const size = 20;

interface Item {
  readonly code: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly jurisdiction: string;
  readonly authority: string;
  readonly provenance: string;
}

interface Use {
  readonly since: Day;
  readonly places: readonly { jurisdiction: string; items: number; used: number; dead: number }[];
  readonly unification: { readonly shared: number; readonly sharedByAll: number; readonly unified: number };
  readonly top: readonly (Item & { readonly cases: number })[];
  readonly dead: { readonly total: number; readonly items: readonly Item[] };
}

/** 事项使用: which items of the list nobody has asked for in twelve months, which are asked for most, how far the list is unified. */
export const MattersUse = () => {
  const { t, m } = useSay();
  const names = useNames();
  const { node } = useParams({ from: '/$node/matters-use' });
  const search = useSearch({ from: '/$node/matters-use' });
  const go = useNavigate({ from: '/$node/matters-use' });
  const page = search.page ?? 1;
  const { data, error, refetch } = useQuery({
    queryKey: ['matters-use', node, page],
    queryFn: () => get<Use>(node, 'matters-use', { offset: (page - 1) * size, limit: size }),
    placeholderData: keepPreviousData,
  });
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  const { shared, unified } = data.unification;
  const guide = (item: Item) => (
    <>
      <Link to="/$node/matters/$code" params={{ node, code: item.code }}>
        {m(item)}
      </Link>
      <br />
      <small className="muted">
        {names.place(item.jurisdiction)} · {names.authority(item.authority)}
      </small>
    </>
  );
  return (
    <>
      <Title>{t('nav.mattersUse')}</Title>
      <p className="notice">
        {t('compare.progress', {
          unified,
          total: shared,
          share: shared ? Math.round((unified / shared) * 1000) / 10 : 0,
        })}{' '}
        <Link to="/$node/compare" params={{ node }}>
          {t('nav.compare')}
        </Link>
      </p>
      <p className="muted">{t('use.since', { day: data.since })}</p>
      <div className="stack">
        <Table
          caption={t('use.places')}
          rows={data.places}
          id={(row) => row.jurisdiction}
          empty={t('use.elsewhere')}
          columns={[
            { key: 'place', title: t('use.place'), head: true, cell: (row) => names.place(row.jurisdiction) },
            { key: 'items', title: t('use.items'), right: true, cell: (row) => row.items },
            { key: 'used', title: t('use.used'), right: true, cell: (row) => row.used },
            { key: 'dead', title: t('use.dead'), right: true, cell: (row) => row.dead },
          ]}
        />
        <Table
          caption={t('use.top')}
          rows={data.top}
          id={(row) => row.code}
          empty={t('use.none')}
          columns={[
            { key: 'item', title: t('use.item'), head: true, cell: guide },
            { key: 'cases', title: t('use.cases'), right: true, cell: (row) => row.cases },
          ]}
        />
        <Table
          caption={t('use.deadItems', { n: data.dead.total })}
          rows={data.dead.items}
          id={(row) => row.code}
          empty={t('use.noneDead')}
          columns={[
            { key: 'item', title: t('use.item'), head: true, cell: guide },
            {
              key: 'code',
              title: t('use.code'),
              cell: (row) => (
                <>
                  <span className="num">{row.code}</span>{' '}
                  {row.provenance === 'synthetic' && <span className="tag warn">{t('matter.synthetic')}</span>}
                </>
              ),
            },
          ]}
        />
      </div>
      <Pager page={page} size={size} total={data.dead.total} go={(to) => go({ search: { page: to } })} />
    </>
  );
};
