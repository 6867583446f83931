import type { Handle } from '#exchange/post/receiver.ts';
import { type ActorSpec, type CaseState, ok } from '#kernel';
import { type Client, transaction } from '#store/db.ts';
import { type Alarm, alarmStands, alarmsFor, projectAlarm, silentClocks } from '#store/queries/alarms.ts';
import { appendEvents } from '#store/queries/journal.ts';
import { enqueue } from '#store/queries/outbox.ts';
import type { Session } from '../auth/sessions.ts';
import { type Runtime, today } from './runtime.ts';

/** Whom a clock tells: a role, and the places where whoever holds it is asked to look. */
const toldBy = (runtime: Runtime, state: CaseState, clock: string): readonly Pick<Alarm, 'role' | 'places'>[] => {
  const { actors, clocks } = runtime.program.mechanism(state.mechanism);
  const { receiving, deciding, concerned = [] } = state;
  const involved = [receiving, deciding, ...concerned];
  const seats = { receiving: [receiving], deciding: [deciding], concerned, involved };
  const told = ((clocks[clock]?.ifMissed?.tells ?? []) as readonly string[]).flatMap((name) => {
    const actor = actors[name] as ActorSpec | undefined;
    if (actor?.kind !== 'office') return [];
    const places = seats[actor.at as keyof typeof seats] ?? [receiving, deciding];
    return places.map(({ jurisdiction }) => ({ role: actor.role, place: jurisdiction }));
  });
  // Heads of both sides are one telling: an alarm is known by its clock and role.
  return [...Map.groupBy(told, ({ role }) => role)].map(([role, list]) => ({
    role,
    places: [...new Set(list.map(({ place }) => place))],
  }));
};

/** Each side records for itself that it was told: an act of its own journal. */
const record = async (runtime: Runtime, client: Client, alarm: Alarm): Promise<void> => {
  await appendEvents(client, [
    {
      stream: `alarm/${alarm.case}/${alarm.clock}/${alarm.due}/${alarm.role}`,
      version: 1,
      kind: 'alarm',
      at: runtime.now(),
      origin: runtime.id,
      body: alarm,
    },
  ]);
  await projectAlarm(client, alarm);
};

/** A clock that is over tells those it names, here and at the other sides, once. Nothing is done to the case. */
export const soundAlarms = async (runtime: Runtime): Promise<number> => {
  const at = runtime.now();
  const silent = await silentClocks(runtime.pool, { day: today(runtime), now: at, limit: 100 });
  for (const { doc: state, clock, due, dueAt } of silent) {
    const spec = runtime.program.mechanism(state.mechanism).clocks[clock];
    const says = spec?.ifMissed?.says;
    if (!spec || !says) continue;
    const [zh, en] = [`${spec.title[0]}：${says[0]}`, `${spec.title[1]}: ${says[1]}`];
    await transaction(runtime.pool, async (client) => {
      for (const told of toldBy(runtime, state, clock)) {
        const alarm: Alarm = {
          case: state.id,
          clock,
          due,
          ...(dueAt && { dueAt }),
          ...(spec.ifMissed?.takes && { version: state.version + 1 }),
          ...told,
          at,
          zh,
          en,
        };
        await record(runtime, client, alarm);
        const nodes = [state.receiving, state.deciding, ...(state.concerned ?? [])]
          .filter(({ jurisdiction }) => told.places.includes(jurisdiction))
          .map(({ node }) => node);
        const letters = [...new Set(nodes)]
          .filter((node) => node !== runtime.id)
          .map((peer) => ({ peer, kind: 'alarm.told', at, payload: alarm }));
        await enqueue(client, letters);
      }
    });
  }
  return silent.length;
};

export const alarmHandlers = (runtime: Runtime): Readonly<Record<string, Handle>> => ({
  'alarm.told': async ({ client }, _header, payload) => {
    // While a case passes from one to the other both may hear its clock run out.
    if (!(await alarmStands(client, payload as Alarm))) await record(runtime, client, payload as Alarm);
    return ok(undefined);
  },
});

/** What the posts of a session are told of. */
export const alarmsOf = async (runtime: Runtime, { posts }: Session) => {
  const seats = posts.flatMap(({ authority, role }) => {
    const place = runtime.program.authorities[authority]?.jurisdiction;
    return place ? [{ role, place }] : [];
  });
  const found = await alarmsFor(runtime.pool, [...new Set(seats.map(({ place }) => place))], 100);
  return found
    .filter((alarm) => seats.some(({ role, place }) => role === alarm.role && alarm.places.includes(place)))
    .map(({ zh, en, role: _, places: __, ...alarm }) => ({ ...alarm, text: [zh, en] }));
};
