import { seller } from './estate.ts';
import { type Applied, buyer, head, type Kind, officer, stranger, type titleRace } from './title-race.ts';

type Race = ReturnType<typeof titleRace>;
interface Answer {
  readonly ok?: boolean;
  readonly code?: string;
  readonly value?: { readonly state?: string };
}
/** What a case is refused for whatever one waits: the registry refuses it then. */
const forGood = new Set([
  'titleKnown',
  'holdersApply',
  'sharesSuffice',
  'coOwnersHeard',
  'targetStands',
  'asAccepted',
]);
const [seizing, noting] = ['910807001000', '910807001100'];

/** How often which act took effect, and why the others were refused. */
export interface Tally {
  readonly took: Map<string, number>;
  readonly refused: Map<string, number>;
}
export const newTally = (): Tally => ({ took: new Map(), refused: new Map() });
const count = (all: Map<string, number>, name: string): void => {
  all.set(name, (all.get(name) ?? 0) + 1);
};
const taken = <T>(all: T[], die: number): T | undefined => all.splice(die % (all.length || 1), 1)[0];

/**
 * What one drawn number does to a title on which `cases` stand in line. Courts lift what they had seized, officers resume what they had
 * suspended and check it again, and what stands at the head of the line is entered, supplied with what it lacks or refused: without
 * those, one seizure or one bad case would have all others refused, and nothing would collide.
 */
