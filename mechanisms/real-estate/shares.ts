import type { EntryRead, Words } from '#kernel';
import type { Ratio } from './law.ts';
import { type Holder, holdersIn } from './reckoning.ts';
import type { Estate } from './vocabulary.ts';

/** An exact share: whole numbers only, so that three thirds are one. */
interface Share {
  readonly n: bigint;
  readonly d: bigint;
}
type Given = { readonly shareN?: number; readonly shareD?: number };

const none: Share = { n: 0n, d: 1n };
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
const share = (n: bigint, d: bigint): Share => {
  const by = gcd(n < 0n ? -n : n, d);
  return { n: n / by, d: d / by };
};
const plus = (a: Share, b: Share): Share => share(a.n * b.d + b.n * a.d, a.d * b.d);
const minus = (a: Share, b: Share): Share => plus(a, { n: -b.n, d: b.d });
const shareIn = ({ shareN = 0, shareD = 1 }: Given): Share => share(BigInt(shareN), BigInt(shareD));
const total = (side: readonly Given[]): Share => side.map(shareIn).reduce(plus, none);
const sharesOf = (side: Estate['facts']['holderSide']): ReadonlyMap<string, Share> =>
  new Map((side ?? []).flatMap(({ party, ...given }) => (party ? [[party.key, shareIn(given)]] : [])));

/** Whether those who apply may dispose of the whole (民法典 301): all joint owners, or the share the law asks for; else how much they have. */
export const mayDispose = (
  title: EntryRead,
  applying: ReadonlySet<string>,
  needed: Ratio,
): true | { readonly percent: number } => {
  const holders = holdersIn(title);
  const mine = holders.filter(({ party }) => applying.has(party.key));
  if (mine.length === holders.length) return true;
  if (title.values.coOwnership !== 'shares' || title.values.disposal === 'all')
    return { percent: Math.floor((100 * mine.length) / holders.length) };
  const { n, d } = total(mine);
  const enough = title.values.disposal === 'majority' ? n * 2n > d : n * BigInt(needed.d) >= BigInt(needed.n) * d;
  return enough || { percent: Number((n * 100n) / d) };
};

/** A co-owner in shares disposes of their own share alone (民法典 305): what is given is theirs, and all of it is received. */
export const sharesPass = ({ facts }: Estate, title: EntryRead): true | Words => {
  if (title.values.coOwnership !== 'shares')
    return ['只有按份共有人可以转让份额', 'Only who owns in shares can transfer a share'];
  const owned = sharesOf(holdersIn(title));
  for (const [key, given] of sharesOf(facts.holderSide)) {
    const left = minus(owned.get(key) ?? none, given);
    if (given.n <= 0n || left.n < 0n)
      return [
        '须写明转让的份额，且不超过其登记的份额',
        'The share given must be stated and be within what is entered',
      ];
  }
  const [given, received] = [total(facts.holderSide ?? []), total(facts.otherSide ?? [])];
  const each = (facts.otherSide ?? []).every((one) => shareIn(one).n > 0n);
  return (
    (each && minus(given, received).n === 0n) || [
      '受让份额合计须等于转让份额合计',
      'The shares received must add up to those given',
    ]
  );
};

/** Co-owners whose right to buy first stands against this sale (民法典 305): neither selling nor buying, and none has waived it. */
export const notWaived = ({ facts }: Estate, title: EntryRead): readonly string[] => {
  const [sellers, buyers] = [sharesOf(facts.holderSide), sharesOf(facts.otherSide)];
  const waived = new Set((facts.waivers ?? []).map(({ party }) => party?.key));
  const owners = holdersIn(title).map(({ party }) => party);
  // Among co-owners nobody has the right (物权编解释一 13).
  if (owners.filter(({ key }) => buyers.has(key)).length === buyers.size) return [];
  return owners
    .filter(({ key }) => !sellers.has(key) && !buyers.has(key) && !waived.has(key))
    .map(({ name }) => name);
};

/** The holders once shares have passed; whose share changed gets the certificate `number` makes. */
export const afterShares = (
  { facts }: Estate,
  title: EntryRead,
  number: (n: number) => string,
): { readonly holders: readonly Holder[]; readonly fresh: readonly Holder[] } => {
  const [given, received] = [sharesOf(facts.holderSide), sharesOf(facts.otherSide)];
  const fresh: Holder[] = [];
  const certified = ({ party }: Pick<Holder, 'party'>, { n, d }: Share): Holder => {
    fresh.push({ party, shareN: Number(n), shareD: Number(d), certificate: number(fresh.length) });
    return fresh.at(-1) as Holder;
  };
  const known = holdersIn(title).flatMap((one) => {
    const { key } = one.party;
    if (!given.has(key) && !received.has(key)) return [one];
    const now = plus(minus(shareIn(one), given.get(key) ?? none), received.get(key) ?? none);
    return now.n > 0n ? [certified(one, now)] : [];
  });
  const owners = new Set(holdersIn(title).map(({ party }) => party.key));
  const joining = (facts.otherSide ?? []).flatMap(({ party, ...their }) =>
    party && !owners.has(party.key) ? [certified({ party }, shareIn(their))] : [],
  );
  return { holders: [...known, ...joining], fresh };
};
