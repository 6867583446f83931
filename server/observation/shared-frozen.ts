import type { Handle } from '#exchange/post/receiver.ts';
import { ok } from '#kernel';
import type { Client } from '#store/db.ts';
import { freeze, frozenOf } from '#store/queries/observation-frozen.ts';
import type { Outgoing } from '#store/queries/outbox.ts';
import type { Applied } from '#store/queries/project.ts';

/** As many samples draw a track, and a letter stays far below the megabyte of a broker. */
const MOST = 2000;

interface SharedFrozen {
  readonly case: string;
  readonly of: string;
  readonly key: string;
  readonly hash: string;
  readonly at: string;
  readonly doc: object;
}

interface Sampled {
  readonly samples?: readonly { readonly tvoc?: string }[];
}

/** Of each stretch of a long track the sample that read most: what was hot stays to be seen. */
const thinned = (doc: object): object => {
  const { samples = [] } = doc as Sampled;
  if (samples.length <= MOST) return doc;
  const stretch = Math.ceil(samples.length / MOST);
  const kept = Array.from({ length: Math.ceil(samples.length / stretch) }, (_, n) =>
    samples
      .slice(n * stretch, (n + 1) * stretch)
      .reduce((top, one) => (Number(one.tvoc ?? 0) > Number(top.tvoc ?? 0) ? one : top)),
  );
  return { ...doc, samples: kept };
};

/** The letters that bring frozen documents of an act to the nodes `told` of it. */
export const frozenLetters = async (
  client: Client,
  { event }: Pick<Applied, 'event'>,
  told: readonly string[],
): Promise<readonly Outgoing[]> => {
  const letters: Outgoing[] = [];
  for (const effect of event.effects) {
    if (effect.kind !== 'frozen.share') continue;
    const found = (await frozenOf(client, effect.of, effect.key)).at(-1);
    if (!found) continue;
    const payload: SharedFrozen = {
      case: event.case,
      of: effect.of,
      key: effect.key,
      hash: found.hash,
      at: found.at,
      doc: thinned(found.doc as object),
    };
    letters.push(...told.map((peer) => ({ peer, kind: 'frozen.shared', stream: event.case, at: event.at, payload })));
  }
  return letters;
};

/** Kept under the name of the node it comes from: nobody's own documents are overshadowed. */
export const frozenHandlers = (self: string): Readonly<Record<string, Handle>> => ({
  'frozen.shared': async ({ client }, { from }, payload) => {
    const { of, key, hash, at, doc, case: id } = payload as SharedFrozen;
    await freeze(client, self, { of, key: `${from}/${key}`, hash, at, doc: { ...doc, from, case: id } });
    return ok(undefined);
  },
});
