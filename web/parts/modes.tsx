import { useSay } from '../app/say.ts';
import type { MatterAnswer, ModeView } from '../app/types.ts';
import { Icon } from './icon.tsx';

const known = ['online', 'proxy', 'delegated', 'joint', 'kiosk'] as const;
type Known = (typeof known)[number];

export const useModeName = () => {
  const { t } = useSay();
  return (mode: string): string => (known.includes(mode as Known) ? t(`mode.${mode as Known}`) : mode);
};

/** The same shape whether the server gave names alone or reasons too. */
export const modeViews = (modes: MatterAnswer['modes']): readonly ModeView[] =>
  modes.map((m) => (typeof m === 'string' ? { mode: m, available: true } : m));
export const firstMode = (modes: MatterAnswer['modes']): string | undefined =>
  modeViews(modes).find((m) => m.available)?.mode;

/** Every mode with the reason why it is, or is not, to be had for this matter between these places. */
export const Modes = ({ modes, chosen }: { modes: MatterAnswer['modes']; chosen?: string }) => {
  const { t, w } = useSay();
  const name = useModeName();
  return (
    <ul className="modes">
      {modeViews(modes).map((m) => (
        <li key={m.mode} className={m.available ? '' : 'off'}>
          <Icon name={m.available ? 'check' : 'dash'} />
          <span>
            <strong>{name(m.mode)}</strong>{' '}
            {m.mode === chosen ? (
              <span className="tag good">{t('mode.chosen')}</span>
            ) : (
              !m.available && <span className="tag">{t('mode.not')}</span>
            )}
            <br />
            <small>{w(m.why) || (known.includes(m.mode as Known) ? t(`modeHelp.${m.mode as Known}`) : '')}</small>
          </span>
        </li>
      ))}
    </ul>
  );
};
