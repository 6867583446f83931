import assert from 'node:assert/strict';
import { demoTitles } from '../../zones/delta/registers/titles.ts';
import { holderOf, type View, viewIn } from './journey.ts';
import type { TestPerson, TestZone } from './zone.ts';

export const bodies = { '310118': 'sh-registry', '320509': 'wj-land', '330421': 'js-land' } as const;
export type Place = keyof typeof bodies;

export const matterCode = (zone: TestZone, basic: string, place: string): string => {
  const found = zone.program.zone.further?.().find((one) => one.basic === basic && one.jurisdiction === place);
  assert.ok(found, `${basic} is not there in ${place}`);
  return found.code;
};

export const basics = {
  query: '910820000100',
  transfer: '910807000200',
  mortgage: '910807000300',
  change: '910807000400',
  objection: '910807000800',
  seizure: '910807001000',
  takeOver: '910807001200',
} as const;

export const open = async (
  who: TestPerson,
  zone: TestZone,
  act: keyof typeof basics,
  place: string,
  step: string,
  facts: Record<string, unknown>,
  channel = 'window',
): Promise<View> =>
  viewIn(
    await who.post('/cases', {
      mechanism: 'real-estate',
      matter: matterCode(zone, basics[act], place),
      step,
      channel,
      facts,
    }),
    201,
  );

/** The invented titles of a place enter its register through a case. */
export const takeOverTitles = async (zone: TestZone, place: Place): Promise<void> => {
  const officer = await holderOf(zone, bodies[place], 'officer');
  const head = await holderOf(zone, bodies[place], 'head');
  const handed = await open(officer, zone, 'takeOver', place, 'handIn', {
    batch: demoTitles[place],
    cause: '历史登记资料移交',
  });
  viewIn(await head.post(`/cases/${handed.id}/steps/takeOver`, { facts: {} }));
};

export const appearance = { method: 'card', matched: true, signed: true, questioned: true } as const;
export const flat = '320509005012GB00107F00030201';
export const party = (key: string, name: string) => ({ kind: 'person', key, name });
export const seller = party('31011819900101001X', '顾念一');
export const buyer = party('330421197809230057', '钱向南');
/** The sale of the flat, as a window draws it up; its tax is told apart. */
export const flatSale = {
  unit: flat,
  applicant: seller,
  second: buyer,
  holderSide: [{ party: seller }],
  otherSide: [{ party: buyer }],
  cause: '买卖',
  price: 200_000_000,
  taxCategory: 'general',
} as const;
