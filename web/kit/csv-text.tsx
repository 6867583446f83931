import { useState } from 'react';
import { address, isProblem, sendFile } from '../app/api.ts';
import { useNode } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import type { Fact, Problem as ProblemView, Words } from '../app/types.ts';
import { Problem } from '../parts/problem.tsx';
import type { Key } from '../words/zh.ts';
import { decodeCsv } from './tidy.ts';

interface Told {
  readonly key: Key;
  readonly name: string;
  readonly good: boolean;
}

/** Brings the content of a CSV or XLSX file into a text, and gives the empty file of the node. A sheet is read by the node. */
export const CsvChoice = ({ fact, fill }: { fact: Fact; fill: (text: string) => void }) => {
  const { t } = useSay();
  const node = useNode();
  const [told, setTold] = useState<Told | ProblemView>();
  const textIn = async (file: File): Promise<string> =>
    /\.xlsx$/i.test(file.name)
      ? (await sendFile<{ text: string }>(node, 'tables/text', file)).text
      : decodeCsv(await file.arrayBuffer());
  const read = async (file: File | undefined) => {
    if (!file) return;
    const { name } = file;
    let text: string;
    try {
      text = await textIn(file);
    } catch (cause) {
      if (!isProblem(cause)) throw cause;
      return setTold(cause);
    }
    const key = text === '' ? 'csv.empty' : text.length > (fact.max ?? Infinity) ? 'csv.tooLong' : 'csv.read';
    if (key === 'csv.read') fill(text);
    setTold({ key, name, good: key === 'csv.read' });
  };
  return (
    <div className="from-table">
      <label className="button second small">
        {t('csv.choose')}
        <input
          type="file"
          className="gone"
          accept=".csv,.xlsx"
          onChange={(event) => {
            void read(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </label>{' '}
      {fact.csv?.template && (
        <>
          <a href={address(node, fact.csv.template)} download>
            {t('csv.template')}
          </a>{' '}
          <a href={address(node, fact.csv.template, { as: 'xlsx' })} download>
            {t('csv.templateXlsx')}
          </a>
        </>
      )}
      {isProblem(told) && <Problem problem={told} />}
      <div role="status">
        {told && !isProblem(told) && (
          <p className={told.good ? 'notice good' : 'notice bad'}>{t(told.key, { name: told.name })}</p>
        )}
      </div>
    </div>
  );
};

/** The text as the file it is; the mark at the front tells spreadsheets that it is UTF-8. */
export const CsvSave = ({ title, text }: { title: Words; text: string }) => {
  const { t, w } = useSay();
  const save = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv' }));
    link.download = `${w(title)}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <div className="from-table">
      <button type="button" className="button second small" onClick={save}>
        {t('csv.save')}
      </button>
    </div>
  );
};
