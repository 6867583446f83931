import { type FrozenRead, type JudgedRun, notPassed, ok, type Result, refuse, stillHot } from '#kernel';
import type { Voc } from './mechanism.ts';

type Spots = JudgedRun['hotSpots'];

const runIn = (seen: Voc, read: 'judged' | 'again', field: 'run' | 'rerun'): Result<JudgedRun> => {
  const frozen = seen.reads[read] as FrozenRead | undefined;
  if (frozen) return ok(frozen.doc as JudgedRun);
  return refuse(
    'run-unknown',
    [`没有已判定的走航“${seen.facts[field] ?? ''}”`, `No run "${seen.facts[field] ?? ''}" was judged here`],
    {
      field: `/facts/${field}`,
      remedy: ['请先在走航页上传轨迹文件', 'Bring in its track on the page of mobile runs first'],
    },
  );
};

/** What the frozen run says becomes the case’s; the method’s share of valid samples and the checks were judged with it. */
export const judgedFacts = (seen: Voc) => {
  const found = runIn(seen, 'judged', 'run');
  if (!found.ok) return found;
  const { track, startedAt, checksAfter, validShare, kilometres, used, hotSpots, reaches, species } = found.value;
  return ok({
    track,
    edition: seen.law('method')?.value.id,
    startedAt,
    checksAfter,
    validShare,
    kilometres,
    used: used && checksAfter,
    hotSpots: hotSpots.map(({ lon, lat, peak, persistent }) => ({
      lon: String(lon),
      lat: String(lat),
      peak,
      persistent,
    })),
    reaches,
    ...(species?.length && { species }),
  });
};

const spotsOf = ({ facts: { hotSpots } }: Voc): Spots =>
  (hotSpots ?? []).map(({ lon, lat, peak, persistent }) => ({
    lon: Number(lon),
    lat: Number(lat),
    peak: peak ?? '',
    persistent: persistent === true,
  }));

/** 复测: a later run that was used and passed every hot spot of the first; whether one is still hot follows from the two. */
export const judgedAgain = (seen: Voc) => {
  const found = runIn(seen, 'again', 'rerun');
  const method = seen.law('method')?.value;
  if (!found.ok) return found;
  const second = found.value;
  const { run, startedAt = '' } = seen.facts;
  const no = (code: string, zh: string, en: string) => refuse(code, [zh, en], { field: '/facts/rerun' });
  if (!method) return no('no-law-in-force', '没有现行走航方法', 'No method is in force');
  if (second.run === run || second.startedAt <= startedAt)
    return no('run-not-later', '复测应当晚于本次走航', 'The second run must be later than the first');
  if (!second.used || !second.checksAfter)
    return no('run-unused', '该次走航不采用，不能作为复测', 'That run was not used: it proves nothing');
  const missed = notPassed(method, spotsOf(seen), second);
  if (missed.length > 0)
    return no(
      'spot-not-passed',
      `复测未经过 ${missed.length} 个热点`,
      `The second run did not pass ${missed.length} of the hot spots`,
    );
  return ok({ rerunTrack: second.track, rerunHot: stillHot(method, spotsOf(seen), second).length > 0 });
};
