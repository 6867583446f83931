import { accepted, type Lines, licence, type Story, told } from './ground.ts';

const day = '2021-09-28';
const cast = { neighbour: { person: '嘉善核查员', roles: ['officer'], at: { authority: 'js-housing' } } } as const;
const asked: Lines = [
  ...accepted(day),
  [day, 'officer', 'askAssistance', { assistant: 'js-housing', toCheck: '请核查申请人在贵地的经营场所' }],
];
const found = {
  checkedOn: '2021-09-30',
  checkedWhere: '示例路1号',
  checkedBy: 2,
  checkedFindings: '现场与申请一致（示例）',
};
const answered: Lines = [...asked, ['2021-09-30', 'neighbour', 'assist', found]];
const weighed: Lines = [...answered, ['2021-10-08', 'officer', 'weighAssistance', { assistanceVerdict: 'used' }]];
const story = (lines: Lines, ends: Story['ends']): Story => told(lines, ends, { cast, matter: licence });

export const assistanceStories: Readonly<Record<string, Story>> = {
  'Another place checks on site, the decider reviews it and then decides; the statutory term ran all the time': story(
    [...weighed, ['2021-10-08', 'officer', 'propose', { decision: 'grant' }]],
    { state: 'proposed', due: { statutory: '2021-11-01', assistance: 'stopped' } },
  ),
  'The answer is due in five working days': story(asked, { due: { assistance: '2021-10-11' } }),
  'An authority does not ask itself': story(
    [...accepted(day), [day, 'officer', 'askAssistance', { assistant: 'wj-housing', toCheck: '核查' }]],
    { refusedBy: 'assistantElsewhere' },
  ),
  'An authority that has not answered is not asked again': story(
    [...asked, [day, 'officer', 'askAssistance', { assistant: 'js-housing', toCheck: '再核查' }]],
    { refusedBy: 'assistanceAskedOnce' },
  ),
  'Nobody reports what he was not asked': story([...answered, ['2021-09-30', 'neighbour', 'assist', found]], {
    refusedBy: 'assistanceIsOpen',
  }),
  'One officer alone does not check, nor for a neighbour': story(
    [...asked, ['2021-09-30', 'neighbour', 'assist', { ...found, checkedBy: 1 }]],
    { refusedBy: 'twoAssisting' },
  ),
  'A check of before the request is not the one that was asked for': story(
    [...asked, ['2021-09-30', 'neighbour', 'assist', { ...found, checkedOn: '2021-09-27' }]],
    { refusedBy: 'checkedByNow' },
  ),
  'Findings are no evidence before the decider has reviewed them': story(
    [...answered, ['2021-10-08', 'officer', 'propose', { decision: 'grant' }]],
    { refusedBy: 'findingsWeighed' },
  ),
  'Without findings there is nothing to review': story(
    [...asked, [day, 'officer', 'weighAssistance', { assistanceVerdict: 'used' }]],
    { refusedBy: 'findingsToWeigh' },
  ),
  'Whoever does not rely on findings says why': story(
    [...answered, ['2021-10-08', 'officer', 'weighAssistance', { assistanceVerdict: 'notUsed' }]],
    { refusedBy: 'verdictExplained' },
  ),
  'A neighbour who cannot help says so, and the case goes on': story(
    [
      ...asked,
      ['2021-09-30', 'neighbour', 'declineAssistance', {}, { note: '该地址不在本县' }],
      ['2021-10-08', 'officer', 'propose', { decision: 'grant' }],
    ],
    { state: 'proposed', due: { assistance: 'stopped' } },
  ),
};
