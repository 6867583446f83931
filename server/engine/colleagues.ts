import { type CaseState, type Colleague, type Fact, type Refusal, refuse } from '#kernel';
import { postsAt } from '#store/queries/people.ts';
import type { Session } from '../auth/sessions.ts';
import { authoritiesOf } from '../view/rights.ts';
import { type Runtime, today } from './runtime.ts';

/** Work goes to people with a post at the same authority today; `field`: where the person was named. */
export const notColleague = (field: string): Refusal =>
  refuse('not-a-colleague', ['对方今日在贵单位没有岗位', 'That person holds no post at your authority today'], {
    field,
    remedy: ['请从同事名单中选择', 'Choose from the list of colleagues'],
  });

/**
 * Whoever is named as a colleague in an act must be one today, at an authority of the case that is the reader's own too: nobody
 * comes to see a case by being named. Asks the database only where somebody is named.
 */
export const strangerNamed = async (
  runtime: Runtime,
  session: Session,
  state: CaseState,
  { facts, copies = [] }: { readonly facts: CaseState['facts']; readonly copies?: readonly Colleague[] },
): Promise<Refusal | undefined> => {
  const declared = runtime.program.mechanism(state.mechanism).facts as Readonly<Record<string, Fact>>;
  const named = [
    ...Object.entries(facts).flatMap(([name, value]) =>
      declared[name]?.kind === 'colleague' ? [{ field: `/facts/${name}`, one: value as Colleague }] : [],
    ),
    ...copies.map((one, n) => ({ field: `/copies/${n}`, one })),
  ];
  if (named.length === 0) return undefined;
  const day = today(runtime);
  const places = [state.deciding, state.receiving, ...(state.concerned ?? [])].map(({ authority }) => authority);
  const ours = authoritiesOf(session, day).filter((authority) => places.includes(authority));
  const posts = await postsAt(runtime.pool, ours, day);
  const wrong = named.find(
    ({ one }) => !posts.some((post) => post.id === one?.id && post.name === one.name && post.from <= day),
  );
  return wrong && notColleague(wrong.field);
};
