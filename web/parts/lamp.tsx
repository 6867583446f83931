import { useSay } from '../app/say.ts';
import type { Lamp as Colour, Term } from '../app/types.ts';
import { Icon, type IconName } from './icon.tsx';

const icons: Readonly<Record<Colour, IconName>> = {
  normal: 'check',
  near: 'clock',
  overdue: 'stop',
  paused: 'pause',
  none: 'dash',
};

/** Colour, text and shape say the same; `left` is what is left in `unit`, negative once over. */
export const Lamp = ({ lamp, left, unit = 'wd' }: { lamp: Colour; left?: number; unit?: Term['unit'] }) => {
  const { t, term } = useSay();
  let text = t(`lamp.${lamp}`);
  if (lamp === 'overdue' && left !== undefined) text = t('lamp.over', { time: term({ n: -left, unit }) });
  else if (left !== undefined && (lamp === 'normal' || lamp === 'near'))
    text = left === 0 ? t('lamp.today') : t('lamp.left', { time: term({ n: left, unit }) });
  return (
    <span className={`lamp lamp-${lamp}`}>
      <Icon name={icons[lamp] ?? 'dash'} /> {text}
    </span>
  );
};
