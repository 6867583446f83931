import type { ExplainedAmount } from '../../kernel/index.ts';
import { useNames } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import '../look/amount.css';
import { Status } from './status.tsx';

/** A whole number of a unit: fen as money, everything else with the name of its unit; `milli-mu` counts thousandths of a mu. */
export const useAmount = () => {
  const { fen, t, language } = useSay();
  return (amount: number, unit: string): string => {
    if (unit === 'fen') return fen(amount);
    const milli = unit.startsWith('milli-');
    const number = (milli ? amount / 1000 : amount).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB');
    const of = milli ? unit.slice('milli-'.length) : unit;
    const known = {
      seats: t('amount.seats'),
      mu: t('amount.mu'),
      tce: t('amount.tce'),
      'kg-year': t('amount.kgYear'),
    }[of];
    return `${number} ${known ?? of}`;
  };
};

const ratioOf = (value: unknown): string => {
  const { n, d } = value as { n: number; d: number };
  const hundredths = (n * 10_000) / d;
  return Number.isInteger(hundredths) ? `${hundredths / 100}%` : `${n}/${d}`;
};

/** How an amount comes from the parts below it. */
const How = ({ value }: { value: ExplainedAmount }) => {
  const { t, w } = useSay();
  const show = useAmount();
  switch (value.how) {
    case 'given':
      return value.note ? w(value.note) : null;
    case 'law':
      return <>{t('amount.law')}</>;
    case 'share':
      return (
        <>
          {t('amount.share', { ratio: ratioOf(value.law?.value), rounded: t(`amount.${value.rounded ?? 'down'}`) })}
        </>
      );
    case 'sum':
      return <>{t('amount.sum')}</>;
    case 'less':
      return <>{t('amount.less')}</>;
    case 'least':
    case 'most':
      return value.decided === undefined
        ? t('amount.raised', { amount: show(value.notBelow ?? 0, value.unit) })
        : t(value.how === 'least' ? 'amount.least' : 'amount.most');
  }
};

/** The law value an amount rests on: what it is, where and since when, and whose it is. */
const Source = ({ value }: { value: ExplainedAmount }) => {
  const { t, cite: says } = useSay();
  const names = useNames();
  if (!value.law) return null;
  const { cite, jurisdiction, from, status } = value.law;
  return (
    <small className="source">
      {t('amount.source', { cite: says(cite) })} · {names.place(jurisdiction)} <span className="num">{from}</span>{' '}
      <Status status={status} />
    </small>
  );
};

const Node = ({ value, decided, before }: { value: ExplainedAmount; decided?: boolean; before?: string }) => {
  const { t, w } = useSay();
  const show = useAmount();
  return (
    <li className={decided ? 'decided' : undefined}>
      <div className="line">
        <span>
          {before && <span className="sign">{before}</span>}
          {w(value.title)}
          {decided && <span className="tag good">{t('amount.decided')}</span>}
        </span>
        <strong className="num">{show(value.amount, value.unit)}</strong>
      </div>
      <small className="muted">
        <How value={value} />
      </small>
      <Source value={value} />
      <Parts value={value} />
    </li>
  );
};

const Parts = ({ value }: { value: ExplainedAmount }) =>
  value.parts?.length ? (
    <ul>
      {value.parts.map((part, at) => (
        <Node
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of an amount never change while shown
          key={at}
          value={part}
          decided={at === value.decided}
          before={value.how === 'less' && at > 0 ? '−' : value.how === 'sum' && at > 0 ? '+' : undefined}
        />
      ))}
    </ul>
  ) : null;

const restsOnAssumed = (value: ExplainedAmount): boolean =>
  value.law?.status === 'assumed' || (value.parts ?? []).some(restsOnAssumed);

/** A computed amount wherever one appears: the figure, a mark if it rests on an assumed value, and on demand every term of it. */
export const Amount = ({ value }: { value: ExplainedAmount }) => {
  const { t } = useSay();
  const show = useAmount();
  return (
    <div className="amount">
      <strong className="num">{show(value.amount, value.unit)}</strong>{' '}
      {restsOnAssumed(value) && <Status status="assumed" />}
      {value.how === 'given' && !value.note ? null : (
        <details>
          <summary>{t('amount.why')}</summary>
          <ul className="terms-of">
            <Node value={value} />
          </ul>
        </details>
      )}
    </div>
  );
};
