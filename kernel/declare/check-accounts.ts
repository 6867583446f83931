import { isLedgerId } from '../ledger/account.ts';
import { type AccountSpec, commonAccounts } from '../ledger/declared.ts';
import type { AnyMechanism, Seen } from './mechanism.ts';

type Report = (path: string, says: string) => void;

const isBound = (mechanism: AnyMechanism, slot: string): boolean =>
  ['money', 'number'].includes(mechanism.law[slot]?.kind ?? '');

/** What the compiler cannot know about declared accounts. */
export const checkAccounts = (mechanism: AnyMechanism, report: Report): void => {
  const kinds = Object.entries((mechanism.accounts ?? {}) as Record<string, AccountSpec<Seen, string>>);
  for (const [kind, spec] of kinds) {
    const at = `accounts.${kind}`;
    if (!/^[a-z][a-z0-9-]*$/.test(kind)) report(at, 'is not lower-case words joined by hyphens');
    if ((commonAccounts as readonly string[]).includes(kind) || kind === 'expired')
      report(at, 'is a name the ledger keeps for itself');
    if (!isLedgerId(spec.unit) || spec.unit.includes('/')) report(`${at}.unit`, `"${spec.unit}" cannot name a unit`);
    if (spec.ceiling !== undefined && !isBound(mechanism, spec.ceiling))
      report(`${at}.ceiling`, `"${spec.ceiling}" is no law slot of kind money or number`);
    for (const [n, { max, restores, period, way }] of (spec.limits ?? []).entries()) {
      if (!isBound(mechanism, max))
        report(`${at}.limits[${n}].max`, `"${max}" is no law slot of kind money or number`);
      if (restores !== undefined && mechanism.law[restores]?.kind !== 'text')
        report(`${at}.limits[${n}].restores`, `"${restores}" is no law slot of kind text`);
      if (spec.limits?.findIndex((one) => one.period === period && one.way === way) !== n)
        report(`${at}.limits[${n}]`, `there are two limits "${way}" per "${period}"`);
    }
    if (spec.source && spec.purse) report(at, 'a purse cannot be a source');
  }
};
