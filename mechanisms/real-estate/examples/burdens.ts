import {
  accepted,
  appearance,
  applied,
  entered,
  fee,
  fifth,
  fourth,
  type Lines,
  matter,
  type Story,
  seller,
  standing,
  title,
  told,
  unit,
} from './ground.ts';
import { notice } from './shapes.ts';

const resident = {
  holderSide: [{ party: seller }],
  otherSide: [{ party: fourth }],
  second: fourth,
  cause: '居住权合同',
  residence: { until: '2031-09-17', terms: '主卧、共用厨房（虚构）' },
} as const;
const lives = standing(
  'residence',
  '2021-06-01',
  { holder: fourth, certificate: '苏(2021)苏州市吴江区不动产证明第0000011号' },
  { id: 'R-1' },
);
const ended = (facts: object, who: typeof seller | typeof fourth | typeof fifth): Lines => [
  ['2021-09-17', 'window', 'draft', { unit, applicant: who, ...facts }],
  ['2021-09-17', 'window', 'appear', { appearing: who, appearance }],
  ['2021-09-17', 'window', 'handOver'],
  ['2021-09-17', 'officer', 'accept'],
  ['2021-09-17', 'officer', 'check'],
  ['2021-09-17', 'registrar', 'enter'],
];

/** 居住权 by application, and the end of it and of a 预告登记. */
export const burdens: Readonly<Record<string, Story>> = {
  'A right of residence is entered on the application of both, with a certificate': told(
    entered('2021-09-17', resident, [seller, fourth]),
    { state: 'entered', effects: ['register.hold', 'credential.issue'] },
    { matter: matter('residence') },
  ),
  'By will the person named applies alone': told(
    applied('2021-09-17', { ...resident, ground: 'inheritance', applicant: fourth }, [fourth]),
    { state: 'pending' },
    { matter: matter('residence') },
  ),
  'By contract the owner must be there': told(
    applied('2021-09-17', resident, [fourth]),
    { refusedBy: 'allAppeared' },
    { matter: matter('residence') },
  ),
  'What was agreed on the residence must be stated': told(
    applied('2021-09-17', { ...resident, residence: undefined }, [seller, fourth]),
    { refusedBy: 'contentGiven' },
    { matter: matter('residence') },
  ),
  'No right of residence over a seizure': told(
    accepted('2021-09-17', resident, [seller, fourth]),
    { refusedBy: 'notBlocked' },
    {
      matter: matter('residence'),
      entries: title(undefined, {}, [standing('seizure', '2021-09-01', { court: 'A法院' })]),
    },
  ),
  'Who resides has the right cancelled, and its certificate with it': told(
    ended({ otherSide: [{ party: fourth }], target: 'R-1' }, fourth),
    { state: 'entered', effects: ['register.release', 'credential.status'], facts: { feeDue: 0 } },
    { matter: matter('residenceCancel'), entries: title(undefined, {}, [lives]) },
  ),
  'After the death of who resided the owner applies': told(
    ended(
      { holderSide: [{ party: seller }], endedBy: 'death', cause: '居住权人死亡（证明编号，虚构）', target: 'R-1' },
      seller,
    ),
    { state: 'entered', effects: ['register.release'] },
    { matter: matter('residenceCancel'), entries: title(undefined, {}, [lives]) },
  ),
  'The owner cannot end it while its holder lives': told(
    ended({ holderSide: [{ party: seller }], target: 'R-1' }, seller).slice(0, 2),
    { refusedBy: 'sidesNamed' },
    { matter: matter('residenceCancel'), entries: title(undefined, {}, [lives]) },
  ),
  'Whoever holds a priority notice has it cancelled': told(
    ended({ otherSide: [{ party: fifth }], target: 'N-1' }, fifth),
    { state: 'entered', effects: ['register.release'], facts: { feeDue: 0 } },
    { matter: matter('noticeCancel'), entries: title(undefined, {}, [notice]) },
  ),
  'Nobody else does': told(
    ended({ otherSide: [{ party: fourth }], target: 'N-1' }, fourth).slice(0, 4),
    { refusedBy: 'targetStands' },
    { matter: matter('noticeCancel'), entries: title(undefined, {}, [notice]) },
  ),
  'The fee for a residence is that of a dwelling': told(
    [...accepted('2021-09-17', resident, [seller, fourth]), ...fee('2021-09-17', 8000)],
    { state: 'review', facts: { feeDue: 8000 } },
    { matter: matter('residence') },
  ),
};
