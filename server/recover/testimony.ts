import { randomUUID } from 'node:crypto';
import { check, contentKeyOf, hashOf, openChecked, openShown, seal } from '#exchange/envelope/envelope.ts';
import { checkReceipt } from '#exchange/envelope/receipt.ts';
import type { Envelope, Receipt } from '#exchange/envelope/types.ts';
import { publicOf } from '#exchange/suite/suites.ts';
import type { PublicKeys } from '#exchange/suite/types.ts';
import { type CaseEvent, dayOf, type Instant, ok, type Result, refuse } from '#kernel';
import type { Client } from '#store/db.ts';
import { caseById } from '#store/queries/cases.ts';
import { eventsOfAll, type StoredEvent } from '#store/queries/journal.ts';
import { checkpointsOf } from '#store/queries/proof.ts';
import { lettersFrom } from '#store/queries/recover.ts';
import { allKeys, type Identity } from '../boot/identity.ts';
import { withheldFromNode } from '../engine/confidential.ts';
import { type Travelling, travelling } from '../engine/outgoing.ts';
import type { Runtime } from '../engine/runtime.ts';
import { acceptedLog } from './logs.ts';

/** A letter of the restored node as its reader holds it. `key`: opens this one letter, and so proves what was in it. */
interface Shown {
  readonly envelope: Envelope;
  readonly receipt: Receipt;
  readonly key: string;
}

/** What a peer can show of a node that has forgotten: the letters it had from it, the stories they belong to, its last witnessed head. */
export interface Testimony {
  readonly from: string;
  readonly about: string;
  readonly letters: readonly Shown[];
  readonly cases: Readonly<Record<string, readonly Travelling[]>>;
  /** Newest checkpoint of the node that was countersigned here. */
  readonly witnessed: string | null;
}

const kind = 'node.testimony';

/** The story of a case as its letters told it: what never left this node does not leave it now. An erased beginning tells nothing. */
const storyTold = (
  runtime: Pick<Runtime, 'id' | 'program'>,
  stored: readonly StoredEvent<CaseEvent>[],
  withheld: ReadonlySet<string>,
) => {
  const mechanism = stored[0]?.body?.opened?.mechanism;
  if (!mechanism) return [];
  return stored.filter(({ body }) => body !== null).map((one) => travelling(runtime, mechanism, one, withheld));
};

/** At the peer: everything it holds of `about` beyond letter `after`, sealed to it and signed. Reads only. */
export const testify = async (
  client: Client,
  program: Runtime['program'],
  identity: Identity,
  about: { readonly node: string; readonly keys: readonly PublicKeys[]; readonly after: number },
  at: Instant,
): Promise<Envelope> => {
  const to = about.keys[0];
  if (!to) throw new Error(`${identity.node} has no card of ${about.node}`);
  const self = { node: identity.node, keys: allKeys(identity) };
  const letters: Shown[] = [];
  for (const { envelope, receipt } of await lettersFrom(client, about.node, about.after)) {
    const key = await contentKeyOf(envelope as Envelope, self);
    // A letter under a key that is gone cannot be shown; what follows it cannot be joined on.
    if (!key) break;
    letters.push({ envelope: envelope as Envelope, receipt: receipt as Receipt, key });
  }
  const ids = letters.flatMap(({ envelope: { header } }) =>
    header.kind.startsWith('case.') ? (header.stream ?? []) : [],
  );
  const stories = await eventsOfAll<CaseEvent>(client, [...new Set(ids)]);
  const { log } = await acceptedLog(client, about.node);
  const day = dayOf(at, program.zone.utcOffset);
  const cases: Record<string, readonly Travelling[]> = {};
  for (const [id, events] of stories) {
    const state = await caseById(client, id);
    const withheld = state ? withheldFromNode(program, state, day, about.node) : new Set<string>();
    cases[id] = storyTold({ id: identity.node, program }, events, withheld);
  }
  const testimony: Testimony = {
    from: identity.node,
    about: about.node,
    letters,
    cases,
    witnessed: (await checkpointsOf(client, log)).at(-1)?.text ?? null,
  };
  const address = { id: randomUUID(), from: identity.node, to: about.node, kind, pairSeq: 1, previous: null, at };
  return seal(testimony, address, identity.keys, to);
};

