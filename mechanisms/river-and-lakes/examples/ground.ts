import { type Example, type Line, type Place, storyMatter } from '#kernel';
import type waters from '../mechanism.ts';

export type Story = Example<typeof waters>;
export type Lines = readonly Line<typeof waters>[];

export const qingpu: Place = { jurisdiction: '310118', authority: 'qp-ecology', node: 'shanghai' };
export const wujiang: Place = { jurisdiction: '320509', authority: 'wj-ecology', node: 'jiangsu' };
export const jiashan: Place = { jurisdiction: '330421', authority: 'js-ecology', node: 'zhejiang' };
/** A second bureau of one side: what it finds, its neighbour of the same side handles. */
export const wujiangWater: Place = { jurisdiction: '320509', authority: 'wj-water', node: 'jiangsu' };
export const committee: Place = { jurisdiction: 'yrd-zone', authority: 'committee', node: 'committee' };

/** A matter between authorities, as the zone lists them; here only what a case needs of it. */
export const matterOf = (kind: string, place: Place) =>
  storyMatter({
    code: `RL-${kind}-${place.jurisdiction}`,
    basic: `RL-${kind}`,
    from: '2021-06-30',
    title: '“一河三湖”事项',
    jurisdiction: place.jurisdiction,
    authority: place.authority,
    type: '20',
    mechanism: 'river-and-lakes',
    serves: 'organisations',
    department: 'ecology',
    instant: false,
    result: { kind: 'answer', name: '办理结果' },
    visits: 0,
    modes: ['online'],
    deemedAcceptance: { mode: 'on-spot' },
  });

export const file = (name: string) => ({ sha256: 'ab'.repeat(32), name, type: 'image/jpeg', size: 1000 });
export const hash = 'cd'.repeat(32);

/** 青浦 finds at 急水港桥, 吴江 is upstream: the notice runs against the stream. */
export const upstream = { receiving: qingpu, deciding: wujiang, channel: 'node' as const };
/** 吴江 finds at 汾湖大桥, 嘉善 is downstream: the notice runs with it. */
export const downstream = { receiving: wujiang, deciding: jiashan, channel: 'node' as const };
