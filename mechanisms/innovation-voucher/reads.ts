import {
  type BalanceRead,
  type CaseState,
  dueTo,
  type EntryRead,
  frame,
  type PublishedEntry,
  type PublishedRead,
  parseBankFile,
  publishedOn,
  type Read,
  sha256,
  toHex,
} from '#kernel';
import { AGREEMENT, account, countedOf } from './accounts.ts';
import { contractText, invoiceText } from './reckoning/redemption.ts';
import {
  CLAIMANTS,
  DEBTORS,
  FIRSTS,
  HOLDERS,
  INSTITUTIONS,
  PAYABLES,
  QUEUES,
  RESOURCES,
  SUCCESSIONS,
  SUSPENSIONS,
  TAGS,
  VOUCHERS,
} from './registers.ts';
import type { Case, ReadName } from './vocabulary.ts';

/** The year whose appropriation a case is charged to: that of the voucher, or of the claim. */
export const yearOf = ({ facts, day }: Pick<Case, 'facts' | 'day'>): string => facts.year ?? day.slice(0, 4);

export const queueKey = (authority: string, year: string): string => `${authority}-${year}`;
const own = ({ state }: Case): string => state.deciding.authority;

/** Texts that become tags: every invoice, and the contract. */
const paperTexts = ({ facts: { invoices = [], contract, enterprise, institution } }: Case): readonly string[] => [
  ...invoices.map(invoiceText),
  ...(contract?.number ? [contractText(enterprise?.key ?? '', institution?.key ?? '', contract.number)] : []),
];

/** What is due to be paid is one read: the stage is the subject of its entries. */
export const dueStage = (authority: string): string => `due:${authority}`;

/** Approved by this authority and still standing, however far its payment has come. */
export const isApproved = ({ closed, values }: EntryRead, authority: string): boolean =>
  !closed && ['due', 'sent', 'paid', 'frozen'].some((stage) => values.stage === `${stage}:${authority}`);

/** Every payment that the batch or the file of the bank names. */
const namedIn = ({ facts: { instructions = [], bankFile } }: Case): readonly string[] => {
  const bank = parseBankFile(bankFile ?? '');
  const told = bank.ok ? bank.value : [];
  return [...new Set([...instructions, ...told].flatMap(({ reference }) => reference ?? []))];
};

const entry = (register: string, key: string | undefined): Read => ({ kind: 'entry', register, key: key ?? '-' });
const balance = (id: string): Read => ({ kind: 'balance', account: id });

/** The number of a resource is `<place>-<USCC of the institution>-<running number>`. */
export const institutionIn = (resource: string | undefined): string | undefined => resource?.split('-')[1];
/** Provinces are the first two digits of a place. */
export const crosses = (home: string, source: string | undefined): boolean =>
  source !== undefined && home.slice(0, 2) !== source.slice(0, 2);
export const placeIn = (resource: string | undefined): string | undefined => resource?.split('-')[0];

/** The place of a holder's first in its register: `crossed` ever, the others within the year of the day. */
export const firstKey = ({ facts, day }: Case, what: 'crossed' | 'again' | 'paid'): string =>
  `${facts.enterprise?.key ?? '-'}-${what}${what === 'crossed' ? '' : `-${day.slice(0, 4)}`}`;

/** What stands for a holder where no name may go. */
const markOf = (...parts: readonly string[]): string =>
  toHex(sha256(frame('tongban/innovation-voucher/mark/1', parts.join('\u0000'))));
export const holderMark = ({ facts }: Pick<Case, 'facts'>): string => markOf(facts.enterprise?.key ?? '-');
/** Of a holder and the year of a day. */
export const claimMark = ({ facts, day }: Pick<Case, 'facts' | 'day'>): string =>
  markOf(facts.enterprise?.key ?? '-', day.slice(0, 4));

/** To whom the voucher was issued: a successor uses that of its predecessor. */
export const issuedTo = ({ facts }: Case): string | undefined => (facts.predecessor ?? facts.enterprise)?.key;

