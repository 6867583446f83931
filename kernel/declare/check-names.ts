import type { AnyMechanism } from './mechanism.ts';

/** What a mechanism declares under a name that must be its own in the whole zone: the name is all that tells them apart. */
const apart = { accounts: 'keeps accounts', registers: 'keeps a register' } as const;

/** Two mechanisms must not keep accounts, nor registers, of one name. */
export const checkNames = (mechanisms: Iterable<AnyMechanism>): readonly string[] => {
  const all = [...mechanisms];
  return (Object.keys(apart) as (keyof typeof apart)[]).flatMap((what) => {
    const owners = new Map<string, string>();
    return all.flatMap((mechanism) =>
      Object.keys(mechanism[what] ?? {}).flatMap((name) => {
        const other = owners.get(name);
        owners.set(name, mechanism.id);
        return other ? [`${mechanism.id}.${what}.${name}: ${other} ${apart[what]} of this name too`] : [];
      }),
    );
  });
};
