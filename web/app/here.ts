import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import { get, rememberCsrf } from './api.ts';
import { lastNode } from './prefer.ts';
import { useSay } from './say.ts';
import type { MechanismView, PlaceView, SessionView, ZoneView } from './types.ts';
import { setOffset } from './zone-time.ts';

/** Everything below the shell is drawn once the zone is known. */
export const ZoneContext = createContext<ZoneView | null>(null);
export const useZone = (): ZoneView => {
  const zone = useContext(ZoneContext);
  if (!zone) throw new Error('bug: used outside the shell');
  return zone;
};

export const zoneQuery = {
  queryKey: ['zone'],
  queryFn: async () => {
    const zone = await get<ZoneView>(undefined, 'zone');
    setOffset(zone.utcOffset);
    return zone;
  },
  staleTime: 600_000,
} as const;

/** The node in the address, else the one used last, else the zone's first. */
export const nodeOf = (zone: ZoneView, inAddress: string | undefined): string => {
  const known = (id: string | undefined): boolean => zone.nodes.some((node) => node.id === id);
  const last = lastNode();
  return (known(inAddress) ? inAddress : known(last) ? last : zone.nodes[0]?.id) ?? '';
};

export const useNode = (): string => {
  const { node } = useParams({ strict: false }) as { node?: string };
  return nodeOf(useZone(), node);
};

export const sessionQuery = (node: string) => ({
  queryKey: ['session', node],
  queryFn: async () => {
    const session = await get<SessionView>(node, 'session');
    rememberCsrf(node, session.csrf);
    return session;
  },
  staleTime: 60_000,
});

/** Whether the person holds a post in one of these roles here. */
export const hasRole = (session: SessionView | undefined, ...roles: readonly string[]): boolean =>
  session?.posts?.some(({ role }) => roles.includes(role)) === true;

export const useSession = (): SessionView | undefined => useQuery(sessionQuery(useNode())).data;
/** Whoever sees figures of their node that are not published. */
export const managesAt = (session: SessionView | undefined): boolean => hasRole(session, 'supervisor', 'head');
export const isStaff = (session: SessionView | undefined): boolean => session?.person?.kind === 'staff';

export const useMechanism = (id: string | undefined): MechanismView | undefined => {
  const node = useNode();
  const query = useQuery({
    queryKey: ['mechanism', node, id],
    queryFn: () => get<MechanismView>(node, `mechanisms/${id}`),
    enabled: Boolean(id),
    staleTime: 600_000,
  });
  return query.data;
};

/** Names for the codes that cases carry. */
export const useNames = () => {
  const zone = useZone();
  const { w } = useSay();
  const place = (at: PlaceView | string | undefined, short = true): string => {
    const code = typeof at === 'string' ? at : at?.jurisdiction;
    const found = zone.jurisdictions.find((j) => j.code === code);
    return found ? w(short ? found.short : found.title) : (code ?? '');
  };
  const authority = (id: string | undefined): string => (id ? w(zone.authorities[id]?.title) || id : '');
  const node = (id: string | undefined): string => w(zone.nodes.find((n) => n.id === id)?.title) || (id ?? '');
  const water = (id: string | undefined): string => w(zone.waters[id ?? '']) || (id ?? '');
  const section = (site: string | undefined): string => w(zone.sections[site ?? '']) || (site ?? '');
  const hall = (id: string | undefined): string => w(zone.windows.find((win) => win.id === id)?.title) || (id ?? '');
  /** Agreements between nodes are called like the mechanism they belong to. */
  const agreement = (id: string): string => w(zone.mechanisms.find((one) => one.id === id)?.title) || id;
  return { place, authority, node, water, section, window: hall, agreement };
};
