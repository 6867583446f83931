import { useSay } from '../app/say.ts';
import type { MatterAnswer } from '../app/types.ts';
import { Icon } from './icon.tsx';

const known = ['online', 'proxy', 'delegated', 'joint', 'kiosk'] as const;
type Known = (typeof known)[number];

export const useModeName = () => {
  const { t } = useSay();
  return (mode: string): string => (known.includes(mode as Known) ? t(`mode.${mode as Known}`) : mode);
};

/** Every mode with the reason why it is, or is not, to be had for this matter between these places. */
export const Modes = ({ modes, chosen }: { modes: MatterAnswer['modes']; chosen?: string }) => {
  const { t, w } = useSay();
  const name = useModeName();
  return (
    <ul className="modes">
      {modes.map((m) => (
        <li key={m.mode} className={m.available ? '' : 'off'}>
          <Icon name={m.available ? 'check' : 'dash'} />
          <span>
            <strong>{name(m.mode)}</strong>{' '}
            {m.mode === chosen ? <span className="tag good">{t('mode.chosen')}</span> : !m.available && <span className="tag">{t('mode.not')}</span>}
            <br />
            <small>{w(m.why)}</small>
          </span>
        </li>
      ))}
    </ul>
  );
};
