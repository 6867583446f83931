import { useSay } from '../app/say.ts';

const stages = ['stage.0', 'stage.1', 'stage.2', 'stage.3', 'stage.4', 'stage.5'] as const;

/** 申请 → 收件 → 受理 → 审查 → 决定 → 办结. */
export const Stepper = ({
  stage = 0,
  done,
  days = {},
}: {
  stage?: number;
  done?: boolean;
  days?: Readonly<Record<number, string>>;
}) => {
  const { t } = useSay();
  return (
    <ol className="stepper" aria-label={t('stage.title')}>
      {stages.map((key, at) => {
        const past = at < stage || (done && at === stage);
        const now = at === stage && !done;
        return (
          <li key={key} className={past ? 'past' : now ? 'now' : ''} aria-current={now ? 'step' : undefined}>
            <span className="dot" aria-hidden="true">
              {past ? '✓' : at + 1}
            </span>
            {t(key)}
            {past && <span className="gone"> {t('stage.past')}</span>}
            {days[at] && <small className="num">{days[at]}</small>}
          </li>
        );
      })}
    </ol>
  );
};