export const reads = {
  holder: ({ facts }) => entry(HOLDERS, facts.enterprise?.key),
  voucherEntry: ({ facts }) => entry(VOUCHERS, facts.voucher),
  purse: (seen) => balance(account('voucher', issuedTo(seen) ?? '-', seen.facts.voucher ?? seen.state.id)),
  pool: (seen) => balance(account('pool', own(seen), yearOf(seen))),
  counted: (seen) => balance(countedOf(seen, yearOf(seen))),
  queue: (seen) => entry(QUEUES, queueKey(own(seen), yearOf(seen))),
  owed: (seen) => balance(account('owed', seen.facts.enterprise?.key ?? '-', own(seen))),
  suspension: ({ facts }) => entry(SUSPENSIONS, facts.institution?.key ?? institutionIn(facts.resource)),
  requests: ({ state }) => ({ kind: 'children', case: state.id }),
  sourceResource: ({ facts }) => entry(RESOURCES, facts.resource),
  sourceInstitution: ({ facts }) => entry(INSTITUTIONS, institutionIn(facts.resource)),
  controllerTags: ({ facts }) => ({ kind: 'tags', texts: facts.controllers ?? [] }),
  invoiceTags: (seen) => ({ kind: 'tags', texts: paperTexts(seen) }),
  auditTag: ({ state }) => ({ kind: 'tags', texts: [`audit|${state.id}`] }),
  tagged: ({ facts }) => ({ kind: 'entries', register: TAGS, keys: facts.tags ?? [] }),
  named: (seen) => ({ kind: 'entries', register: PAYABLES, keys: namedIn(seen) }),
  crossedBefore: (seen) => entry(FIRSTS, firstKey(seen, 'crossed')),
  againBefore: (seen) => entry(FIRSTS, firstKey(seen, 'again')),
  paidBefore: (seen) => entry(FIRSTS, firstKey(seen, 'paid')),
  succession: (seen) => entry(SUCCESSIONS, issuedTo(seen)),
  countedBefore: (seen) => balance(countedOf(seen, yearOf(seen), issuedTo(seen))),
  successorCounted: (seen) => balance(countedOf(seen, yearOf(seen), seen.facts.successors?.[0]?.key)),
  owedTo: ({ facts }) => balance(dueTo(facts.creditor ?? '-', 'fen', AGREEMENT)),
  claimedAnywhere: (seen) => ({ kind: 'published', register: CLAIMANTS, key: claimMark(seen) }),
  owedAnywhere: (seen) => ({ kind: 'published', register: DEBTORS, subject: holderMark(seen) }),
  debtor: ({ state }) => entry(DEBTORS, state.id),
  due: (seen) => ({ kind: 'entriesOf', register: PAYABLES, subject: dueStage(own(seen)) }),
} as const satisfies Record<ReadName, (seen: Case) => Read>;

const entryIn = (seen: Case, name: ReadName): EntryRead | undefined => {
  const found = seen.reads[name] as EntryRead | undefined;
  return found && found.version > 0 ? found : undefined;
};

/** An entry that stands on the day. */
export const standing = (seen: Case, name: ReadName, day = seen.day): EntryRead | undefined => {
  const found = entryIn(seen, name);
  return found && !found.closed && found.validFrom <= day && (found.validTo === null || day <= found.validTo)
    ? found
    : undefined;
};

/** Whether the holder does it for the first time, as far as this home knows. */
export const isFirst = (seen: Case, name: 'crossedBefore' | 'againBefore' | 'paidBefore'): boolean =>
  entryIn(seen, name) === undefined;

const claimedIn = (seen: Case): readonly PublishedEntry[] =>
  (seen.reads.claimedAnywhere as PublishedRead | undefined)?.entries ?? [];

/** Whether this home has told the others already that the holder claims here this year. */
export const isMarked = (seen: Case): boolean =>
  claimedIn(seen).some(({ values }) => values.home === seen.state.deciding.jurisdiction);

/** The other home where the holder claimed last this year, which knows what was counted before it. */
export const claimedLast = (seen: Case): string | undefined =>
  claimedIn(seen)
    .filter(({ values }) => values.home !== seen.state.deciding.jurisdiction)
    .sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0))
    .at(-1)?.values.home as string | undefined;

/** Another home that has money to get back from the holder. */
export const owedElsewhere = (seen: Case): string | undefined => {
  const read = seen.reads.owedAnywhere as PublishedRead | undefined;
  const open = read ? publishedOn(read, seen.day) : [];
  return open.find(({ values }) => values.home !== seen.state.deciding.jurisdiction)?.values.home as
    | string
    | undefined;
};

export const balanceIn = (seen: Case, name: ReadName): BalanceRead | undefined =>
  seen.reads[name] as BalanceRead | undefined;
export const availableIn = (seen: Case, name: ReadName): number => balanceIn(seen, name)?.available ?? 0;

export const childrenIn = (seen: Case): readonly CaseState[] => (seen.reads.requests ?? []) as readonly CaseState[];
/** The newest child of a kind of request. */
export const requestOf = (seen: Case, request: string): CaseState | undefined =>
  childrenIn(seen)
    .filter(({ facts }) => facts.request === request)
    .sort((a, b) => (a.openedAt === b.openedAt ? (a.id < b.id ? -1 : 1) : a.openedAt < b.openedAt ? -1 : 1))
    .at(-1);

/** All tags of all texts, under every live key. */
export const tagsIn = (seen: Case, name: ReadName): readonly string[] =>
  ((seen.reads[name] ?? []) as readonly (readonly string[])[]).flat();
