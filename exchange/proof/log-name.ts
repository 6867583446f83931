/**
 * A node keeps one log at a time. The first bears the node's name; after a restore that had forgotten what peers witnessed,
 * the node closes it and goes on under the next name (`shanghai/2`), so that no size of one log ever has two roots.
 */
export const logName = (node: string, n: number): string => (n === 1 ? node : `${node}/${n}`);

export const nodeOfLog = (log: string): string => log.split('/', 1)[0] ?? log;

export const numberOfLog = (log: string): number => Number(log.split('/')[1] ?? 1);
