import type { Authorisation, Zone } from '#kernel';
import { authorities, banks } from './authorities.ts';
import { calendars } from './calendar.ts';
import blanksLaw from './law/blank-forms.ts';
import windowLaw from './law/cross-province-window.ts';
import feesLaw from './law/fee-remittance.ts';
import { betweenHalls, matters } from './matters.ts';
import { people } from './people.ts';

const receive = ['收件', '身份核验', '形式审查', '收费', '送达'];
const halls = banks.map(({ node }) => `${node}-hall`);

/** Both halls receive for every office; Southbank's registry also lets the other bank's hall accept. */
const authorisations: readonly Authorisation[] = [
  {
    id: 'A-south-registry',
    grantor: 'south-registry',
    grantee: 'north-hall',
    matters: ['910120000100', '910107000200'],
    powers: [...receive, '受理', '补正告知', '出证打印'],
    from: '2025-01-01',
    instrument: 'River Convention, annex 1 (invented)',
  },
  ...authorities
    .filter(({ department }) => department !== 'hall')
    .flatMap(({ id, node }) =>
      halls.map((hall) => ({
        id: `R-${id}-${hall}`,
        grantor: id,
        grantee: hall,
        matters: '*' as const,
        powers: hall.startsWith(node) ? [...receive, '受理', '补正告知', '出证打印'] : receive,
        from: '2025-01-01',
        instrument: 'River Convention (invented)',
      })),
    ),
];

/** A second, small zone: two invented jurisdictions on a river, in another calendar and at another hour. */
const zone: Zone = {
  id: 'border',
  title: ['边地两岸(虚构)', 'Borderland (invented)'],
  utcOffset: '+03:00',
  calendars,
  jurisdictions: [
    {
      code: 'borderland',
      level: 'zone',
      title: ['边地', 'Borderland'],
      short: ['边地', 'Borderland'],
      parents: [],
      calendar: 'borderland',
    },
    ...banks.map(({ code, zh, en }) => ({
      code,
      level: 'county' as const,
      title: [zh, en] as const,
      short: [zh, en] as const,
      parents: ['borderland'],
      calendar: 'borderland',
    })),
  ],
  authorities,
  windows: banks.map(({ node, code, zh, en }) => ({
    id: `${node}-01`,
    authority: `${node}-hall`,
    jurisdiction: code,
    title: [`${zh}一号窗口`, `${en} window 1`],
    address: [`${zh}河街1号(虚构)`, `1 River Street, ${en} (invented)`],
    hours: ['周日至周四 8:00–15:00', 'Sunday to Thursday 8:00–15:00'],
  })),
  nodes: banks.map(({ node, code, zh, en }) => ({
    id: node,
    title: [`${zh}节点`, `${en} node`],
    jurisdictions: [code],
  })),
  authorisations,
  law: [windowLaw, blanksLaw, feesLaw],
  mechanisms: ['cross-province-window', 'blank-forms', 'fee-remittance'],
  matters,
  further: betweenHalls,
  lifeEvents: { settling: ['安居', 'Settling'] },
  departments: { hall: ['服务大厅', 'Service hall'], registry: ['户籍', 'Registry'], trade: ['商务', 'Trade'] },
  people,
};

export default zone;
