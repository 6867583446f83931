import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AnyMechanism, CaseState, Place } from '#kernel';
import { checkRebuild } from '#server/audit/rebuild.ts';
import { openSite } from '#server/audit/site.ts';
import { verifyNode } from '#server/audit/verify.ts';
import { declaredValues, type Ground } from './faults/declared-values.ts';
import { chance } from './faults/hostile.ts';
import { playDemo } from './support/demo.ts';
import { upload } from './support/upload.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/**
 * Acts that the declarations allow, with values of the declared kinds, on all cases of the demonstration and on those that arise from
 * it, by whoever may take them and now and then by somebody else: deeper than hostile requests come (`fuzz.test.ts`). No 5xx, our
 * problem shape, nothing by halves: afterwards journal, tables and proofs agree. TONGBAN_FUZZ_SEED and TONGBAN_FUZZ_DECLARED as there.
 */

const wish = process.env.TONGBAN_FUZZ_SEED ?? '20210713';
const seed = wish === 'random' ? Date.now() % 1_000_000 : Number(wish);
const total = Number(process.env.TONGBAN_FUZZ_DECLARED ?? 1500);
const at = '2026-06-12T06:00:00.000Z';
const round = 250;

interface Known {
  readonly node: string;
  readonly doc: CaseState;
}

let zone: TestZone;
const signedIn = new Map<string, TestPerson>();
const grounds = new Map<string, Ground>();
let cases: readonly Known[] = [];
const knownAt = new Map<string, Set<string>>();

const as = async (node: string, login: string): Promise<TestPerson> => {
  const known = signedIn.get(`${node} ${login}`) ?? (await person(zone, node, login));
  signedIn.set(`${node} ${login}`, known);
  return known;
};

/** What stands at each node now. */
const look = async (): Promise<void> => {
  const all: Known[] = [];
  for (const [id, { runtime }] of zone.zone.nodes) {
    const { rows } = await runtime.pool.query<{ doc: CaseState }>('select doc from cases order by id');
    const entries = new Map<string, string[]>();
    for (const { register, key } of (
      await runtime.pool.query<{ register: string; key: string }>(
        'select distinct register, key from entries order by 1, 2',
      )
    ).rows)
      entries.set(register, [...(entries.get(register) ?? []), key]);
    all.push(...rows.map(({ doc }) => ({ node: id, doc })));
    for (const { doc } of rows) knownAt.set(doc.id, (knownAt.get(doc.id) ?? new Set()).add(id));
    const { people } = zone.program.zone;
    grounds.set(id, {
      parties: people.flatMap(({ kind, key, name }) => (kind !== 'staff' && key ? { kind, key, name } : [])),
      basics: [...runtime.matters.values()].slice(0, 200).flatMap((versions) => versions.at(-1)?.basic ?? []),
      files: grounds.get(id)?.files ?? [],
      colleagues: people
        .filter((one) => one.node === id && one.kind === 'staff')
        .map(({ login, name }) => ({ id: `${id}/${login}`, name })),
      entries,
      cases: rows.map(({ doc }) => doc.id),
      day: at.slice(0, 10),
    });
  }
  cases = all;
};

before(async () => {
  zone = await testZone({ at, wholeCatalogue: true });
  await playDemo(zone, at);
  await zone.settle();
  await look();
  for (const id of zone.zone.nodes.keys()) {
    const clerk = zone.program.zone.people.find((one) => one.node === id && one.kind === 'staff');
    const file = await upload(zone, await as(id, clerk?.login as string), id);
    grounds.set(id, { ...(grounds.get(id) as Ground), files: [file] });
  }
});
after(() => zone.stop());

const next = chance(seed);

/** Somebody who is the actor as the declaration says, as far as the demonstration has such a person. */
const actorFor = (mechanism: AnyMechanism, step: string, doc: CaseState | undefined, node: string) => {
  const { people, nodes } = zone.program.zone;
  const anyNode = (): string => nodes[Math.floor(next() * nodes.length)]?.id as string;
  const fits = people.flatMap((one) => {
    for (const role of [mechanism.steps[step]?.by ?? []].flat()) {
      const spec = mechanism.actors[role];
      if (spec?.kind === 'anyone' && one.kind !== 'staff') return [{ node, login: one.login }];
      if (spec?.kind === 'party' && one.kind !== 'staff') {
        const named = doc?.facts[spec.fact] as { key?: string } | undefined;
        if (!doc || named?.key === one.key) return [{ node: next() < 0.9 ? node : anyNode(), login: one.login }];
      }
      if (spec?.kind !== 'office') continue;
      const { receiving, deciding, concerned = [] } = doc ?? {};
      const seats: Readonly<Record<string, readonly (Place | undefined)[]>> = {
        receiving: [receiving],
        deciding: [deciding],
        concerned,
        involved: [receiving, deciding, ...concerned],
      };
      const places = seats[spec.at];
      const holds = one.posts.some(
        (post) =>
          post.role === spec.role && (!doc || !places || places.some((place) => place?.authority === post.authority)),
      );
      if (holds) return [{ node: one.node, login: one.login }];
    }
    return [];
  });
  // At a node that knows the case, where there is one.
  const there = fits.filter((one) => !doc || knownAt.get(doc.id)?.has(one.node));
  const all =
    next() < 0.93 && fits.length
      ? there.length
        ? there
        : fits
      : people.map((one) => ({ node: one.node, login: one.login }));
  return all[Math.floor(next() * all.length)] as { node: string; login: string };
};

interface Act {
  readonly name: string;
  readonly node: string;
  readonly who: TestPerson;
  readonly url: string;
  readonly payload: string;
}

