import { useNames } from '../app/here.ts';
import type { AccountNames } from '../app/ledger.ts';
import { useSay } from '../app/say.ts';

/** An account as people call it: its kind, and the parts of its key by name where they are authorities, places or nodes. */
export const useAccountName = () => {
  const { w } = useSay();
  const names = useNames();
  const part = (value: string): string => {
    for (const name of [names.authority(value), names.place(value), names.node(value), names.agreement(value)])
      if (name && name !== value) return name;
    return value;
  };
  return {
    part,
    name: ({ title, key }: AccountNames): string => [w(title), ...key.map(({ value }) => part(value))].join(' · '),
  };
};
