import assert from 'node:assert/strict';
import type { Matter } from '#kernel';
import { person, type TestPerson, type TestZone } from './zone.ts';

/** What a test looks at on a case page. */
export interface View {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly holder: string;
  readonly facts: Record<string, unknown>;
  readonly clocks: readonly { name: string; due?: string; used?: number; stopped?: string; lamp: string }[];
  readonly papers: readonly { number: string; kind: string }[];
  readonly credentials: readonly { id: string; status: string }[];
  readonly timeline: readonly {
    version: number;
    step: string;
    by: { node: string; name?: string; authority?: string };
  }[];
  readonly awaiting: readonly { title: readonly [string, string]; tries: number }[];
  readonly track: string;
  readonly children: readonly { id: string; link: string; state: string }[];
  readonly steps: readonly { name: string; open: boolean; why?: readonly string[]; code?: string }[];
}

export const resident = { kind: 'person', key: '31011819900101001X', name: '沈佳怡', phone: '13800000000' };

/** The view in an answer of the expected status, or a failure that quotes the answer. */
export const viewIn = (answer: { status: number; body: unknown }, status = 200): View => {
  assert.equal(answer.status, status, JSON.stringify(answer.body).slice(0, 800));
  return (answer.body as { case: View }).case;
};

export const take = async (
  who: TestPerson,
  id: string,
  step: string,
  facts: Record<string, unknown> = {},
  note?: string,
): Promise<View> => viewIn(await who.post(`/cases/${id}/steps/${step}`, { facts, ...(note ? { note } : {}) }));

export const look = async (who: TestPerson, id: string): Promise<View> =>
  (await who.get(`/cases/${id}`)).body as View;

/** Every necessary material, seen in original or fetched by sharing. */
export const materialsOf = (matter: Matter) =>
  matter.materials.map((material) => ({
    concept: material.concept,
    name: material.name,
    form: material.form,
    source: material.obtainableFrom ? 'shared' : 'applicant',
    originalSeen: true,
    verdict: 'ok',
  }));

export const findMatter = (zone: TestZone, fits: (matter: Matter) => boolean): Matter => {
  const all = zone.zone.nodes.values().next().value?.runtime.matters.values() ?? [];
  const found = [...all].flatMap((versions) => versions.at(-1) ?? []).find(fits);
  assert.ok(found, 'the catalogue has no matter of the kind this test needs');
  return found;
};

/** A matter of 吴江 without anything special: for a person, licensed in days, no fee, no parts. What a test needs besides, it adds. */
export const plain = (one: Matter): boolean =>
  one.jurisdiction === '320509' &&
  one.type === '01' &&
  !one.instant &&
  !one.joint &&
  one.serves !== 'organisations' &&
  one.fee.amount === 0 &&
  !one.safety;

/** Somebody who holds the role at the authority, signed in at the authority's node. */
export const holderOf = async (zone: TestZone, authority: string, role: string): Promise<TestPerson> => {
  const body = zone.program.zone.authorities.find((one) => one.id === authority);
  const found = zone.program.zone.people.find(
    (one) =>
      one.node === body?.node &&
      one.posts.some((post) => post.authority === authority && post.role === role && !post.deputyFor),
  );
  assert.ok(found, `nobody is ${role} at ${authority}`);
  return person(zone, found.node, found.login);
};

export const consent = { agreed: true, version: '2021-05', signedOn: '2021-05-31' };

/** Draft to form check at a window. */
export const receiveAt = async (
  clerk: TestPerson,
  matter: Matter,
  more: Record<string, unknown> = {},
): Promise<View> => {
  const facts = { applicant: resident, materials: materialsOf(matter), delivery: 'electronic', ...more };
  const drafted = viewIn(
    await clerk.post('/cases', {
      mechanism: 'cross-province-window',
      matter: matter.code,
      step: 'draft',
      channel: 'window',
      facts,
    }),
    201,
  );
  await take(clerk, drafted.id, 'submit', { consent });
  await take(clerk, drafted.id, 'receive');
  await take(clerk, drafted.id, 'verifyIdentity', { identityCheck: { method: 'card', matched: true } });
  return take(clerk, drafted.id, 'checkForm');
};

/** A matter of 吴江 that several authorities decide together (多地联办), handed in by an enterprise at a window and handed over. */
export const receiveJoint = async (
  zone: TestZone,
  clerk: TestPerson,
): Promise<{ readonly id: string; readonly matter: Matter }> => {
  const matter = findMatter(
    zone,
    (one) => (one.joint?.length ?? 0) > 1 && one.jurisdiction === '320509' && one.serves !== 'persons',
  );
  const enterprise = zone.program.zone.people.find((one) => one.kind === 'organisation');
  const facts = {
    applicant: { kind: 'organisation', key: enterprise?.key, name: enterprise?.name },
    materials: materialsOf(matter),
    delivery: 'electronic',
  };
  const opening = {
    mechanism: 'cross-province-window',
    matter: matter.code,
    step: 'draft',
    channel: 'window',
    facts,
  };
  const { id } = viewIn(await clerk.post('/cases', opening), 201);
  await take(clerk, id, 'submit', { consent });
  await take(clerk, id, 'receive');
  await take(clerk, id, 'verifyIdentity', { identityCheck: { method: 'card', matched: true } });
  await take(clerk, id, 'checkForm');
  await take(clerk, id, 'handOver');
  await zone.settle();
  return { id, matter };
};
