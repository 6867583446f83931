import { Link } from '@tanstack/react-router';
import { useNames, useNode } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import type { CaseView, Facts, MechanismView, TimelineEntry, Words } from '../app/types.ts';
import { FactOutput } from '../kit/fact.tsx';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What each step changed: the value before beside the value after. */
const changesOf = (timeline: readonly TimelineEntry[]) => {
  const seen: Record<string, unknown> = {};
  return timeline.map((entry) => {
    const changes = Object.entries(entry.set ?? {})
      .filter(([name, value]) => name in seen && !same(seen[name], value))
      .map(([name, value]) => ({ name, before: seen[name], after: value }));
    const first = Object.keys(entry.set ?? {}).filter((name) => !(name in seen));
    Object.assign(seen, entry.set);
    return { changes, first };
  });
};

const Changed = ({
  set,
  first,
  changes,
  declared,
  caseId,
}: {
  set: Facts;
  first: readonly string[];
  changes: ReturnType<typeof changesOf>[number]['changes'];
  declared: MechanismView | undefined;
  caseId: string;
}) => {
  const { t, w, language } = useSay();
  if (first.length + changes.length === 0) return null;
  const title = (name: string): string => w(declared?.facts[name]?.title) || name;
  return (
    <details className="changes">
      <summary>
        {t('time.recorded', {
          names: [...first, ...changes.map((c) => c.name)].map(title).join(language === 'zh' ? '、' : ', '),
        })}
      </summary>
      {first.map((name) => (
        <div key={name}>
          {title(name)}: <FactOutput fact={declared?.facts[name]} value={set[name]} caseId={caseId} />
        </div>
      ))}
      {changes.map((change) => (
        <div key={change.name}>
          {title(change.name)}: <span className="gone">{t('time.before')}</span>
          <del>
            <FactOutput fact={declared?.facts[change.name]} value={change.before} caseId={caseId} />
          </del>{' '}
          → <span className="gone">{t('time.after')}</span>
          <ins>
            <FactOutput fact={declared?.facts[change.name]} value={change.after} caseId={caseId} />
          </ins>
        </div>
      ))}
    </details>
  );
};

/** Everything that happened, by whom and where, and the states still ahead. */
export const Timeline = ({ data, declared }: { data: CaseView; declared: MechanismView | undefined }) => {
  const { t, w, time } = useSay();
  const node = useNode();
  const names = useNames();
  const changes = changesOf(data.timeline);
  const role = (by: string | Words): string => w(typeof by === 'string' ? (declared?.actors[by]?.title ?? by) : by);
  return (
    <ol className="timeline">
      {data.timeline.map((entry, at) => (
        <li key={entry.version}>
          <div className="what">
            <strong>{w(entry.title)}</strong>
            <span className="num muted">{time(entry.at)}</span>
          </div>
          <small>
            {[entry.by.name, role(entry.by.role), names.authority(entry.by.authority), names.node(entry.by.node)]
              .filter(Boolean)
              .join(' · ')}
          </small>
          {entry.custody && (
            <p>
              <span className="tag">
                {t(
                  entry.custody.act === 'offer'
                    ? 'custody.offer'
                    : entry.custody.act === 'take'
                      ? 'custody.take'
                      : 'custody.return',
                  { node: names.node(entry.custody.to ?? entry.by.node) },
                )}
              </span>{' '}
              {entry.custody.reason}
            </p>
          )}
          {entry.note && <blockquote>{entry.note}</blockquote>}
          <Changed
            set={entry.set ?? {}}
            {...(changes[at] as ReturnType<typeof changesOf>[number])}
            declared={declared}
            caseId={data.id}
          />
          {entry.papers && entry.papers.length > 0 && (
            <p>
              {entry.papers.map((number) => (
                <Link
                  key={number}
                  className="num"
                  to="/$node/cases/$id/papers/$number"
                  params={{ node, id: data.id, number }}
                >
                  {number}
                </Link>
              ))}
            </p>
          )}
        </li>
      ))}
      {data.future?.map((state) => (
        <li key={state.state} className="future">
          {w(state.title)} <small>{t('time.ahead')}</small>
        </li>
      ))}
    </ol>
  );
};
