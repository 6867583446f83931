import { useZone } from '../app/here.ts';
import { useSay } from '../app/say.ts';

interface Given {
  readonly title: string;
  /** What all of them together are called here. */
  readonly any: string;
  readonly value: string | undefined;
  readonly choose: (mechanism: string | undefined) => void;
  readonly className?: string;
}

/** One of the zone's mechanisms, or all. */
export const MechanismChoice = ({ title, any, value, choose, className }: Given) => {
  const { w } = useSay();
  return (
    <label className={className}>
      <span>{title}</span>
      <select value={value ?? ''} onChange={(event) => choose(event.target.value || undefined)}>
        <option value="">{any}</option>
        {useZone().mechanisms.map((one) => (
          <option key={one.id} value={one.id}>
            {w(one.title)}
          </option>
        ))}
      </select>
    </label>
  );
};