const mechanismsOf = (): readonly AnyMechanism[] => [...zone.program.mechanisms.values()];

const makeAct = async (): Promise<Act> => {
  let here = [...zone.zone.nodes.keys()][0] as string;
  const values = declaredValues(zone.program, next, () => grounds.get(here) as Ground);
  const { pick } = values;
  const human = (mechanism: AnyMechanism, step: string): boolean =>
    [mechanism.steps[step]?.by ?? []].flat().some((role) => mechanism.actors[role]?.kind !== 'system');
  const note = next() < 0.8 ? ',"note":"示例意见"' : '';
  if (next() < 0.25) {
    const mechanism = pick(mechanismsOf());
    const opening = Object.keys(mechanism.steps).filter(
      (step) => [mechanism.steps[step]?.from ?? []].flat().includes('nothing') && human(mechanism, step),
    );
    const step = opening.length ? pick(opening) : 'draft';
    const { node, login } = actorFor(mechanism, step, undefined, pick([...zone.zone.nodes.keys()]));
    here = node;
    const matters = [...(zone.zone.nodes.get(node)?.runtime.matters.values() ?? [])].flatMap(
      (one) => one.at(-1) ?? [],
    );
    const matter = pick(matters.filter((one) => one.mechanism === mechanism.id));
    const channel = pick(['window', 'online', 'kiosk']);
    const payload = `{"mechanism":"${mechanism.id}","matter":"${matter?.code ?? 'x'}","step":"${step}","channel":"${channel}","facts":${values.factsFor(mechanism, step)}${note}}`;
    return { name: `${mechanism.id}.${step}`, node, who: await as(node, login), url: '/cases', payload };
  }
  const { node: there, doc } = pick(cases);
  const mechanism = zone.program.mechanism(doc.mechanism);
  const steps = Object.keys(mechanism.steps).filter((step) => human(mechanism, step));
  const open = steps.filter((step) => [mechanism.steps[step]?.from ?? []].flat().includes(doc.state));
  const step = next() < 0.9 && open.length ? pick(open) : pick(steps);
  const { node, login } = actorFor(mechanism, step, doc, there);
  here = node;
  const url = `/cases/${doc.id}/steps/${step}`;
  const payload = `{"facts":${values.factsFor(mechanism, step)}${note}}`;
  return { name: `${mechanism.id}.${step}`, node, who: await as(node, login), url, payload };
};

test(`${total} acts with values of the declared kinds: no 5xx, refusals in our shape, and everything agrees afterwards`, {
  timeout: 900_000,
}, async () => {
  const done = new Map<string, number>();
  const refused = new Map<string, number>();
  const tried = new Set<string>();
  const problems: string[] = [];
  for (let n = 0; n < total && problems.length < 12; n++) {
    const { name, node, who, url, payload } = await makeAct();
    tried.add(name);
    const answer = await zone.app.inject({
      method: 'POST',
      url: `/${node}/api${url}`,
      headers: {
        cookie: who.cookie,
        'x-csrf': who.csrf,
        'content-type': 'application/json',
        'idempotency-key': `declared-${seed}-${n}`,
      },
      payload,
    });
    const said = `${name} at ${node} by ${who.login}: ${url} ${payload.slice(0, 600)} → ${answer.statusCode} ${answer.body.slice(0, 300)} (seed ${seed}, ${n})`;
    if (answer.statusCode >= 500)
      problems.push(`${said}\n${zone.lines.filter((line) => line.startsWith('fault at')).at(-1)}`);
    else if (answer.statusCode >= 400) {
      const { code, says } = answer.json() as { code?: string; says?: readonly string[] };
      if (!code || says?.length !== 2) problems.push(`no problem of ours: ${said}`);
      refused.set(code ?? '', (refused.get(code ?? '') ?? 0) + 1);
    } else done.set(name, (done.get(name) ?? 0) + 1);
    if (n % round === round - 1) {
      await zone.settle();
      await look();
    }
  }
  const mechanisms = new Set([...done.keys()].map((name) => name.split('.')[0]));
  const top = [...refused].sort(([, a], [, b]) => b - a);
  console.log(
    `# ${[...done.values()].reduce((a, b) => a + b, 0)} of ${total} acts were done: ${done.size} of ${tried.size} steps tried, of ${mechanisms.size} mechanisms; ${refused.size} kinds of refusal: ${top
      .slice(0, 12)
      .map(([code, times]) => `${code} ${times}`)
      .join(', ')}`,
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(
    zone.lines.filter((line) => line.startsWith('fault at')),
    [],
  );
});

test('after all that no letter is set aside, and journal, tables and proofs of all nodes agree', async () => {
  await zone.settle();
  const site = await openSite(zone);
  try {
    for (const [id, node] of site.nodes) {
      const parked = await node.pool.query(`select peer, kind, stream, problem from inbox where state = 'parked'`);
      assert.deepEqual(parked.rows, [], id);
      assert.deepEqual((await checkRebuild(node)).findings.slice(0, 3), [], id);
      const others = [...site.nodes.values()].filter((one) => one !== node);
      assert.deepEqual((await verifyNode(node, others)).findings.slice(0, 3), [], id);
    }
  } finally {
    await site.close();
  }
});

test('the log of all that names nobody: no name, no identity number', () => {
  const { people } = zone.program.zone;
  const told = people.flatMap(({ name, key, kind }) => (kind === 'organisation' ? [] : key ? [name, key] : [name]));
  const open = zone.lines.filter(
    (line) => told.some((one) => line.includes(one)) || /(?<![0-9A-Za-z])[1-9]\d{16}[0-9X](?![0-9A-Za-z])/.test(line),
  );
  assert.deepEqual(open.slice(0, 3), []);
});
