import { useSay } from '../app/say.ts';
import type { Lamp as Colour } from '../app/types.ts';
import { Icon, type IconName } from './icon.tsx';

const icons: Readonly<Record<Colour, IconName>> = {
  normal: 'check',
  near: 'clock',
  overdue: 'stop',
  paused: 'pause',
  none: 'dash',
};

/** Colour, text and shape say the same; `left` is days left, negative once over. */
export const Lamp = ({ lamp, left }: { lamp: Colour; left?: number }) => {
  const { t } = useSay();
  let text = t(`lamp.${lamp}`);
  if (lamp === 'overdue' && left !== undefined) text = t('lamp.over', { n: -left });
  else if (left !== undefined && (lamp === 'normal' || lamp === 'near'))
    text = left === 0 ? t('lamp.today') : t('lamp.left', { n: left });
  return (
    <span className={`lamp lamp-${lamp}`}>
      <Icon name={icons[lamp] ?? 'dash'} /> {text}
    </span>
  );
};
