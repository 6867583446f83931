import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { get } from '../app/api.ts';
import { useDraft } from '../app/draft.ts';
import { isStaff, useNames, useSession } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { Facts, Matter, MatterAnswer } from '../app/types.ts';
import { unique } from '../app/unique.ts';
import { Dialog } from '../parts/dialog.tsx';
import { MatterSearch } from '../parts/matter-search.tsx';
import { NextNumber } from '../parts/next-number.tsx';
import { Waiting } from '../parts/problem.tsx';
import { IntakeForm } from './intake-form.tsx';
import '../look/home.css';
import '../look/queue.css';

const keys = [
  ['F2', 'keys.search'],
  ['Enter', 'keys.next'],
  ['F8', 'keys.all'],
  ['Ctrl + Enter', 'keys.receive'],
  ['F9', 'queue.next'],
  ['?', 'keys.help'],
] as const;

const Keys = ({ close }: { close: () => void }) => {
  const { t } = useSay();
  return (
    <Dialog title={t('keys.title')} close={close}>
      <dl className="terms">
        {keys.map(([key, says]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(says)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
};

const writing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

export interface IntakeDraft {
  readonly facts: Facts;
  readonly attempt: string;
  /** The case an earlier attempt opened before a later step was refused. */
  readonly reached?: string;
}

/** 窗口收件: find the matter, then one form to the printed receipt, without touching the mouse. */
export const Intake = () => {
  const { t, m } = useSay();
  const names = useNames();
  const { node } = useParams({ from: '/desk/$node/window/new' });
  const { code } = useSearch({ from: '/desk/$node/window/new' });
  const go = useNavigate({ from: '/$node/window/new' });
  const session = useSession();
  const search = useRef<HTMLInputElement>(null);
  const [help, setHelp] = useState(false);
  const posts = session?.posts?.filter((post) => post.window) ?? [];
  const [window_, setWindow] = useState<string>();
  const chosen = window_ ?? posts[0]?.window;
  const hall = posts.find((post) => post.window === chosen)?.authority;
  const { data, error, refetch } = useQuery({
    queryKey: ['matter', node, code],
    queryFn: () => get<MatterAnswer>(node, `matters/${encodeURIComponent(code ?? '')}`),
    enabled: Boolean(code),
  });
  useEffect(() => {
    if (!code) search.current?.focus();
    const key = (event: KeyboardEvent) => {
      if (event.key === 'F2') {
        event.preventDefault();
        search.current?.focus();
        search.current?.select();
      } else if (event.key === '?' && !writing(event.target)) setHelp(true);
    };
    addEventListener('keydown', key);
    return () => removeEventListener('keydown', key);
  }, [code]);
  const pick = (matter: Matter) => go({ search: { code: matter.code } });
  if (session && !isStaff(session))
    return <Waiting error={{ kind: 'problem', status: 401, code: 'not-signed-in', says: ['', ''] }} />;
  return (
    <>
      <Title
        aside={
          <span className="no-print">
            {posts.length > 1 ? (
              <select
                aria-label={t('intake.window')}
                value={chosen}
                onChange={(event) => setWindow(event.target.value)}
              >
                {posts.map((post) => (
                  <option key={post.window} value={post.window}>
                    {names.window(post.window)}
                  </option>
                ))}
              </select>
            ) : (
              <span className="tag">{names.window(chosen)}</span>
            )}{' '}
            {hall && chosen && <NextNumber node={node} hall={hall} window={chosen} />}{' '}
            <button type="button" className="quiet" onClick={() => setHelp(true)}>
              {t('keys.title')} <kbd>?</kbd>
            </button>
          </span>
        }
      >
        {t('intake.title')}
      </Title>
      <section className="card" aria-label={t('intake.matter')}>
        <h2>
          <span className="section-no">1</span>
          {t('intake.matter')}
        </h2>
        <MatterSearch
          key={data?.matter.code ?? 'none'}
          field={search}
          from={data?.matter.title}
          label={t('intake.find')}
          help={t('home.searchHelp')}
          pick={pick}
        />
        {data && (
          <p style={{ marginTop: 10 }}>
            <strong>{m(data.matter)}</strong> · {names.place(data.matter.jurisdiction)} ·{' '}
            {names.authority(data.matter.authority)} · <span className="num">{data.matter.code}</span>
          </p>
        )}
      </section>
      {code && !data && <Waiting error={error} again={() => refetch()} />}
      {data && (
        <WithDraft
          key={data.matter.code}
          node={node}
          answer={data}
          window={chosen}
          another={() => go({ search: {} })}
        />
      )}
      {help && <Keys close={() => setHelp(false)} />}
    </>
  );
};

const empty = (): IntakeDraft => ({ facts: {}, attempt: unique() });

const WithDraft = ({
  node,
  answer,
  window,
  another,
}: {
  node: string;
  answer: MatterAnswer;
  window?: string;
  another: () => void;
}) => {
  const [first] = useState(empty);
  const [draft, setDraft, drop] = useDraft<IntakeDraft>(`intake.${node}.${answer.matter.code}`, first);
  return (
    <IntakeForm
      node={node}
      answer={answer}
      window={window}
      draft={draft}
      setDraft={setDraft}
      drop={drop}
      another={another}
    />
  );
};
