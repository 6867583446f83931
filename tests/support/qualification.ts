import { holderOf, type View, viewIn } from './journey.ts';
import { person, type TestPerson, type TestZone } from './zone.ts';

/** Certificates of T2 and their invented holders, each with an account at some node. */
export const certificateHolders = {
  'EV-1': { login: 'qp-resident', key: '31011819900101001X', name: '顾念一' },
  'EV-2': { login: 'js-resident', key: '330421197809230057', name: '钱向南' },
  'EV-3': { login: 'wj-resident', key: '320509198506150125', name: '沈若溪' },
} as const;
export type Certificate = keyof typeof certificateHolders;

export const housing = { shanghai: 'sh-housing', jiangsu: 'jsu-housing', zhejiang: 'zj-housing' } as const;
export const provinces = { shanghai: '310000', jiangsu: '320000', zhejiang: '330000' } as const;
export type Site = keyof typeof housing;

const firm = { kind: 'organisation', key: '91310118MA0000015P', name: '上海示例水乡科技有限公司' };

export const holderOfCertificate = (certificate: Certificate) => {
  const { key, name } = certificateHolders[certificate];
  return { kind: 'person', key, name };
};
/** What an officer has found on the national platform on a day. */
export const nationallyClear = (checkedOn = '2021-06-25') => ({ nationalCheck: { checkedOn, clear: true } });
export const contentOf = (certificate: Certificate, specialties: readonly string[] = ['building']) => ({
  holder: holderOfCertificate(certificate),
  specialties,
  issuedOn: '2019-05-20',
  place: '320000',
});

export const openQualification = async (
  zone: TestZone,
  by: TestPerson,
  basic: string,
  place: string,
  step: string,
  facts: object,
): Promise<View> => {
  const matter = zone.program.zone.further?.().find((one) => one.basic === basic && one.jurisdiction === place)?.code;
  return viewIn(await by.post('/cases', { mechanism: 'qualification', matter, step, channel: 'online', facts }), 201);
};

/** The certificates enter the register of 江苏 through a case of two people. */
export const importCertificates = async (
  zone: TestZone,
  certificates: readonly Certificate[],
  issuedOn = '2019-05-20',
): Promise<void> => {
  const batch = certificates.map((certificate) => ({ certificate, ...contentOf(certificate), issuedOn }));
  const officer = await holderOf(zone, housing.jiangsu, 'officer');
  const head = await holderOf(zone, housing.jiangsu, 'head');
  const handed = await openQualification(zone, officer, '910501000400', '320000', 'handIn', { batch });
  viewIn(await head.post(`/cases/${handed.id}/steps/takeOver`, { facts: {} }));
};

/** An application to the province of `place`, begun by its holder at the pages of `at`. */
export const draftRegistration = async (
  zone: TestZone,
  certificate: Certificate,
  place: Site,
  at: Site = place,
): Promise<{ by: TestPerson; id: string }> => {
  const by = await person(zone, at, certificateHolders[certificate].login);
  const facts = {
    applicant: holderOfCertificate(certificate),
    certificate,
    examPlace: '320000',
    employer: firm,
    employerQualified: true,
    insuredWith: firm,
    contract: { signedOn: '2020-03-01' },
    specialties: ['building'],
    consent: { agreed: true, signedOn: '2021-06-25' },
  };
  const view = await openQualification(zone, by, '910501000100', provinces[place], 'draft', facts);
  return { by, id: view.id };
};
