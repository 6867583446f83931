import { useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import { get } from '../app/api.ts';
import { FormOf } from '../app/form-of.ts';
import { isStaff, useMechanism, useNode, useSession } from '../app/here.ts';
import { useSay } from '../app/say.ts';
import type { CaseList } from '../app/types.ts';

interface Given {
  readonly state: string;
  readonly chosen: string | undefined;
  readonly choose: (id: string) => void;
}

/** The reader's own cases that stand in a state: chosen, not copied from another page. Another number may still be typed. */
export const OwnCases = ({ state, chosen, choose }: Given) => {
  const { t, w, day } = useSay();
  const node = useNode();
  const session = useSession();
  const mechanism = useContext(FormOf);
  const title = w(useMechanism(mechanism)?.states[state]?.title);
  const { data } = useQuery({
    queryKey: ['cases', node, 'own', mechanism, state],
    queryFn: () => get<CaseList>(node, 'cases', { view: 'mine', mechanism, state, limit: 20 }),
    enabled: mechanism !== undefined && session?.person != null && !isStaff(session),
  });
  if (!data) return null;
  if (data.items.length === 0) return <p className="muted">{t('kit.ownNone', { state: title })}</p>;
  return (
    <ul className="bare">
      {data.items.map((row) => (
        <li key={row.id}>
          <button
            type="button"
            className="button second small"
            aria-pressed={row.id === chosen}
            onClick={() => choose(row.id)}
          >
            {row.id}
          </button>{' '}
          <small>{[w(row.about), day(row.openedOn)].filter(Boolean).join(' · ')}</small>
        </li>
      ))}
    </ul>
  );
};
