import type { peopleIn } from '../app/desk-work.ts';
import { useSay } from '../app/say.ts';

/** Colleagues to choose from, with what they are; nobody first. */
export const ColleagueOptions = ({ people }: { people: ReturnType<typeof peopleIn> }) => {
  const { t, w } = useSay();
  return (
    <>
      <option value="">{t('hand.choose')}</option>
      {people.map((one) => (
        <option key={one.id} value={one.id}>
          {one.name} · {w(one.title)}
        </option>
      ))}
    </>
  );
};
