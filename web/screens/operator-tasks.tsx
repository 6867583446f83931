import { useState } from 'react';
import { sendFile, write } from '../app/api.ts';
import { useSay } from '../app/say.ts';
import { type TaskView, useTask } from '../app/task.ts';
import type { Words } from '../app/types.ts';
import { FilePick } from '../parts/file-pick.tsx';
import { Table } from '../parts/table.tsx';
import { TaskProgress } from '../parts/task.tsx';

interface RowError {
  readonly row: number;
  readonly column?: string;
  readonly says: Words;
  readonly remedy?: Words;
}

interface Report {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly published: number;
  readonly errors: readonly RowError[];
  readonly preview: readonly {
    readonly row: number;
    readonly code: string;
    readonly title: string;
    readonly what: 'added' | 'changed' | 'unchanged';
    readonly fields: readonly string[];
  }[];
}

const shownAtMost = 200;

const Errors = ({ errors }: { errors: readonly RowError[] }) => {
  const { t, w } = useSay();
  if (errors.length === 0) return null;
  return (
    <Table
      caption={t('import.errors')}
      rows={errors.slice(0, shownAtMost).map((error, n) => ({ ...error, n }))}
      id={(error) => String(error.n)}
      columns={[
        { key: 'row', title: t('import.row'), head: true, cell: (error) => error.row },
        { key: 'column', title: t('import.column'), cell: (error) => error.column ?? '' },
        { key: 'says', title: t('import.says'), cell: (error) => w(error.says) },
        { key: 'remedy', title: t('import.remedy'), cell: (error) => w(error.remedy) },
      ]}
    />
  );
};

const Preview = ({ report }: { report: Report }) => {
  const { t } = useSay();
  const rows = report.preview.filter((line) => line.what !== 'unchanged').slice(0, shownAtMost);
  if (rows.length === 0) return null;
  return (
    <Table
      caption={t('import.preview')}
      rows={rows}
      id={(line) => String(line.row)}
      columns={[
        { key: 'row', title: t('import.row'), right: true, cell: (line) => line.row },
        { key: 'title', title: t('import.matter'), head: true, cell: (line) => line.title },
        { key: 'code', title: t('import.code'), cell: (line) => <span className="num">{line.code}</span> },
        {
          key: 'what',
          title: t('import.what'),
          cell: (line) => (
            <span className="tag">
              {line.what === 'added' ? `+ ${t('import.added')}` : `± ${t('import.changed')}`}
            </span>
          ),
        },
        { key: 'fields', title: t('import.fields'), cell: (line) => line.fields.join(', ') },
      ]}
    />
  );
};

/** 导入实施清单: the file is read twice, once to show what would change, once to put it in force. */
export const OperatorImport = ({ node }: { node: string }) => {
  const { t } = useSay();
  const [file, setFile] = useState<File>();
  const work = useTask<Report, { list: File; apply: boolean }>(node, ({ list, apply }) =>
    sendFile(node, 'catalogue/import', list, apply ? { apply: 'true' } : {}),
  );
  const report = work.task?.result;
  const changes = report ? report.added + report.changed : 0;
  return (
    <section className="card stack" aria-labelledby="import">
      <h2 id="import">{t('import.title')}</h2>
      <p id="import-file-help" className="muted">
        {t('import.help')}
      </p>
      <div>
        <FilePick
          helped
          id="import-file"
          label={t('import.choose')}
          accept=".json,.csv,.xlsx"
          take={(list) => {
            setFile(list);
            work.begin({ list, apply: false });
          }}
        />{' '}
        {file?.name}
      </div>
      <TaskProgress work={work} />
      {report && (
        <p role="status" className={report.published ? 'notice good' : 'notice'}>
          {report.published
            ? t('import.done', { n: report.published })
            : t('import.counts', {
                added: report.added,
                changed: report.changed,
                unchanged: report.unchanged,
                errors: report.errors.length,
              })}
        </p>
      )}
      {report && report.errors.length > 0 && (
        <>
          <Errors errors={report.errors} />
          <p className="notice warn">{t('import.blocked')}</p>
        </>
      )}
      {report && !report.published && <Preview report={report} />}
      {report && report.errors.length === 0 && !report.published && changes === 0 && <p>{t('import.nothing')}</p>}
      {file && report && report.errors.length === 0 && !report.published && changes > 0 && (
        <div className="buttons">
          <button
            type="button"
            className="button"
            disabled={work.busy}
            onClick={() => work.begin({ list: file, apply: true })}
          >
            {t('import.apply', { n: changes })}
          </button>
        </div>
      )}
    </section>
  );
};

