import { accepted, registered, type Story, told } from './ground.ts';

const renewed = [...registered('2021-06-25'), ['2024-05-25', 'officer', 'renew', {}]] as const;

/** 有效期: a registration ends by its own clock, in the register and in the case, here and at its source. */
export const termStories: Readonly<Record<string, Story>> = {
  'T2-3: not renewed, the registration ends the day after its last, and its source is told': told(
    registered('2021-06-25'),
    {
      on: '2024-06-25',
      state: 'lapsed',
      facts: { registeredTo: '2024-06-24', endedOn: '2024-06-25' },
      parts: { 'free-lapse-1': 'done' },
      effects: ['register.close', 'message'],
      due: { validity: 'stopped' },
    },
  ),
  'On its last day it still stands': told(registered('2021-06-25'), {
    on: '2024-06-24',
    state: 'registered',
    due: { validity: '2024-06-24' },
  }),
  'A last day on which nobody works is the last day all the same: 2 October 2024': told(registered('2021-10-03'), {
    on: '2024-10-03',
    state: 'lapsed',
    facts: { registeredTo: '2024-10-02' },
  }),
  'Renewed, it runs to the end of the next term': told(renewed, {
    on: '2024-06-26',
    state: 'registered',
    due: { validity: '2027-06-24' },
  }),
  'Its source out of reach: it ends here all the same, and the word follows': told(
    registered('2021-06-25'),
    { on: '2024-06-25', state: 'lapsed', parts: { 'free-lapse-1': 'sent' } },
    { linkDown: { from: '2024-06-25', until: '2024-07-05' } },
  ),
  'The word of the registration never reached its source: the term ends it as well': told(
    [...accepted('2021-06-25'), ['2021-06-28', 'head', 'register']],
    { on: '2024-07-06', state: 'lapsed', parts: { 'commit-register-1': 'done', 'free-lapse-1': 'done' } },
    { linkDown: { from: '2021-06-28', until: '2024-07-05' } },
  ),
};
