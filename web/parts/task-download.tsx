import { useEffect, useRef } from 'react';
import { address, type Query, search, write } from '../app/api.ts';
import { useSay } from '../app/say.ts';
import { type TaskView, useTask } from '../app/task.ts';
import { TaskProgress } from './task.tsx';

interface Given {
  readonly node: string;
  /** A route that begins a task whose result is a file. */
  readonly path: string;
  readonly query: Query;
  readonly label: string;
}

/** A file that takes its time: begun by a button, watched, stopped, and taken when it is ready. */
export const TaskDownload = ({ node, path, query, label }: Given) => {
  const { t } = useSay();
  const work = useTask<object>(
    node,
    async () => (await write<TaskView<object>>(node, 'POST', `${path}${search(query)}`)).body,
  );
  const link = useRef<HTMLAnchorElement>(null);
  const ready = work.task?.state === 'done' ? work.task.id : undefined;
  useEffect(() => {
    if (ready) link.current?.click();
  }, [ready]);
  return (
    <div className="no-print">
      <button type="button" className="button second small" disabled={work.busy} onClick={() => work.begin()}>
        {label}
      </button>{' '}
      {ready && (
        <a ref={link} href={address(node, `tasks/${ready}/file`)} download>
          {t('task.file')}
        </a>
      )}
      <TaskProgress work={work} />
    </div>
  );
};