interface Readings {
  readonly import?: string;
  readonly rows: number;
  readonly empty: number;
  readonly added: number;
  readonly changed: number;
  readonly known: number;
  readonly evaluations: number;
  readonly faulty: number;
  readonly errors: readonly RowError[];
}

/** 导入监测数据: a published table, brought in whole or not at all, each row evaluated by the edition of its day. */
export const OperatorReadings = ({ node }: { node: string }) => {
  const { t } = useSay();
  const [source, setSource] = useState('');
  const [strict, setStrict] = useState(true);
  const work = useTask<Readings, File>(node, (table) =>
    sendFile(node, 'observations/import', table, { source, ...(strict && { strict: 'true' }) }),
  );
  const report = work.task?.result;
  return (
    <section className="card stack" aria-labelledby="readings">
      <h2 id="readings">{t('readings.title')}</h2>
      <p id="readings-file-help" className="muted">
        {t('readings.help')}
      </p>
      <div className="filters">
        <label className="filter">
          <span>{t('readings.source')}</span>
          <input value={source} maxLength={80} onChange={(event) => setSource(event.target.value)} />
        </label>
        <label className="tick">
          <input type="checkbox" checked={strict} onChange={(event) => setStrict(event.target.checked)} />{' '}
          <span>{t('readings.strict')}</span>
        </label>
        <FilePick
          helped
          id="readings-file"
          label={t('readings.choose')}
          accept=".json,.csv,.xlsx"
          take={work.begin}
        />
      </div>
      <TaskProgress work={work} />
      {report && (
        <p role="status" className={report.import ? 'notice good' : 'notice'}>
          {t(report.import ? 'readings.done' : 'readings.nothing', {
            rows: report.rows,
            added: report.added,
            changed: report.changed,
            known: report.known,
            evaluations: report.evaluations,
            faulty: report.faulty,
          })}
        </p>
      )}
      {report && <Errors errors={report.errors} />}
    </section>
  );
};

interface Rebuilt {
  readonly events: number;
  readonly leftOut: number;
  readonly total: number;
  readonly tables: readonly { readonly table: string; readonly compared: number; readonly different: number }[];
}

/** 重放核对: the journal replayed beside the tables, which must say the same. */
export const OperatorRebuild = ({ node }: { node: string }) => {
  const { t } = useSay();
  const work = useTask<Rebuilt>(
    node,
    async () => (await write<TaskView<Rebuilt>>(node, 'POST', 'operator/rebuild-check')).body,
  );
  const report = work.task?.result;
  const different = report?.tables.filter((row) => row.different > 0) ?? [];
  return (
    <section className="card stack" aria-labelledby="rebuild">
      <h2 id="rebuild">{t('rebuild.title')}</h2>
      <p className="muted">{t('rebuild.help')}</p>
      <div className="buttons">
        <button type="button" className="button second small" disabled={work.busy} onClick={() => work.begin()}>
          {t('rebuild.start')}
        </button>
      </div>
      <TaskProgress work={work} />
      {report && (
        <p role="status" className={report.total ? 'notice bad' : 'notice good'}>
          {t(report.total ? 'rebuild.differs' : 'rebuild.same', {
            events: report.events,
            rows: report.tables.reduce((sum, row) => sum + row.compared, 0),
            leftOut: report.leftOut,
            n: report.total,
          })}
        </p>
      )}
      {different.length > 0 && (
        <Table
          caption={t('rebuild.tables')}
          rows={different}
          id={(row) => row.table}
          columns={[
            { key: 'table', title: t('rebuild.table'), head: true, cell: (row) => row.table },
            { key: 'compared', title: t('rebuild.compared'), right: true, cell: (row) => row.compared },
            { key: 'different', title: t('rebuild.different'), right: true, cell: (row) => row.different },
          ]}
        />
      )}
    </section>
  );
};
