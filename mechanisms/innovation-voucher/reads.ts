import type { BalanceRead, CaseState, EntryRead, Read } from '#kernel';
import { account, countedOf } from './accounts.ts';
import { contractText, invoiceText } from './reckoning/redemption.ts';
import { HOLDERS, INSTITUTIONS, PAYABLES, QUEUES, RESOURCES, SUSPENSIONS, TAGS, VOUCHERS } from './registers.ts';
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

const entry = (register: string, key: string | undefined): Read => ({ kind: 'entry', register, key: key ?? '-' });
const balance = (id: string): Read => ({ kind: 'balance', account: id });

/** The number of a resource is `<place>-<USCC of the institution>-<running number>`. */
export const institutionIn = (resource: string | undefined): string | undefined => resource?.split('-')[1];
export const placeIn = (resource: string | undefined): string | undefined => resource?.split('-')[0];

export const reads = {
  holder: ({ facts }) => entry(HOLDERS, facts.enterprise?.key),
  voucherEntry: ({ facts }) => entry(VOUCHERS, facts.voucher),
  purse: ({ facts, state }) => balance(account('voucher', facts.enterprise?.key ?? '-', facts.voucher ?? state.id)),
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
  payable: ({ state }) => entry(PAYABLES, state.id),
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
