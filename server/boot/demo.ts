import type { RunningZone } from './zone.ts';

export const seedDemoCases = async (_zone: RunningZone, _log: (line: string) => void): Promise<void> => undefined;