export const titleActs = (race: Race, unit: string, cases: readonly Applied[], tally: Tally) => {
  const [seized, noted, suspended]: [string[], string[], string[]] = [[], [], []];
  const objections: string[] = [];
  const settled = new Set<string>();
  const hopeless = new Set<string>();
  const consents = cases
    .filter(({ kind }) => kind === 'notice')
    .map(({ id }) => ({ entry: `${id}-YG`, by: stranger.name }));
  const at = (id: string, step: string, facts: object = {}, basic?: string, note?: string): Promise<Answer> =>
    race.submit('jiangsu', id, step, officer, facts, basic, note) as Promise<Answer>;
  const told = (name: string, answer: Answer | undefined): boolean => {
    if (answer?.ok === true) count(tally.took, name);
    else count(tally.refused, answer?.code ?? 'unanswered');
    return answer?.ok === true;
  };

  const check = async (id: string): Promise<void> => {
    const answer = await at(id, 'check');
    told('check', answer);
    if (forGood.has(answer.code ?? '')) hopeless.add(id);
  };
  /** What is not ready to be entered: settled meanwhile, or resumed and not yet examined again. */
  const takeUp = async (id: string): Promise<void> => {
    const { state = '' } = (await race.stateOf('jiangsu', id)) ?? {};
    if (state === 'review') await check(id);
    else if (!['checked', 'suspended'].includes(state)) settled.add(id);
  };
  const enter = async ({ id, kind }: Applied): Promise<boolean> => {
    const answer = (await race.submit('jiangsu', id, 'enter', head)) as Answer;
    const done = told(`enter ${kind}`, answer);
    if (done && kind === 'objection') objections.push(id);
    if (done) settled.add(id);
    if (forGood.has(answer.code ?? '')) hopeless.add(id);
    if (answer.code === 'step-not-open') await takeUp(id);
    return done;
  };
  /** At the head of the line, or just behind: several are entered at once, each after the one before it. */
  const first = (n = 0): Applied | undefined => cases.filter(({ id }) => !settled.has(id))[n];
  const any = (die: number): Applied => cases[Math.floor(die / 20) % cases.length] as Applied;
  const enterSome = async (die: number): Promise<void> => {
    await enter((die % 40 < 34 && first(Math.floor(die / 40) % 3)) || any(die));
  };
  const serve = async (die: number): Promise<void> => {
    const id = race.newId();
    const debtor = die % 80 < 60 ? seller : buyer;
    const facts = { unit, court: `法院${die}`, document: 'D', debtor, seizureTerm: { n: 5 + (die % 9), unit: 'd' } };
    const answer = await at(id, 'serveSeizure', facts, seizing);
    if (told('serveSeizure', answer) && answer.value?.state === 'seized') seized.push(id);
  };
  const note = async (): Promise<void> => {
    const id = race.newId();
    if (told('annotate', await at(id, 'annotate', { unit, note: 'residence', document: 'D' }, noting)))
      noted.push(id);
  };
  const suspend = async (die: number): Promise<void> => {
    const { id } = any(die);
    if (told('suspend', await at(id, 'suspend', {}, undefined, '待核'))) suspended.push(id);
  };
  const resume = async (id: string): Promise<void> => {
    if (told('resume', await at(id, 'resume'))) await check(id);
  };
  const refuse = async (id: string): Promise<void> => {
    hopeless.delete(id);
    if (told('refuseEntry', await at(id, 'refuseEntry', { reasons: '登记簿已变动' }))) settled.add(id);
  };
  const supply = async (id: string): Promise<void> =>
    void told('supplyTax', await at(id, 'supplyTax', { consents, riskStatement: true, buyerInformed: true }));
  const lift = async (id: string): Promise<void> =>
    void told('liftSeizure', await at(id, 'liftSeizure', { document: '解封' }));
  const withdraw = async (one: Applied): Promise<void> => {
    if (told('withdraw', (await race.withdraw(one)) as Answer | undefined)) settled.add(one.id);
  };

  /** Of twenty: one seizure to four that are lifted; where there is nothing to lift, the registrar enters. */
  const act = async (die: number): Promise<void> => {
    const kind = die % 20;
    const pick = (from: string[]) => taken(from, Math.floor(die / 20));
    if (kind === 0 && die % 60 === 0) return withdraw(cases[Math.floor(die / 60) % (cases.length - 3)] as Applied);
    if (kind === 1) return serve(die);
    const lifted = kind >= 2 && kind <= 5 ? pick(seized) : undefined;
    if (lifted) return lift(lifted);
    const renewed = kind === 6 && die % 40 < 20 ? seized[die % (seized.length || 1)] : undefined;
    const longer = { document: '续封', seizureTerm: { n: 3, unit: 'd' } };
    if (renewed) return void told('renewSeizure', await at(renewed, 'renewSeizure', longer));
    const cleared = kind === 7 && die % 40 < 20 ? pick(noted) : undefined;
    if (cleared) return void told('clearNote', await at(cleared, 'clearNote', { document: '注销' }));
    if (kind === 7) return note();
    if (kind === 8 && die % 40 < 20) return suspend(die);
    const again = kind === 9 ? pick(suspended) : undefined;
    if (again) return resume(again);
    const objection = kind === 10 || kind === 15 ? pick(objections) : undefined;
    if (objection) return void told('giveUpObjection', await at(objection, 'giveUpObjection', {}, undefined, '撤诉'));
    const bad = kind >= 10 && kind <= 13 ? [...hopeless].find((id) => !settled.has(id)) : undefined;
    if (bad) return refuse(bad);
    const next = kind === 14 ? first() : undefined;
    if (next) return supply(next.id);
    return enterSome(die);
  };

  /** All that is still suspended is taken up again. */
  const resumeAll = async (): Promise<void> => {
    for (const id of suspended.splice(0)) await resume(id);
  };
  /** One objection that stands is given up: which of them the others reach is a matter of time. */
  const giveUp = async (): Promise<void> => {
    const id = objections.shift();
    if (id) told('giveUpObjection', await at(id, 'giveUpObjection', {}, undefined, '撤诉'));
  };
  /** Courts and officers come to an end with everything: what can be entered in the end is entered. */
  const finish = async (): Promise<void> => {
    for (const id of seized.splice(0)) await lift(id);
    await resumeAll();
    for (const one of cases) {
      if (settled.has(one.id)) continue;
      if (!hopeless.has(one.id)) await supply(one.id);
      if ((await enter(one)) || settled.has(one.id)) continue;
      if (!hopeless.has(one.id)) await enter(one);
      if (hopeless.has(one.id)) await refuse(one.id);
    }
  };
  return { act, finish, giveUp, resumeAll, consents };
};

/** The kinds of acts: most must take effect in some run, or the test has looked at nothing. */
export const acts = (kinds: readonly Kind[]): readonly string[] => [
  ...kinds.map((kind) => `enter ${kind}`),
  'withdraw',
  'serveSeizure',
  'liftSeizure',
  'renewSeizure',
  'annotate',
  'clearNote',
  'suspend',
  'resume',
  'giveUpObjection',
  'refuseEntry',
  'supplyTax',
];
