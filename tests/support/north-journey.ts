import assert from 'node:assert/strict';
import { load } from '#server/load.ts';
import type { Journey } from './load.ts';

/** What a clerk at the north bank does all day: a matter that only the south bank decides, from draft to hand-over. */
export const northJourney = async (): Promise<Journey> => {
  const { zone } = await load('border');
  const south = zone.nodes.find(({ id }) => id === 'south')?.jurisdictions[0];
  const matter = zone.matters().find((one) => one.jurisdiction === south && one.basic === '910107000200');
  const resident = zone.people.find(({ kind }) => kind === 'person');
  assert.ok(matter && resident?.key);
  const materials = matter.materials.map(({ concept, name, form, obtainableFrom }) => ({
    concept,
    name,
    form,
    source: obtainableFrom ? 'shared' : 'applicant',
    originalSeen: true,
    verdict: 'ok',
  }));
  const applicant = { kind: 'person', key: resident.key, name: resident.name, phone: '13800000000' };
  return {
    node: 'north',
    login: 'north-window-1',
    opening: {
      mechanism: 'cross-province-window',
      matter: matter.code,
      step: 'draft',
      channel: 'window',
      facts: { applicant, materials, delivery: 'electronic' },
    },
    steps: [
      ['submit', { consent: { agreed: true, version: '2025-01', signedOn: '2025-01-02' } }],
      ['receive', {}],
      ['verifyIdentity', { identityCheck: { method: 'card', matched: true } }],
      ['checkForm', {}],
      ['handOver', {}],
    ],
  };
};
