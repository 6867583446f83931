import { type CountedCase, type Day, diffDays, type Term } from '#kernel';

type Counters = Record<string, number>;
type Material = { readonly source?: string };
type Missing = { readonly cause?: string };

const count = (counters: Counters, name: string, when: boolean): void => {
  if (when) counters[name] = 1;
};

const workingDays = (term: Term | undefined): number | undefined => (term?.unit === 'wd' ? term.n : undefined);

/** Within the term of a clock as it stood when it stopped; a case without such a clock cannot be late. */
const within = ({ state, due }: CountedCase, clock: string): boolean => {
  const last = due(clock);
  const ended = state.clocks[clock]?.stopped ?? state.closedOn;
  return last === undefined || ended === undefined || ended <= last;
};

const terms = (record: CountedCase, counters: Counters): void => {
  const { promised, statutory } = record.state.clocks;
  count(counters, 'promised', promised !== undefined);
  count(counters, 'promiseKept', promised !== undefined && within(record, 'promised'));
  const spent = statutory?.term.unit === 'wd' ? record.used('statutory') : undefined;
  if (spent !== undefined) {
    counters.decidedInDays = 1;
    counters.usedDays = spent;
  }
  const [law, promise] = [workingDays(statutory?.term), workingDays(promised?.term)];
  if (law === undefined || promise === undefined) return;
  counters.lawDays = law;
  counters.savedDays = law - promise;
};

/** From reception to arrival at the deciding body (13.4): the gap no statutory clock shows. */
const transfer = ({ state: { facts, receiving, deciding } }: CountedCase, counters: Counters): void => {
  const { receivedOn, arrivedOn } = facts as { receivedOn?: Day; arrivedOn?: Day };
  if (!receivedOn || !arrivedOn || receiving.node === deciding.node) return;
  counters.transferred = 1;
  const days = diffDays(receivedOn, arrivedOn);
  counters.transferDays = days;
  counters[`transferIn-${Math.min(days, LONGEST_TRANSFER)}`] = 1;
};

const materials = ({ state }: CountedCase, counters: Counters): void => {
  const list = (state.facts.materials ?? []) as readonly Material[];
  counters.materials = list.length;
  counters.fetched = list.filter(({ source }) => source === 'shared').length;
};

const corrections = ({ state: { facts, taken } }: CountedCase, counters: Counters): void => {
  const corrected = Boolean(taken.askCorrection || taken.askCorrectionHere);
  count(counters, 'atOnce', !corrected);
  count(counters, 'corrected', corrected);
  const causes = new Set(((facts.missing ?? []) as readonly Missing[]).map(({ cause }) => cause));
  if (corrected)
    for (const cause of ['window', 'guide', 'applicant', 'decider'])
      count(counters, `corrected-${cause}`, causes.has(cause));
};

/** 好差评: who did not rate is not satisfied; a bad rating (1–2) is closed when it was answered and called back. */
const ratings = ({ state: { facts } }: CountedCase, counters: Counters): void => {
  for (const about of ['reception', 'handling']) {
    const grade = Number(facts[`${about}Grade`] ?? 0);
    count(counters, `${about}Rated`, grade > 0);
    count(counters, `${about}Satisfied`, grade >= 3);
    if (grade !== 1 && grade !== 2) continue;
    counters.bad = (counters.bad ?? 0) + 1;
    if (facts[`${about}CallBack`] !== undefined) counters.badClosed = (counters.badClosed ?? 0) + 1;
  }
};

/** Longer hand-overs are counted together. */
export const LONGEST_TRANSFER = 10;

/** What became of a package a window handed over: whether it came back, and whether the form check at the window was the cause. */
export const packageCounters = ({ state: { facts, taken } }: CountedCase): Counters => {
  const causes = ((facts.missing ?? []) as readonly Missing[]).map(({ cause }) => cause);
  const corrected = Boolean(taken.askCorrection);
  const counters: Counters = { packages: 1 };
  count(counters, 'cameBack', corrected || Boolean(taken.notOurs));
  count(counters, 'formDefect', corrected && causes.includes('window'));
  count(counters, 'wrongBody', Boolean(taken.notOurs));
  return counters;
};

/** 快递: originals on their way, and those that never came. */
const originals = ({ state: { facts } }: CountedCase, counters: Counters): void => {
  const moves = (facts.originals ?? []) as readonly { readonly outcome?: string }[];
  if (moves.length === 0) return;
  counters.originals = moves.length;
  counters.originalsLost = moves.filter(({ outcome }) => outcome === 'lost').length;
};

const turnedAway = ['notAccepted', 'notOurPower', 'abandoned'];

/** Everything the statistics of 13.7 ask of one closed case. */
export const countersOf = (record: CountedCase): Readonly<Record<string, number>> => {
  const { state } = record;
  const { receiving, deciding, taken, facts, channel } = state;
  const crossed = receiving.jurisdiction !== deciding.jurisdiction;
  const counters: Counters = { closed: 1 };
  count(counters, 'crossed', crossed);
  count(counters, 'onTime', within(record, 'statutory'));
  count(counters, 'crossedOnTime', crossed && within(record, 'statutory'));
  if (typeof facts.mode === 'string') counters[`mode-${facts.mode}`] = 1;
  count(counters, 'turnedAway', turnedAway.includes(state.state));
  count(counters, 'noVisit', channel !== 'window' && facts.delivery !== 'window');
  count(counters, 'posted', Boolean(taken.post));
  count(counters, 'postReturned', Boolean(taken.postReturned));
  const [printed, spoiled] = [taken.printResult ?? 0, taken.spoilBlank ?? 0];
  if (printed + spoiled > 0) {
    counters.blanks = printed + spoiled;
    counters.blanksSpoiled = spoiled;
  }
  terms(record, counters);
  transfer(record, counters);
  originals(record, counters);
  materials(record, counters);
  corrections(record, counters);
  ratings(record, counters);
  return counters;
};
