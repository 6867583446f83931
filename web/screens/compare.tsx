import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Comparison } from '../../kernel/index.ts';
import { get } from '../app/api.ts';
import { useNames } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { Pager } from '../parts/pager.tsx';
import { Waiting } from '../parts/problem.tsx';
import { ScrollBox } from '../parts/scroll-box.tsx';
import '../look/matters.css';

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

const Lines = ({ item }: { item: Comparison }) => {
  const { t, language } = useSay();
  const names = useNames();
  const show = useValue();
  const join = (places: readonly string[]): string =>
    places.map((place) => names.place(place)).join(language === 'zh' ? '、' : ', ');
  return (
    <table className="table">
      <caption className="gone">{item.title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('compare.aspect')}</th>
          {item.places.map((place) => (
            <th key={place} scope="col">
              {names.place(place)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {item.differs.map((aspect) => (
          <tr key={aspect}>
            <th scope="row">
              {t(`aspect.${aspect}`)}{' '}
              {item.work.includes(aspect) && <span className="tag warn">{t('compare.toAgree')}</span>}
            </th>
            {aspect === 'materials' ? (
              <td colSpan={item.places.length}>
                <ul>
                  {item.materials.map((line) => (
                    <li key={line.concept}>
                      {t('compare.material', {
                        name: line.name,
                        asked: join(line.askedIn),
                        not: join(line.notAskedIn),
                      })}
                    </li>
                  ))}
                </ul>
              </td>
            ) : (
              item.places.map((place) => <td key={place}>{show(aspect, item.values[aspect][place] ?? '')}</td>)
            )}
          </tr>
        ))}
      </tbody>
    </table>
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
      <div className="stack">
        {data.items.map((item) => (
          <section key={item.basic} className="card">
            <h2>
              {item.title}{' '}
              {item.unified ? (
                <span className="tag good">{t('compare.unified')}</span>
              ) : (
                <span className="tag warn">{t('compare.open', { n: item.work.length })}</span>
              )}
            </h2>
            <small className="num">{item.basic}</small>
            {item.differs.length > 0 && (
              <ScrollBox label={item.title}>
                <Lines item={item} />
              </ScrollBox>
            )}
            <p>
              <Link to="/$node/matters" params={{ node }} search={{ q: item.title }}>
                {t('compare.open_')}
              </Link>
            </p>
          </section>
        ))}
      </div>
      <Pager page={page} size={size} total={data.total} go={(to) => go({ search: { ...search, page: to } })} />
    </>
  );
};
