import assert from 'node:assert/strict';
import { holderOf, look, type View, viewIn } from './journey.ts';
import { upload } from './upload.ts';
import { person, type TestPerson, type TestZone } from './zone.ts';

/** The three regulators of a joint standard (4.2), leading one first. */
export const regulators = [
  { key: 'qp', node: 'shanghai', place: '310118' },
  { key: 'wj', node: 'jiangsu', place: '320509' },
  { key: 'js', node: 'zhejiang', place: '330421' },
] as const;
export type Regulator = (typeof regulators)[number];

export const threshold = { item: 'VOC.thresholdFloor', value: '150', unit: 'ug/m3' } as const;

export const panelists = regulators.flatMap(({ key, place }) =>
  [1, 2, 3].map((n) => ({ id: `${key}-${n}`, organisation: `审查单位${key}${n}`, side: place })),
);

/** Everybody who makes a standard together, signed in at home, and what they do more than once. */
export const standardMakers = async (zone: TestZone) => {
  const at = (role: string) =>
    Promise.all(regulators.map(({ key }) => holderOf(zone, `${key}-market`, role))) as Promise<
      [TestPerson, TestPerson, TestPerson]
    >;
  const [officers, heads] = [await at('officer'), await at('head')];
  const [lead] = officers;

  /** A step that may be on its way to the holder when the answer comes. */
  const act = async (who: TestPerson, id: string, step: string, facts: object = {}, note?: string): Promise<void> => {
    const answer = await who.post(`/cases/${id}/steps/${step}`, { facts, ...(note && { note }) });
    assert.ok([200, 202].includes(answer.status), `${step}: ${answer.status} ${JSON.stringify(answer.body)}`);
    await zone.settle();
  };

  const textOf = (n: number, who: TestPerson, mark: string) => upload(zone, who, regulators[n]?.node ?? '', mark);

  /** 统一立项 by all three, 联合起草, and the draft on the site of the lead. */
  const propose = async (): Promise<string> => {
    const made = await lead.post('/cases', {
      mechanism: 'joint-standard',
      matter: 'STD-joint-310118',
      step: 'propose',
      channel: 'online',
      facts: {
        title: '挥发性有机物走航监测技术规范',
        topic: '挥发性有机物走航监测',
        need: '三地走航监测方法不一，结果不可比',
        limits: [threshold],
        cited: ['HJ 633-2012'],
      },
    });
    const { id } = viewIn(made, 201);
    await zone.settle();
    for (const head of heads) await act(head, id, 'approveProject', { duplicateHere: false });
    await act(lead, id, 'formGroup', {
      group: regulators.map(({ key, place }, n) => ({
        name: `起草单位${key}`,
        side: place,
        role: n === 0 ? 'lead' : 'member',
        ip: true,
      })),
    });
    return id;
  };

  /** A person of this place, at the public form of the place's own site. */
  const speak = async (login: string, node: string, id: string, comment: string) => {
    const who = await person(zone, node, login);
    const answer = await who.post(`/notices/${id}/steps/comment`, { facts: { comment } });
    await zone.settle();
    return answer;
  };

  return { officers, heads, lead, act, textOf, propose, speak, look: (id: string): Promise<View> => look(lead, id) };
};
export type StandardMakers = Awaited<ReturnType<typeof standardMakers>>;

/** Eight of nine present, `yes` of them for it. */
export const votesOf = (yes: number) =>
  panelists.map(({ id }, n) => ({ member: id, vote: n === 8 ? 'absent' : n < yes ? 'yes' : 'no' }));

/** A mobile run of twenty seconds with a plateau of six over 150 µg/m³ and under 200. */
export const runOn = (startedAt: string) => ({
  run: `R-${startedAt.slice(0, 10)}`,
  startedAt,
  datum: 'WGS84',
  checksBefore: true,
  checksAfter: true,
  wind: { from: 225, speedMs: '2.1' },
  species: ['toluene'],
  samples: Array.from({ length: 20 }, (_, t) => ({
    t,
    lon: 120.91 + t * 0.00008,
    lat: 30.985,
    speedKmh: '28',
    tvoc: t >= 7 && t < 13 ? '180' : '40',
  })),
});
