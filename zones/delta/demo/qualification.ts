import { type DemoCase, demo } from '#kernel';
import qualification from '../../../mechanisms/qualification/mechanism.ts';
import { who } from '../registers/titles.ts';

type Case = DemoCase<typeof qualification>;

const holders = { 'JSU-DEMO-1': who('wj-resident'), 'JSU-DEMO-2': who('qp-resident') } as const;
const firm = { kind: 'organisation', key: '91310118MA0000015P', name: '上海示例水乡科技有限公司' } as const;

const application = (certificate: keyof typeof holders): Case['lines'][number][3] => ({
  applicant: holders[certificate],
  certificate,
  examPlace: '320000',
  employer: firm,
  employerQualified: true,
  insuredWith: firm,
  contract: { signedOn: '2024-03-01' },
  specialties: ['building'],
});

const course = (issuedOn: string) => ({
  course: '绿色建筑（示例）',
  year: Number(issuedOn.slice(0, 4)),
  kind: 'professional' as const,
  part: 'required' as const,
  hours: 12,
  issuer: '320509',
  issuedBy: '吴江继续教育基地（示例）',
  issuedOn,
});

/** Certificates of 江苏, two applications to 上海 of which the applicant may ask for evidence, hours that their issuer has on record, counted once. */
export default demo(qualification, [
  {
    key: 'certificates of 江苏 taken over',
    matter: '910501000400',
    from: 'jsu-housing',
    to: '320000',
    channel: 'node',
    lines: [
      [
        60,
        'officer',
        'handIn',
        {
          batch: Object.entries(holders).map(([certificate, holder]) => ({
            certificate,
            holder,
            specialties: ['building'] as const,
            issuedOn: '2024-05-20',
            place: '320000',
          })),
        },
      ],
      [60, 'head', 'takeOver'],
    ],
  },
  {
    key: 'an application the applicant has begun: evidence to be asked for',
    matter: '910501000100',
    from: 'sh-housing',
    to: '310000',
    channel: 'online',
    applicant: 'qp-resident',
    lines: [[2, 'applicant', 'draft', application('JSU-DEMO-2')]],
  },
  {
    key: 'hours held in 吴江, on record there',
    matter: '910320000600',
    from: 'wj-hrss',
    to: '320509',
    channel: 'node',
    lines: [
      [
        11,
        'officer',
        'recordHours',
        (_scene, day) => {
          const { issuer: _, ...session } = course(day);
          return { session, attendees: Object.values(holders) };
        },
      ],
    ],
  },
  {
    key: 'hours of 吴江 recognised in 青浦',
    matter: '910320000200',
    from: 'qp-hrss',
    to: '310118',
    channel: 'online',
    applicant: 'qp-resident',
    lines: [
      [
        10,
        'applicant',
        'declareHours',
        (_scene, _day, _state, dayBefore) => ({ applicant: holders['JSU-DEMO-2'], records: [course(dayBefore(1))] }),
      ],
      [9, 'officer', 'recogniseHours'],
    ],
  },
]);
