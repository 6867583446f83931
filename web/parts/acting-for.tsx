import { useNode } from '../app/here.ts';
import { throughAgent, useMyMandates } from '../app/mandates.ts';
import { useSay } from '../app/say.ts';
import type { Party, SessionView } from '../app/types.ts';

interface Given {
  readonly session: SessionView;
  readonly basic: string;
  readonly party: Party | undefined;
  readonly choose: (party: Party) => void;
}

/** 以谁的名义申请: for oneself, or for somebody whose mandate extends to this matter. Nothing where one has none. */
export const ActingFor = ({ session: { person }, basic, party, choose }: Given) => {
  const { t } = useSay();
  const { data } = useMyMandates(useNode(), basic, person?.kind === 'person');
  if (!person?.key || !data?.held.length) return null;
  const myself: Party = { kind: 'person', key: person.key, name: person.name };
  const choices = [
    { id: 'myself', says: t('mandates.myself'), party: myself },
    ...data.held.map((mandate) => ({
      id: mandate.number,
      says: t('mandates.forOther', { name: mandate.grantor.name, number: mandate.number }),
      party: throughAgent(mandate.grantor, mandate),
    })),
  ];
  const chosen = party?.agent?.mandate ?? (party?.key === person.key ? 'myself' : undefined);
  return (
    <fieldset className="card">
      <legend>{t('mandates.for')}</legend>
      <div className="options">
        {choices.map((one) => (
          <label key={one.id}>
            <input type="radio" name="acting-for" checked={chosen === one.id} onChange={() => choose(one.party)} />
            <span>{one.says}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};
