import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { write } from '../app/api.ts';
import { type Handover, peopleIn, useColleagues, useHandovers } from '../app/desk-work.ts';
import { useDraft } from '../app/draft.ts';
import { useSession } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { ColleagueOptions } from './colleague-options.tsx';
import { Trouble } from './trouble.tsx';

const unfilled = { to: '', note: '' };

/** 交接: the chosen cases to a colleague, with a note. They stay where they are until the colleague accepts. */
export const HandOver = ({ node, cases, done }: { node: string; cases: readonly string[]; done: () => void }) => {
  const { t } = useSay();
  const me = useSession()?.person?.id;
  const queries = useQueryClient();
  const { data: posts } = useColleagues(node);
  const [{ to, note }, fill, drop] = useDraft('hand-over', unfilled);
  const offer = useMutation({
    mutationFn: () => write(node, 'POST', 'handovers', { to, cases, note: note.trim() }),
    onSuccess: () => {
      drop();
      void queries.invalidateQueries({ queryKey: ['cases', node] });
      done();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    offer.mutate();
  };
  const people = peopleIn(posts ?? [], me);
  return (
    <form className="filters-desk" onSubmit={submit}>
      <label>
        {t('hand.to')}
        <select value={to} required onChange={(event) => fill((now) => ({ ...now, to: event.target.value }))}>
          <ColleagueOptions people={people} />
        </select>
      </label>
      <label>
        {t('hand.note')}
        <input
          value={note}
          required
          maxLength={1000}
          size={32}
          onChange={(event) => fill((now) => ({ ...now, note: event.target.value }))}
        />
      </label>
      <button type="submit" className="button small" disabled={offer.isPending}>
        {t('hand.offer', { n: cases.length })}
      </button>
      <Trouble error={offer.error} />
      {posts && people.length === 0 && <p className="muted">{t('hand.nobody')}</p>}
    </form>
  );
};

const Waiting = ({ node, one }: { node: string; one: Handover }) => {
  const { t, time } = useSay();
  const queries = useQueryClient();
  const [reason, setReason] = useState<string>();
  const answer = useMutation({
    mutationFn: (accepted: boolean) =>
      write(node, 'POST', `handovers/${one.id}/answer`, { accepted, note: reason ?? '' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['cases', node] }),
  });
  return (
    <section className="notice" aria-label={t('hand.waiting', { name: one.fromName, n: one.cases.length })}>
      <p>
        <strong>{t('hand.waiting', { name: one.fromName, n: one.cases.length })}</strong>{' '}
        <span className="muted num">{time(one.offeredAt)}</span>
      </p>
      <blockquote>{one.note}</blockquote>
      <p>
        {one.cases.map((id) => (
          <Link key={id} className="num" to="/$node/cases/$id" params={{ node, id }}>
            {id}{' '}
          </Link>
        ))}
      </p>
      <button type="button" className="button small" disabled={answer.isPending} onClick={() => answer.mutate(true)}>
        {t('hand.accept')}
      </button>{' '}
      {reason === undefined ? (
        <button type="button" className="button second small" onClick={() => setReason('')}>
          {t('hand.decline')}
        </button>
      ) : (
        <form
          className="filters-desk"
          onSubmit={(event) => {
            event.preventDefault();
            answer.mutate(false);
          }}
        >
          <label>
            {t('hand.reason')}
            <input value={reason} required maxLength={1000} onChange={(event) => setReason(event.target.value)} />
          </label>
          <button type="submit" className="button second small" disabled={answer.isPending}>
            {t('hand.decline')}
          </button>
        </form>
      )}
      <Trouble error={answer.error} />
    </section>
  );
};

/** What colleagues want to hand to the reader: answered before the day's own work. */
export const HandedToMe = ({ node }: { node: string }) => {
  const session = useSession();
  const { data } = useHandovers(node, session?.person?.kind === 'staff');
  const mine = (data ?? []).filter((one) => one.answeredAt === null && one.to === session?.person?.id);
  return mine.map((one) => <Waiting key={one.id} node={node} one={one} />);
};
