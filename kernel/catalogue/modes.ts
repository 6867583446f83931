import type { Matter } from '../declare/matter.ts';

/** How a matter may be handled for someone in another place (public-services.md 13.2). */
export type Mode = Matter['modes'][number];

const preference: readonly Mode[] = ['online', 'joint', 'delegated', 'proxy', 'kiosk'];

/**
 * The modes a matter is open to, the highest first. Which one a case gets is chosen by the mechanism: online only when the
 * applicant agrees, delegated only on an authorisation valid that day.
 */
export const modesOf = (matter: Pick<Matter, 'modes'>): readonly Mode[] =>
  preference.filter((mode) => matter.modes.includes(mode));