/** A letter the restored node had sent, proven by its own signature, its reader's receipt and the opened text. */
export interface Forgotten {
  readonly envelope: Envelope;
  readonly receipt: Receipt;
  readonly payload: unknown;
}

export interface Heard {
  readonly from: string;
  readonly letters: readonly Forgotten[];
  readonly cases: Testimony['cases'];
  readonly witnessed: string | null;
}

const bad = (zh: string, en: string): Result<never> => refuse('testimony-false', [zh, en]);

/**
 * At the restored node: reads what a peer shows. Nothing rests on the peer's word alone: each letter must bear this node's own signature
 * and the peer's receipt, and its text is opened with the key shown. Acts of this node in the stories must be in such a letter.
 */
export const hearTestimony = async (
  value: unknown,
  identity: Identity,
  keysOf: (peer: string) => readonly PublicKeys[],
): Promise<Result<Heard>> => {
  const from = (value as { header?: { from?: unknown } } | null)?.header?.from;
  if (typeof from !== 'string' || keysOf(from).length === 0)
    return bad('见证材料不是来自已互信的节点', 'The testimony is not of a node that is trusted here');
  const checked = await check(value, identity.node, { node: from, keys: keysOf(from) });
  if (!checked.ok) return checked;
  const opened = await openChecked(checked.value, { node: identity.node, keys: allKeys(identity) });
  if (!opened.ok) return opened;
  const said = opened.value.payload as Testimony;
  if (opened.value.header.kind !== kind || said.from !== from || said.about !== identity.node)
    return bad('见证材料与本节点无关', 'The testimony is not about this node');
  const own = { node: identity.node, keys: allKeys(identity).map(publicOf) };
  const peer = { node: from, keys: keysOf(from) };
  const letters: Forgotten[] = [];
  let previous: Envelope | undefined;
  for (const { envelope, receipt, key } of said.letters) {
    const name = `${from} ${envelope?.header?.pairSeq}`;
    const mine = await check(envelope, from, own);
    if (!mine.ok) return bad(`第 ${name} 号信件不是本节点所签`, `Letter ${name} does not bear our signature`);
    const signed = await checkReceipt(receipt, mine.value, peer);
    if (!signed.ok) return bad(`第 ${name} 号信件的回执无效`, `The receipt of letter ${name} does not hold`);
    const shown = await openShown(mine.value, key, peer);
    if (!shown.ok) return bad(`第 ${name} 号信件打不开`, `Letter ${name} does not open with the key shown`);
    if (
      previous &&
      (mine.value.header.previous !== hashOf(previous) || mine.value.header.pairSeq !== previous.header.pairSeq + 1)
    )
      return bad(`第 ${name} 号信件与前一件不相接`, `Letter ${name} does not follow the one before it`);
    previous = mine.value;
    letters.push({ envelope: mine.value, receipt: signed.value, payload: shown.value.payload });
  }
  return ok({ from, letters, cases: backed(said.cases, letters, identity.node), witnessed: said.witnessed });
};

/** Acts of this node as its own letters told them; what a peer says they were does not count. */
const backed = (
  cases: Testimony['cases'],
  letters: readonly Forgotten[],
  self: string,
): Readonly<Record<string, readonly Travelling[]>> => {
  const events = letters.flatMap(
    ({ payload }) => (payload as { events?: readonly Travelling[] } | null)?.events ?? [],
  );
  const told = new Map(
    events.flatMap((one) => (one.origin === self ? [[`${one.event.case}#${one.event.version}`, one] as const] : [])),
  );
  return Object.fromEntries(
    Object.entries(cases).map(([id, story]) => [
      id,
      story.flatMap((one) => (one.origin === self ? (told.get(`${id}#${one.event.version}`) ?? []) : one)),
    ]),
  );
};
