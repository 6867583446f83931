import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { isProblem, write } from '../app/api.ts';
import { sessionQuery, useNames, useZone } from '../app/here.ts';
import { forgetAll } from '../app/lock.ts';
import { useSay } from '../app/say.ts';
import { Title } from '../app/title.tsx';
import type { PersonChoice, SessionView } from '../app/types.ts';
import { Problem } from '../parts/problem.tsx';
import '../look/sign-in.css';

type Enter = { readonly node: string; readonly demo?: string; readonly login?: string; readonly password?: string };

/** Signs in and goes where the person was heading, or to the place their post works from. */
const useEnter = () => {
  const queries = useQueryClient();
  const go = useNavigate();
  const router = useRouter();
  const { to } = useSearch({ from: '/$node/sign-in' });
  return useMutation({
    mutationFn: async ({ node, demo, login, password }: Enter) => {
      if (demo) await write(node, 'POST', 'session/demo', { login: demo });
      else await write(node, 'POST', 'session', { login, password });
      queries.removeQueries({ queryKey: ['session', node] });
      return { node, session: await queries.fetchQuery(sessionQuery(node)) };
    },
    onSuccess: ({ node, session }: { node: string; session: SessionView }) => {
      forgetAll(queries);
      if (to?.startsWith(`/${node}/`)) return router.history.push(to);
      if (session.person?.kind !== 'staff') return go({ to: '/$node/mine', params: { node } });
      const window = session.posts?.some((post) => post.window);
      return go({ to: window ? '/$node/window' : '/$node/inbox', params: { node } });
    },
  });
};

const groups = [
  ['residents', (person: PersonChoice) => person.kind !== 'staff'],
  ['window', (person: PersonChoice) => Boolean(person.roles?.includes('window'))],
  [
    'officers',
    (person: PersonChoice) => Boolean(person.roles?.some((role) => role === 'officer' || role === 'head')),
  ],
  ['others', () => true],
] as const;

const People = ({ people, enter }: Demo) => {
  const { t, w } = useSay();
  const names = useNames();
  return (
    <ul className="people bare">
      {people.map((person) => (
        <li key={person.login}>
          <button type="button" onClick={() => enter(person)}>
            <strong>{person.name}</strong>
            <span>{w(person.does)}</span>
            <small className="tag">
              {person.kind === 'staff' ? names.node(person.node) : t(`person.${person.kind}`)}
            </small>
          </button>
        </li>
      ))}
    </ul>
  );
};

interface Demo {
  readonly people: readonly PersonChoice[];
  readonly enter: (person: PersonChoice) => void;
}

/** Each person is in the first group that fits; long groups are folded, and a few letters find anyone. */
const DemoPeople = ({ people, enter }: Demo) => {
  const { t } = useSay();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const found = people.filter((person) =>
    [person.name, person.login, ...person.does].join(' ').toLowerCase().includes(wanted),
  );
  const groupOf = (person: PersonChoice) => groups.find(([, fits]) => fits(person))?.[0];
  return (
    <section className="card demo plain-form" aria-labelledby="demo-people">
      <h2 id="demo-people">
        <span className="tag warn">{t('signIn.demoTag')}</span> {t('signIn.demoTitle')}
      </h2>
      <p>{t('signIn.demoText')}</p>
      <label htmlFor="demo-find">{t('signIn.demoFind')}</label>
      <input id="demo-find" value={text} autoComplete="off" onChange={(event) => setText(event.target.value)} />
      {wanted ? (
        <div role="status">
          {found.length === 0 ? <p>{t('list.empty')}</p> : <People people={found.slice(0, 30)} enter={enter} />}
        </div>
      ) : (
        groups.map(([group]) => {
          const here = people.filter((person) => groupOf(person) === group);
          if (here.length === 0) return null;
          return (
            <details key={group} open={group === 'residents'}>
              <summary>
                {t(`signIn.${group}`)} ({here.length})
              </summary>
              <People people={here} enter={enter} />
            </details>
          );
        })
      )}
    </section>
  );
};

export const SignIn = () => {
  const { t, w } = useSay();
  const zone = useZone();
  const names = useNames();
  const { node: from } = useParams({ from: '/$node/sign-in' });
  const [node, setNode] = useState(from);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const enter = useEnter();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate({ node, login: login.trim(), password });
  };
  return (
    <div className="sign-in">
      <Title trouble={enter.isError}>{t('signIn.title')}</Title>
      {isProblem(enter.error) && <Problem problem={enter.error} focus />}
      <div className={zone.demo ? 'columns aside' : 'columns two'}>
        {zone.demo && zone.people && (
          <DemoPeople
            people={zone.people}
            enter={(person) => enter.mutate({ node: person.node, demo: person.login })}
          />
        )}
        <form className="card plain-form" onSubmit={submit}>
          <h2>{t('signIn.account')}</h2>
          <label htmlFor="node">{t('signIn.node')}</label>
          <select id="node" value={node} onChange={(event) => setNode(event.target.value)}>
            {zone.nodes.map((n) => (
              <option key={n.id} value={n.id}>
                {w(n.title)}
              </option>
            ))}
          </select>
          <label htmlFor="login">{t('signIn.login')}</label>
          <input
            id="login"
            name="username"
            autoComplete="username"
            required
            value={login}
            onChange={(e) => setLogin(e.target.value)}
          />
          <label htmlFor="password">{t('signIn.password')}</label>
          <input
            id="password"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(e) => setPassword(e.target.value)}
          />
          <div className="buttons">
            <button type="submit" className="button" disabled={enter.isPending}>
              {t('signIn.enter', { node: names.node(node) })}
            </button>
          </div>
        </form>
      </div>
    </div>
  );
};
