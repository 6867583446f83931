import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { write } from '../app/api.ts';
import { hasRole, useSession } from '../app/here.ts';
import { useMeasured } from '../app/measured.ts';
import { observed, type WatersView } from '../app/observations.ts';
import { useSay } from '../app/say.ts';
import { Table } from '../parts/table.tsx';
import { Trouble } from '../parts/trouble.tsx';

interface Mark {
  readonly id: string;
  readonly site: string;
  readonly item: string;
  readonly source: string;
  readonly from: string;
  readonly to: string;
  readonly state: 'suspected' | 'confirmed' | 'dismissed';
  readonly reason: string | null;
}

const Judge = ({ node, mark, done }: { readonly node: string; readonly mark: Mark; readonly done: () => void }) => {
  const { t } = useSay();
  const [reason, setReason] = useState('');
  const judge = useMutation({
    mutationFn: (state: 'confirmed' | 'dismissed') =>
      write(node, 'POST', `observations/marks/${mark.id}`, { state, reason: reason.trim() }),
    onSuccess: done,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const pressed = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    judge.mutate(pressed?.value === 'dismissed' ? 'dismissed' : 'confirmed');
  };
  return (
    <form className="filters" onSubmit={submit}>
      <label className="filter">
        <span>{t('stuck.reason')}</span>
        <input required maxLength={1000} value={reason} onChange={(e) => setReason(e.target.value)} />
      </label>
      {(['confirmed', 'dismissed'] as const).map((state) => (
        <button key={state} type="submit" value={state} className="button second small" disabled={judge.isPending}>
          {t(`stuck.${state}`)}
        </button>
      ))}
      <Trouble error={judge.error} />
    </form>
  );
};

/** 疑似传感器卡滞: readings that repeat too long stay out of every result until a person has said what they are. */
export const StuckSensors = ({ view }: { readonly view: WatersView }) => {
  const { t, w, time } = useSay();
  const measured = useMeasured();
  const { node } = useParams({ from: '/$node/waters/figures' });
  const session = useSession();
  const judges = hasRole(session, 'officer', 'head');
  const { data, refetch } = useQuery(observed<readonly Mark[]>(node, 'marks'));
  const site = (id: string): string =>
    w(view.waters.flatMap(({ sections }) => sections).find((one) => one.site === id)?.title) || id;
  return data?.length ? (
    <Table
      caption={t('stuck.title')}
      rows={data}
      id={(row) => row.id}
      columns={[
        { key: 'site', title: t('waters.section'), head: true, cell: (row) => site(row.site) },
        { key: 'item', title: t('obs.item'), cell: (row) => measured(row.item) },
        { key: 'when', title: t('stuck.when'), cell: (row) => `${time(row.from)} – ${time(row.to)}` },
        { key: 'source', title: t('stuck.source'), cell: (row) => row.source },
        {
          key: 'state',
          title: t('wf.state'),
          cell: (row) =>
            row.state === 'suspected' && judges ? (
              <Judge node={node} mark={row} done={() => void refetch()} />
            ) : row.reason ? (
              t('say.pair', { a: t(`stuck.is.${row.state}`), b: row.reason })
            ) : (
              t(`stuck.is.${row.state}`)
            ),
        },
      ]}
    />
  ) : null;
};
