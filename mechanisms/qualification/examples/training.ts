import { HOUR_MARKS, markOf } from '../reckoning.ts';
import { builder, certificates, paper, registered, type Story, told, trainedHour } from './ground.ts';

const day = '2021-06-25';
const earned = (...hours: readonly ReturnType<typeof trainedHour>[]) => ({
  entries: { ...certificates(), hours },
});
const both = (required: number, optional: number, on = '2020-09-01', more: object = {}) =>
  earned(
    trainedHour(builder, on, 'required', required, { ...more }),
    trainedHour(builder, on, 'optional', optional, { ...more }),
  );
const proof = (completedOn: string) => ({
  training: { required: 60, optional: 60, completedOn },
  trainingProof: paper,
});

/** 每注册期继续教育: taken from the registers of hours, and typed only with a proof of what no register answers for. */
export const trainingStories: Readonly<Record<string, Story>> = {
  'T2-2: three years to the day after the certificate no training is needed': told(
    registered('2021-06-01'),
    { state: 'registered', facts: { trainingCounted: undefined } },
    { entries: { ...certificates('2018-06-01'), hours: [] } },
  ),
  'T2-2: later it needs 120 hours': told(registered(day), { state: 'examining', refusedBy: 'trainingMet' }, earned()),
  'T2-2: 60 and 60 hours that were recognised are found in the register, and nobody types them': told(
    registered(day),
    {
      state: 'registered',
      facts: {
        trainingCounted: { from: '2018-06-25', to: day, required: 60, optional: 60, byProof: 0 },
      },
    },
    both(60, 60),
  ),
  'T2-6: 60 and 55 hours do not suffice': told(registered(day), { refusedBy: 'trainingMet' }, both(60, 55)),
  'Hours proven before the three years do not count': told(
    registered(day),
    { refusedBy: 'trainingMet' },
    both(60, 60, '2018-06-24'),
  ),
  'Hours their issuer has revoked do not count': told(
    registered(day),
    { refusedBy: 'trainingMet' },
    earned(trainedHour(builder, '2020-09-01', 'required', 60), {
      ...trainedHour(builder, '2020-09-01', 'optional', 60),
      closed: true,
      validTo: '2021-05-31',
    }),
  ),
  'Hours for another specialty do not count': told(
    registered(day),
    { refusedBy: 'trainingMet' },
    both(60, 60, '2020-09-01', { specialty: 'municipal' }),
  ),
  'Recognised in 吴江: its register is asked on the day of decision': told(
    registered(day, { hoursAt: '320509' }),
    {
      state: 'registered',
      facts: { trainingCounted: { from: '2018-06-25', to: day, required: 60, optional: 60, byProof: 0 } },
    },
    both(60, 60, '2020-09-01', { place: '320509' }),
  ),
  'The register of 吴江 is out of reach: those hours do not count yet': told(
    registered(day, { hoursAt: '320509' }),
    { state: 'examining', refusedBy: 'trainingMet' },
    { ...both(60, 60, '2020-09-01', { place: '320509' }), evidence: unreachable() },
  ),
  'Out of reach, a proof takes its place': told(
    registered(day, { hoursAt: '320509', ...proof('2020-09-01') }),
    {
      state: 'registered',
      facts: { trainingCounted: { from: '2018-06-25', to: day, required: 60, optional: 60, byProof: 120 } },
    },
    { ...both(60, 60, '2020-09-01', { place: '320509' }), evidence: unreachable() },
  ),
  'Hours that were published elsewhere and not asked for are named in the refusal': told(
    registered(day),
    { refusedBy: 'trainingMet' },
    {
      ...earned(),
      published: {
        [HOUR_MARKS]: [
          {
            source: 'jiangsu',
            key: markOf('course'),
            version: 1,
            values: { person: markOf(builder.key), place: '320509', year: 2020 },
            validFrom: '2020-09-01',
            validTo: null,
            closed: false,
            recordedAt: '2020-09-01T00:00:00.000Z',
          },
        ],
      },
    },
  ),
  'Hours held outside of the region are shown by a proof': told(
    registered(day, proof('2020-12-01')),
    { state: 'registered' },
    earned(),
  ),
  'Typed without a proof they are nothing': told(
    registered(day, { training: { required: 60, optional: 60, completedOn: '2020-12-01' } }),
    { state: 'examining', refusedBy: 'trainingProven' },
    earned(),
  ),
  'Typed for a day to come neither': told(
    registered(day, proof('2021-12-01')),
    { refusedBy: 'trainingProven' },
    earned(),
  ),
  'A proof used for one term does not count for the next': told(
    [...registered(day, proof('2020-12-01')), ['2024-05-25', 'officer', 'renew', {}]],
    { state: 'registered', refusedBy: 'trainingMet' },
    earned(),
  ),
  'Renewed on hours of the term that runs': told([...registered(day), ['2024-05-25', 'officer', 'renew', {}]], {
    state: 'registered',
    facts: { trainingCounted: { from: '2021-06-25', to: '2024-05-25', required: 60, optional: 60, byProof: 0 } },
  }),
};

function unreachable(): Story['evidence'] {
  return { certificateConfirmed: { values: { stands: true } }, hoursThere: { standing: 'unreachable' } };
}
