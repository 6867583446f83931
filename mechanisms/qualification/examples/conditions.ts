import { accepted, builder, certificates, type Story, told } from './ground.ts';

const other = { kind: 'organisation', key: '91350100M000100Y43', name: '另一示例公司' } as const;
const bar = (kind: 'practice' | 'serving' | 'capacity' | 'other' | 'revoked' | 'accident', endedOn?: string) => ({
  bars: [{ kind, ...(endedOn && { endedOn }) }],
});
/** Born 1956-06-24. */
const old = { kind: 'person', key: '32050919560624001X', name: '徐示例' } as const;

/** 不予注册的情形: age, employer, bars, rows of recognition, one registration at a time. */
export const conditionStories: Readonly<Record<string, Story>> = {
  'T2-5: born 1956-06-24, the day after the 65th birthday is too old by the reading in force': told(
    accepted('2021-06-25', { applicant: old }),
    { refusedBy: 'ofAge' },
  ),
  'T2-5: on the birthday itself not yet': told(
    accepted('2021-06-24', { applicant: old }),
    { state: 'examining' },
    { entries: certificates('2018-05-20', {}, old as never) },
  ),
  'Without consent the examining province is not asked': told(
    accepted('2021-06-25', { consent: { agreed: false, signedOn: '2021-06-25' } }),
    { state: 'pending', refusedBy: 'consentGiven' },
  ),
  'Without proof of insurance nobody is employed': told(accepted('2021-06-25', { insuredWith: undefined }), {
    refusedBy: 'oneEmployer',
  }),
  'Insured through another body than the employer': told(accepted('2021-06-25', { insuredWith: other }), {
    refusedBy: 'oneEmployer',
  }),
  'An employer without the qualification': told(accepted('2021-06-25', { employerQualified: false }), {
    refusedBy: 'employerQualified',
  }),
  'A sentence still being served': told(accepted('2021-06-25', bar('serving')), { refusedBy: 'noBar' }),
  'Five years after a penalty for practice it goes': told(accepted('2021-06-25', bar('practice', '2016-06-25')), {
    state: 'examining',
  }),
  'A day before it does not': told(accepted('2021-06-25', bar('practice', '2016-06-26')), { refusedBy: 'noBar' }),
  'Who has no full capacity is not registered': told(accepted('2021-06-25', bar('capacity')), { refusedBy: 'noBar' }),
  'Three years after another penalty it goes': told(accepted('2021-06-25', bar('other', '2018-06-25')), {
    state: 'examining',
  }),
  'A day before the three years it does not': told(accepted('2021-06-25', bar('other', '2018-06-26')), {
    refusedBy: 'noBar',
  }),
  'Two years after a registration was revoked it goes': told(accepted('2021-06-25', bar('revoked', '2019-06-25')), {
    state: 'examining',
  }),
  'A day before the two years it does not': told(accepted('2021-06-25', bar('revoked', '2019-06-26')), {
    refusedBy: 'noBar',
  }),
  'Three years after a major accident it goes': told(accepted('2021-06-25', bar('accident', '2018-06-25')), {
    state: 'examining',
  }),
  'A day before those it does not': told(accepted('2021-06-25', bar('accident', '2018-06-26')), {
    refusedBy: 'noBar',
  }),
  'A place without a rule': told(accepted('2021-06-25', { examPlace: '330400' }), { refusedBy: 'not-recognised' }),
  'A place that the zone does not know': told(accepted('2021-06-25', { examPlace: '440000' }).slice(0, 1), {
    refusedBy: 'fact-invalid',
  }),
  'The day before the rules began': told(accepted('2021-05-31'), { refusedBy: 'recognition-not-yet' }),
  'Nobody registers twice here': told(
    accepted('2021-06-25'),
    { refusedBy: 'notRegisteredHere' },
    {
      entries: {
        ...certificates(),
        registrations: [
          {
            key: 'R',
            version: 1,
            validFrom: '2020-01-01',
            validTo: '2022-12-31',
            values: { holder: builder, person: builder.key },
          },
        ],
      },
    },
  ),
};
