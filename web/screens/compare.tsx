import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Comparison } from '../../kernel/index.ts';
import { get } from '../app/api.ts';
import { useNames } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { Pager } from '../parts/pager.tsx';
import { Waiting } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';

const size = 20;
interface Compared {
  readonly total: number;
  readonly unified: number;
  readonly items: readonly Comparison[];
}

/** `5wd` as the comparison writes terms; anything else as it is. */
const useValue = () => {
  const { t, term, fen } = useSay();
  return (aspect: string, value: string): string => {
    const parts = /^(\d+)(wd|wh|d|m|y)$/.exec(value);
    if (parts) return term({ n: Number(parts[1]), unit: parts[2] as 'wd' });
    if (aspect === 'fee') return value === '0' ? t('matter.free') : fen(Number(value));
    if (aspect === 'result') return t(`result.${value as 'licence'}`);
    return value;
  };
};

interface Line {
  readonly item: Comparison;
  /** None: the places agree in everything. */
  readonly aspect?: Comparison['differs'][number];
  readonly first: boolean;
}

/** One line for each item and aspect that differs; the item is named at its first. */
const linesOf = (items: readonly Comparison[]): readonly Line[] =>
  items.flatMap((item): readonly Line[] =>
    item.unified && item.differs.length === 0
      ? [{ item, first: true }]
      : item.differs.map((aspect, at) => ({ item, aspect, first: at === 0 })),
  );

const Materials = ({ item }: { item: Comparison }) => {
  const { t, several } = useSay();
  const names = useNames();
  const join = (places: readonly string[]): string => several(places.map((place) => names.place(place)));
  return (
    <ul className="bare">
      {item.materials.map((line) => (
        <li key={line.concept}>
          {t('compare.material', { name: line.name, asked: join(line.askedIn), not: join(line.notAskedIn) })}
        </li>
      ))}
    </ul>
  );
};

const Lines = ({ node, items }: { node: string; items: readonly Comparison[] }) => {
  const { t, m } = useSay();
  const names = useNames();
  const show = useValue();
  const places = [...new Set(items.flatMap(({ places: own }) => own))].sort();
  return (
    <Table
      caption={t('nav.compare')}
      hideCaption
      rows={linesOf(items)}
      id={({ item, aspect }) => `${item.basic} ${aspect}`}
      empty={t('compare.none')}
      columns={[
        {
          key: 'item',
          title: t('case.matter'),
          head: true,
          cell: ({ item, first }) =>
            first && (
              <>
                <Link to="/$node/matters" params={{ node }} search={{ q: item.title }}>
                  {m(item)}
                </Link>
                <br />
                <small className="num muted">{item.basic}</small>
              </>
            ),
        },
        {
          key: 'aspect',
          title: t('compare.aspect'),
          cell: ({ item, aspect }) =>
            aspect === undefined ? (
              <span className="tag good">{t('compare.unified')}</span>
            ) : (
              <>
                {t(`aspect.${aspect}`)}{' '}
                {item.work.includes(aspect) && <span className="tag warn">{t('compare.toAgree')}</span>}
              </>
            ),
        },
        ...places.map((place) => ({
          key: place,
          title: names.place(place),
          cell: ({ item, aspect }: Line) =>
            aspect !== undefined && aspect !== 'materials' && show(aspect, item.values[aspect][place] ?? ''),
        })),
        ...(items.some(({ differs }) => differs.includes('materials'))
          ? [
              {
                key: 'materials',
                title: t('aspect.materials'),
                cell: ({ item, aspect }: Line) => aspect === 'materials' && <Materials item={item} />,
              },
            ]
          : []),
      ]}
    />
  );
};

/** “一套标准”: which items still differ between the places, and in what: the work list of unification. */
export const Compare = () => {
  const { t } = useSay();
  const { node } = useParams({ from: '/$node/compare' });
  const search = useSearch({ from: '/$node/compare' });
  const go = useNavigate({ from: '/$node/compare' });
  const page = search.page ?? 1;
  const { data, error, refetch } = useQuery({
    queryKey: ['compare', node, search],
    queryFn: () =>
      get<Compared>(node, 'matters-compare', { basic: search.basic, offset: (page - 1) * size, limit: size }),
    placeholderData: keepPreviousData,
  });
  if (!data) return <Waiting error={error} again={() => refetch()} />;
  const share = data.total ? Math.round((data.unified / data.total) * 1000) / 10 : 0;
  return (
    <>
      <Title>{t('nav.compare')}</Title>
      <p className="notice">
        {t('compare.progress', { unified: data.unified, total: data.total, share })} {t('compare.rule')}
      </p>
      <Lines node={node} items={data.items} />
      <Pager page={page} size={size} total={data.total} go={(to) => go({ search: { ...search, page: to } })} />
    </>
  );
};
