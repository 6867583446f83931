import { Link } from '@tanstack/react-router';
import { address } from '../app/api.ts';
import { useNames, useNode } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import type { CaseView, Facts, MechanismView, TimelineEntry, Words } from '../app/types.ts';
import { useWide } from '../app/wide.ts';
import { FactOutput } from '../kit/fact.tsx';
import { Output as FileOutput } from '../kit/file.tsx';
import { Fold } from './fold.tsx';
import { attachment } from './opinion.tsx';

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
  const { t, w, several } = useSay();
  if (first.length + changes.length === 0) return null;
  const title = (name: string): string => w(declared?.facts[name]?.title) || name;
  return (
    <details className="changes">
      <summary>
        {t('time.recorded', {
          names: several([...first, ...changes.map((c) => c.name)].map(title)),
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

type Change = ReturnType<typeof changesOf>[number];

const Entry = ({
  id,
  entry,
  changed,
  declared,
}: {
  id: string;
  entry: TimelineEntry;
  changed: Change;
  declared: MechanismView | undefined;
}) => {
  const { t, w, time } = useSay();
  const node = useNode();
  const names = useNames();
  const role = (by: string | Words): string => w(typeof by === 'string' ? (declared?.actors[by]?.title ?? by) : by);
  return (
    <li>
      <div className="what">
        <strong>{w(entry.title)}</strong>
        <span className="num muted">{time(entry.at)}</span>
        {entry.decided && <span className="tag">{w(entry.toTitle)}</span>}
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
      {entry.enclosed?.map((file) => (
        <p key={file.sha256}>
          <FileOutput fact={attachment} value={file} caseId={id} />
        </p>
      ))}
      {entry.signature && (
        <img
          className="signature"
          src={address(node, `files/${entry.signature.sha256}`, { case: id })}
          alt={`${t('opinion.signature')} ${entry.by.name ?? ''}`}
        />
      )}
      {entry.copies && entry.copies.length > 0 && (
        <p>
          <small>
            {t('opinion.copied')}
            {entry.copies
              .map(
                ({ name, readAt }) =>
                  `${name} (${readAt ? t('opinion.read', { at: time(readAt) }) : t('opinion.unread')})`,
              )
              .join(' · ')}
          </small>
        </p>
      )}
      <Changed set={entry.set ?? {}} {...changed} declared={declared} caseId={id} />
      {entry.papers && entry.papers.length > 0 && (
        <p>
          {entry.papers.map((number) => (
            <Link key={number} className="num" to="/$node/cases/$id/papers/$number" params={{ node, id, number }}>
              {number}
            </Link>
          ))}
        </p>
      )}
    </li>
  );
};

/** On a narrow screen the newest steps are seen at once, those before on demand. */
const newest = 4;

/** Everything that happened, by whom and where, and the states still ahead. */
export const Timeline = ({ data, declared }: { data: CaseView; declared: MechanismView | undefined }) => {
  const { t, w, time } = useSay();
  const folds = !useWide() && data.timeline.length > newest + 1;
  const changes = changesOf(data.timeline);
  const entries = data.timeline.map((entry, at) => (
    <Entry key={entry.version} id={data.id} entry={entry} changed={changes[at] as Change} declared={declared} />
  ));
  const list = (
    <ol className="timeline">
      {folds ? entries.slice(-newest) : entries}
      {data.awaiting?.map((step) => (
        <li key={step.at + w(step.title)} className="awaiting">
          <div className="what">
            <strong>{w(step.title)}</strong>
            <span className="tag warn">{t('time.awaiting')}</span>
          </div>
          <small>
            {t('time.awaitingSince', { at: time(step.at) })}
            {step.tries > 0 && t('time.awaitingTries', { n: step.tries })}
          </small>
        </li>
      ))}
      {data.future?.map((state) => (
        <li key={state.state} className="future">
          {w(state.title)} <small>{t('time.ahead')}</small>
        </li>
      ))}
    </ol>
  );
  if (!folds) return list;
  return (
    <>
      <Fold title={t('time.earlier')} count={entries.length - newest}>
        <ol className="timeline">{entries.slice(0, -newest)}</ol>
      </Fold>
      {list}
    </>
  );
};
