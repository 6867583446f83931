import { useSay } from '../app/say.ts';
import type { TaskAtWork } from '../app/task.ts';
import { Problem } from './problem.tsx';

/** How far long work is, the button that stops it, and why it ended without a result. */
export const TaskProgress = <R, A>({ work }: { work: TaskAtWork<R, A> }) => {
  const { t, w } = useSay();
  const { task, busy, problem } = work;
  if (problem) return <Problem problem={{ ...problem, kind: 'problem' }} focus />;
  return (
    <div role="status">
      {busy && (
        <div className="card stack">
          <p>
            {!task
              ? t('task.sending')
              : task.all > 0
                ? t('task.of', { title: w(task.title), done: task.done, all: task.all })
                : t('task.running', { title: w(task.title), done: task.done })}
          </p>
          <progress
            aria-label={w(task?.title) || t('task.sending')}
            {...(task && task.all > 0 && { max: task.all, value: task.done })}
          />
          {task && (
            <div className="buttons">
              <button type="button" className="button second small" onClick={work.stop}>
                {t('task.stop')}
              </button>
            </div>
          )}
        </div>
      )}
      {task?.state === 'stopped' && task.result === undefined && <p className="notice warn">{t('task.stopped')}</p>}
      {task?.state === 'failed' && <p className="notice bad">{t('task.failed')}</p>}
    </div>
  );
};
