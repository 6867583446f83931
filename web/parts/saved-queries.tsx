import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { get, write } from '../app/api.ts';
import { useSay } from '../app/say.ts';
import { unique } from '../app/unique.ts';
import { Trouble } from './trouble.tsx';

interface Saved {
  readonly id: string;
  readonly name: string;
  readonly address: string;
}

/** A page of the list is no part of the question. */
const withoutPage = (href: string): string => {
  const [path = '', query = ''] = href.split('?');
  const asked = new URLSearchParams(query);
  asked.delete('page');
  return asked.size ? `${path}?${asked}` : path;
};

/** 常用查询: the filters in the address under a name of one's own; kept by the server, shared by their address. */
export const SavedQueries = ({ node }: { node: string }) => {
  const { t } = useSay();
  const queries = useQueryClient();
  const router = useRouter();
  const here = withoutPage(useRouterState({ select: ({ location }) => location.href }));
  const [name, setName] = useState<string>();
  const { data = [] } = useQuery({
    queryKey: ['saved-queries', node],
    queryFn: () => get<readonly Saved[]>(node, 'my/queries'),
  });
  const keep = (next: readonly Saved[]) => {
    queries.setQueryData(['saved-queries', node], next);
    setName(undefined);
  };
  const save = useMutation({
    mutationFn: async (one: Saved) => (await write<readonly Saved[]>(node, 'POST', 'my/queries', one)).body,
    onSuccess: keep,
  });
  const remove = useMutation({
    mutationFn: async (id: string) => (await write<readonly Saved[]>(node, 'DELETE', `my/queries/${id}`)).body,
    onSuccess: keep,
  });
  const now = data.find(({ address }) => address === here);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ id: now?.id ?? unique(), name: name?.trim() ?? '', address: here });
  };
  return (
    <div className="saved-queries no-print">
      <span id="saved-queries">{t('saved.title')}</span>
      <ul aria-labelledby="saved-queries">
        {data.map((one) => (
          <li key={one.id}>
            <a
              href={one.address}
              aria-current={one === now ? 'true' : undefined}
              onClick={(event) => {
                event.preventDefault();
                router.history.push(one.address);
              }}
            >
              {one.name}
            </a>
          </li>
        ))}
      </ul>
      {name === undefined ? (
        <>
          <button type="button" className="quiet" onClick={() => setName(now?.name ?? '')}>
            {now ? t('saved.rename') : t('saved.save')}
          </button>
          {now && (
            <button type="button" className="quiet" disabled={remove.isPending} onClick={() => remove.mutate(now.id)}>
              {t('saved.delete')}
            </button>
          )}
        </>
      ) : (
        <form className="filters-desk" onSubmit={submit}>
          <label>
            {t('saved.name')}
            <input
              value={name}
              required
              maxLength={40}
              onChange={(event) => setName(event.target.value)}
              onKeyDown={(event) => event.key === 'Escape' && setName(undefined)}
            />
          </label>
          <button type="submit" className="button small" disabled={save.isPending || !name.trim()}>
            {t('saved.keep')}
          </button>
        </form>
      )}
      <Trouble error={save.error ?? remove.error} />
    </div>
  );
};
