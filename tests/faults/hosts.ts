import { execFileSync, spawnSync } from 'node:child_process';

/** A host of the test's own: a network namespace with one address on the test's own bridge. */
export interface Host {
  readonly name: string;
  readonly address: string;
  /** What goes before a command so that it runs there. */
  readonly within: readonly string[];
  /** Pulls its cable out, or puts it back: packets under way are lost, connections hang as on a real line. */
  readonly cut: (down: boolean) => void;
}

const ip = (...args: readonly string[]): void =>
  void execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'] });
const network = '10.99.0';

const hostAt = (prefix: string, name: string, n: number): Host => {
  const space = `${prefix}-${name}`;
  return {
    name,
    address: `${network}.${n + 1}`,
    within: ['ip', 'netns', 'exec', space],
    cut: (down) => ip('-n', `${prefix}-hub`, 'link', 'set', `p${n}`, down ? 'down' : 'up'),
  };
};

/** Whether this machine lets us make hosts: root, and iproute2. */
export const canMakeHosts = (): boolean =>
  process.getuid?.() === 0 && spawnSync('ip', ['netns', 'list'], { stdio: 'ignore' }).status === 0;

/** The hosts of a network that was made under this prefix, as seen from any of them. */
export const hostsOf = (prefix: string, names: readonly string[]): Readonly<Record<string, Host>> =>
  Object.fromEntries(names.map((name, n) => [name, hostAt(prefix, name, n)]));

/** Makes one bridge and the hosts on it. Nothing leads out of this network, and nothing in. */
export const makeHosts = (prefix: string, names: readonly string[]): void => {
  const hub = `${prefix}-hub`;
  ip('netns', 'add', hub);
  ip('-n', hub, 'link', 'add', 'br0', 'type', 'bridge');
  ip('-n', hub, 'link', 'set', 'br0', 'up');
  for (const [n, name] of names.entries()) {
    const space = `${prefix}-${name}`;
    ip('netns', 'add', space);
    ip('link', 'add', `p${n}`, 'netns', hub, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', space);
    ip('-n', hub, 'link', 'set', `p${n}`, 'master', 'br0', 'up');
    ip('-n', space, 'addr', 'add', `${network}.${n + 1}/24`, 'dev', 'eth0');
    ip('-n', space, 'link', 'set', 'eth0', 'up');
    ip('-n', space, 'link', 'set', 'lo', 'up');
  }
};

export const removeHosts = (prefix: string, names: readonly string[]): void => {
  for (const name of [...names, 'hub']) spawnSync('ip', ['netns', 'del', `${prefix}-${name}`], { stdio: 'ignore' });
};
