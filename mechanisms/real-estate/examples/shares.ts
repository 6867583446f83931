import { accepted, buyer, entered, fifth, fourth, type Story, seller, third, title, told } from './ground.ts';

const owners = (more: Readonly<Record<string, unknown>> = {}) =>
  title(
    [
      { party: seller, shareN: 40, shareD: 100, certificate: 'C-1' },
      { party: third, shareN: 35, shareD: 100, certificate: 'C-2' },
      { party: fourth, shareN: 25, shareD: 100, certificate: 'C-3' },
    ],
    more,
  );
const given = (n: number, to: typeof buyer | typeof third = buyer, received = n) =>
  ({
    extent: 'share',
    holderSide: [{ party: seller, shareN: n, shareD: 100 }],
    otherSide: [{ party: to, shareN: received, shareD: 100 }],
    second: to,
  }) as const;
const waived = { waivers: [{ party: third }, { party: fourth }] } as const;
const both = [seller, buyer];

/** 共有份额的转移: each co-owner disposes of what is theirs; the others may buy first. */
export const shares: Readonly<Record<string, Story>> = {
  'A co-owner of 40 per cent sells all of it alone, the others having waived': told(
    entered('2021-09-17', { ...given(40), ...waived }, both),
    { state: 'entered', effects: ['register.enter', 'credential.status', 'credential.issue'] },
    { entries: owners() },
  ),
  'Who sells a part keeps the rest, with a new certificate each': told(
    entered('2021-09-17', { ...given(10), ...waived }, both),
    {
      state: 'entered',
      facts: {
        resultNumbers: ['苏(2021)苏州市吴江区不动产权第0000010号', '苏(2021)苏州市吴江区不动产权第0000011号'],
      },
    },
    { entries: owners() },
  ),
  'More than one has cannot be sold': told(
    accepted('2021-09-17', { ...given(41), ...waived }, both),
    { refusedBy: 'sharesSuffice' },
    { entries: owners() },
  ),
  'What is received must be what is given': told(
    accepted('2021-09-17', { ...given(40, buyer, 39), ...waived }, both),
    { refusedBy: 'sharesSuffice' },
    { entries: owners() },
  ),
  'Joint owners have no share to sell': told(
    accepted('2021-09-17', given(50), both),
    { refusedBy: 'sharesSuffice' },
    { entries: title([{ party: seller }, { party: third }], { coOwnership: 'joint' }) },
  ),
  'Whoever has not waived may buy first': told(
    accepted('2021-09-17', { ...given(40), waivers: [{ party: third }] }, both),
    { refusedBy: 'coOwnersHeard' },
    { entries: owners() },
  ),
  'On the fifteenth day after notice, carried over the holiday, their time still runs': told(
    accepted('2021-10-08', { ...given(40), coOwnersTold: '2021-09-18' }, both),
    { refusedBy: 'coOwnersHeard' },
    { entries: owners() },
  ),
  'The day after it the sale goes': told(
    accepted('2021-10-09', { ...given(40), coOwnersTold: '2021-09-18' }, both),
    { state: 'review' },
    { entries: owners() },
  ),
  'Among co-owners nobody is asked': told(
    accepted('2021-09-17', given(40, third), [seller, third]),
    { state: 'review' },
    { entries: owners() },
  ),
  'A share given as a gift is offered to nobody': told(
    accepted('2021-09-17', { ...given(40, fifth), ground: 'gift' }, [seller, fifth]),
    { state: 'review' },
    { entries: owners() },
  ),
};
