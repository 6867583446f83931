import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem, sendFile } from '../app/api.ts';
import { useSay } from '../app/say.ts';
import type { Words } from '../app/types.ts';
import { Problem } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';

interface Report {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly published: number;
  readonly errors: readonly {
    readonly row: number;
    readonly column?: string;
    readonly says: Words;
    readonly remedy?: Words;
  }[];
  readonly preview: readonly {
    readonly row: number;
    readonly code: string;
    readonly title: string;
    readonly what: 'added' | 'changed' | 'unchanged';
    readonly fields: readonly string[];
  }[];
}

const shownAtMost = 200;

const Errors = ({ report }: { report: Report }) => {
  const { t, w } = useSay();
  if (report.errors.length === 0) return null;
  return (
    <>
      <Table
        caption={t('import.errors')}
        rows={report.errors.slice(0, shownAtMost).map((error, n) => ({ ...error, n }))}
        id={(error) => String(error.n)}
        columns={[
          { key: 'row', title: t('import.row'), head: true, cell: (error) => error.row },
          { key: 'column', title: t('import.column'), cell: (error) => error.column ?? '' },
          { key: 'says', title: t('import.says'), cell: (error) => w(error.says) },
          { key: 'remedy', title: t('import.remedy'), cell: (error) => w(error.remedy) },
        ]}
      />
      <p className="notice warn">{t('import.blocked')}</p>
    </>
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
  const send = useMutation({
    mutationFn: ({ list, apply }: { list: File; apply: boolean }) =>
      sendFile<Report>(node, 'catalogue/import', list, apply ? { apply: 'true' } : {}),
  });
  const choose = (list: File | undefined) => {
    if (!list) return;
    setFile(list);
    send.mutate({ list, apply: false });
  };
  const report = send.data;
  const changes = report ? report.added + report.changed : 0;
  return (
    <section className="card stack" aria-labelledby="import">
      <h2 id="import">{t('import.title')}</h2>
      <p id="import-help" className="muted">
        {t('import.help')}
      </p>
      <div>
        <span className="button second small file-pick">
          <label htmlFor="import-file">{t('import.choose')}</label>
          <input
            id="import-file"
            className="gone"
            type="file"
            accept=".json,.csv,.xlsx"
            aria-describedby="import-help"
            onChange={(event) => {
              choose(event.target.files?.[0]);
              // The same file, put right, can be chosen again.
              event.target.value = '';
            }}
          />
        </span>{' '}
        {file?.name}
      </div>
      <div role="status">
        {send.isPending && <p>{t('import.reading')}</p>}
        {report && (
          <p className={report.published ? 'notice good' : 'notice'}>
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
      </div>
      {isProblem(send.error) && <Problem problem={send.error} focus />}
      {report && <Errors report={report} />}
      {report && !report.published && <Preview report={report} />}
      {report && report.errors.length === 0 && !report.published && changes === 0 && <p>{t('import.nothing')}</p>}
      {file && report && report.errors.length === 0 && !report.published && changes > 0 && (
        <div className="buttons">
          <button
            type="button"
            className="button"
            disabled={send.isPending}
            onClick={() => send.mutate({ list: file, apply: true })}
          >
            {t('import.apply', { n: changes })}
          </button>
        </div>
      )}
    </section>
  );
};
