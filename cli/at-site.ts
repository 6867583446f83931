import { type AuditSite, reachSite } from '#server/audit/site.ts';
import { readConfig } from '#server/boot/config.ts';

/** Where an audit looks: options that `rebuild` and `verify` share. */
export interface SiteOptions {
  readonly node?: readonly string[];
  readonly zone?: string;
  readonly home?: string;
  readonly json: boolean;
}

/** Does `work` on the zone the options name, running or not. What goes wrong is told in words: exit code 1. */
export const atSite = async (
  { node = [], zone, home, json }: SiteOptions,
  work: (site: AuditSite, node: readonly string[], json: boolean) => Promise<number>,
): Promise<number> => {
  try {
    const given = [
      ...node.flatMap((id) => ['--node', id]),
      ...(zone ? ['--zone', zone] : []),
      ...(home ? ['--home', home] : []),
    ];
    const site = await reachSite(readConfig(given), (line) => console.error(line));
    return await work(site, node, json).finally(() => site.close());
  } catch (error) {
    const message = (error as Error).message;
    if (json) console.log(JSON.stringify({ ok: false, error: message }));
    else console.error(message);
    return 1;
  }
};
