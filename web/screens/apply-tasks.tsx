import { Link } from '@tanstack/react-router';
import { useNames } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { Matter, MechanismView } from '../app/types.ts';
import { type Ask, checkFacts } from '../kit/form.tsx';
import type { ApplyDraft } from './apply.tsx';

interface Given {
  readonly node: string;
  readonly matter: Matter;
  readonly mechanism: MechanismView;
  readonly parts: readonly Ask[];
  readonly draft: ApplyDraft;
}

/** The tasks of an application with few plain states; the whole row is the link. */
export const TaskList = ({ node, matter, mechanism, parts, draft }: Given) => {
  const say = useSay();
  const { t, w } = say;
  const names = useNames();
  const state = (ask: Ask): 'done' | 'begun' | 'none' | 'optional' => {
    const wrong = Object.keys(checkFacts([ask], mechanism.facts, draft.facts, say)).length > 0;
    if (draft.visited.includes(ask.name)) return wrong ? 'begun' : 'done';
    return ask.required ? (wrong ? 'none' : 'begun') : 'optional';
  };
  const ready =
    parts.every((ask) => !ask.required || ['done', 'begun'].includes(state(ask))) &&
    Object.keys(checkFacts(parts, mechanism.facts, draft.facts, say)).length === 0;
  return (
    <>
      <Title>{say.m(matter)}</Title>
      <p>
        {names.place(matter.jurisdiction)} · {names.authority(matter.authority)}
      </p>
      <p className="muted">{t('apply.saved')}</p>
      <h2 style={{ margin: '18px 0 8px' }}>{t('apply.tasks')}</h2>
      <ul className="tasks">
        {parts.map((ask) => (
          <li key={ask.name}>
            <Link to="/$node/apply/$code" params={{ node, code: matter.code }} search={{ part: ask.name }}>
              <span>{w(mechanism.facts[ask.name]?.title)}</span>
              <span>{t(`task.${state(ask)}`)}</span>
            </Link>
          </li>
        ))}
        <li>
          {ready ? (
            <Link to="/$node/apply/$code" params={{ node, code: matter.code }} search={{ part: 'check' }}>
              <span>{t('apply.check')}</span>
              <span>{t('task.none')}</span>
            </Link>
          ) : (
            <div className="off">
              <span>{t('apply.check')}</span>
              <span>{t('task.later')}</span>
            </div>
          )}
        </li>
      </ul>
    </>
  );
};
