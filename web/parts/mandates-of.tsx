import { useQuery } from '@tanstack/react-query';
import { get } from '../app/api.ts';
import { type Mandate, throughAgent } from '../app/mandates.ts';
import { useSay } from '../app/say.ts';
import type { Party } from '../app/types.ts';
import { keyState } from '../kit/check-digit.ts';

interface Given {
  readonly node: string;
  readonly basic: string;
  readonly party: Party | undefined;
  readonly take: (party: Party) => void;
}

/** Who may act for the person a clerk has before them: registered mandates are taken over, not copied from paper. */
export const MandatesOf = ({ node, basic, party, take }: Given) => {
  const { t, day } = useSay();
  const right = party !== undefined && keyState(party.kind, party.key ?? '') === 'right';
  const { data = [] } = useQuery({
    queryKey: ['mandates', node, 'of', party?.key, basic],
    queryFn: () => get<Mandate[]>(node, 'mandates', { grantor: party?.key, matter: basic }),
    enabled: right,
    retry: false,
  });
  if (!right) return null;
  return data.map((mandate) => (
    <p className="notice" role="status" key={mandate.number}>
      {t('mandates.atWindow', {
        name: mandate.agent.name,
        number: mandate.number,
        until: day(mandate.until ?? undefined),
      })}{' '}
      {party.agent?.mandate !== mandate.number && (
        <button
          type="button"
          className="button second small"
          onClick={() => take(throughAgent({ ...party, name: mandate.grantor.name }, mandate))}
        >
          {t('mandates.take')}
        </button>
      )}
    </p>
  ));
};
