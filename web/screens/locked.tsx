import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isProblem, write } from '../app/api.ts';
import { forgetDrafts } from '../app/draft.ts';
import { sessionQuery, useNames } from '../app/here.ts';
import { tellTabs } from '../app/lock.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import { keepAll } from '../app/unsaved.ts';
import { Problem } from '../parts/problem.tsx';
import '../look/sign-in.css';

/** 锁屏: stands before every page until whoever locked it gives their password, or the session is ended. */
export const Locked = ({ node, name }: { node: string; name: string }) => {
  const { t } = useSay();
  const names = useNames();
  const queries = useQueryClient();
  const [password, setPassword] = useState('');
  const unlock = useMutation({
    mutationFn: () => write(node, 'POST', 'session/unlock', { password }),
    onSuccess: async () => {
      tellTabs();
      await queries.fetchQuery({ ...sessionQuery(node), staleTime: 0 });
    },
    onError: () => setPassword(''),
  });
  const leave = useMutation({
    mutationFn: () => write(node, 'DELETE', 'session'),
    onSuccess: () => {
      forgetDrafts();
      keepAll();
      tellTabs();
      location.assign('/');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    unlock.mutate();
  };
  const error = unlock.error ?? leave.error;
  return (
    <section className="card plain-form">
      <Title>{t('lock.title')}</Title>
      <p>{t('lock.text', { name, node: names.node(node) })}</p>
      <form onSubmit={submit} className="stack">
        <label htmlFor="unlock">{t('signIn.password')}</label>
        <input
          id="unlock"
          type="password"
          autoComplete="current-password"
          required
          // biome-ignore lint/a11y/noAutofocus: the page has nothing else to do
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {isProblem(error) && <Problem problem={error} />}
        <p className="buttons">
          <button type="submit" className="button" disabled={unlock.isPending}>
            {t('lock.open')}
          </button>
          <button type="button" className="quiet" disabled={leave.isPending} onClick={() => leave.mutate()}>
            {t('lock.leave')}
          </button>
        </p>
      </form>
    </section>
  );
};
