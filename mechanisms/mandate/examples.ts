import { type Example, examples, type Line, type Place, storyMatter, wd } from '#kernel';
import mandate from './mechanism.ts';

type Story = Example<typeof mandate>;
type Lines = readonly Line<typeof mandate>[];

// Everybody here is invented.
const qingpu: Place = { jurisdiction: '310118', authority: 'qp-center', window: 'qp-01', node: 'shanghai' };
const wujiang: Place = { jurisdiction: '320509', authority: 'wj-center', node: 'jiangsu' };
const grantor = { kind: 'person', key: '31011819900101001X', name: '沈佳怡' } as const;
const agent = { kind: 'person', key: '320509198506150125', name: '李代办' } as const;
const firm = { kind: 'organisation', key: '91310118MA0000015P', name: '示例科技有限公司' } as const;

const matter = storyMatter({
  code: '11320509MB00000196920020000300',
  basic: '920020000300',
  from: '2021-05-31',
  title: '授权委托登记',
  jurisdiction: '320509',
  authority: 'wj-center',
  type: '20',
  mechanism: 'mandate',
  serves: 'both',
  department: 'service-centre',
  instant: true,
  result: { kind: 'approval', name: '授权委托书' },
  visits: 0,
  modes: ['online', 'proxy'],
  deemedAcceptance: { mode: 'within', term: wd(5) },
});

const terms = {
  grantor,
  agent,
  extent: 'named',
  matters: ['900101000100'],
  from: '2021-09-22',
  until: '2021-12-31',
} as const;
const granted = (more: Partial<NonNullable<Lines[number][3]>> = {}): Lines => [
  ['2021-09-22', 'grantor', 'grant', { ...terms, ...more }],
];

const told = (story: Lines, ends: Story['ends'], more: Partial<Story> = {}): Story => ({
  receiving: qingpu,
  deciding: wujiang,
  channel: 'online',
  matter,
  story,
  ends,
  ...more,
});

export default examples(mandate, {
  'From 青浦 somebody is empowered who applies in 吴江: it is registered there': told(granted(), {
    state: 'standing',
    holder: 'jiangsu',
    papers: ['deed'],
    effects: ['register.enter', 'message', 'message'],
    due: { period: '2021-12-31' },
  }),
  'A firm empowers somebody for all matters': told(granted({ grantor: firm, extent: 'all', matters: [] }), {
    state: 'standing',
  }),
  'At a window the clerk registers it for whoever cannot do it online': told(
    [['2021-09-22', 'window', 'grant', terms]],
    { state: 'standing' },
    { channel: 'window' },
  ),
  'Nobody empowers themselves': told(granted({ agent: grantor }), { refusedBy: 'twoPeople' }),
  'A mandate that names no matter is none': told(granted({ matters: [] }), { refusedBy: 'mattersNamed' }),
  'It does not reach back': told(granted({ from: '2021-09-21' }), { refusedBy: 'periodFits' }),
  'It lasts three years at most': told(granted({ until: '2024-09-22' }), { refusedBy: 'periodFits' }),
  'Three years less a day is not too long': told(granted({ until: '2024-09-21' }), { state: 'standing' }),
  'An organisation is nobody’s agent here': told(granted({ agent: firm }), { refusedBy: 'fact-invalid' }),
  'A mandate is not given through an agent': told(
    granted({ grantor: { ...grantor, agent: { ...agent, mandate: '授权委托书-1' } } }),
    { refusedBy: 'fact-invalid' },
  ),
  'The grantor takes it back at any time': told([...granted(), ['2021-09-23', 'grantor', 'revoke']], {
    state: 'revoked',
    papers: ['deed', 'end'],
    effects: ['register.close', 'message', 'message'],
    due: { period: 'stopped' },
  }),
  'The agent gives it up': told([...granted(), ['2021-09-23', 'agent', 'resign']], { state: 'resigned' }),
  'With its last day it ends by itself': told(granted(), { on: '2022-01-01', state: 'lapsed' }),
  'One that cannot be delivered comes back': told(
    [...granted(), ['2021-09-22', 'node', 'bounce']],
    { state: 'notTaken' },
    { linkDown: { from: '2021-09-22', until: '2021-09-30' } },
  ),
});
