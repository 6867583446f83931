import { type DemoLine, demo, demoText } from '#kernel';
import waters from '../../../mechanisms/river-and-lakes/mechanism.ts';

const told = [
  { to: '站点运维单位', channel: 'system' },
  { to: '金泽水源地(下游水厂)', channel: 'telephone' },
];
const raised = (title: string, section: string, water: string, more: object = {}) => ({
  title,
  water,
  section,
  item: 'TP',
  cause: 'worse-than-target',
  value: '0.261',
  readAt: '2021-07-01T00:00:00.000Z',
  notices: told,
  ...more,
});
const targets = demoText('汾湖功能目标.txt', '汾湖功能目标(示例文本,非正式文件)\n');
const found = (title: string, water: string, problemKind: string) => ({
  title,
  water,
  problem: `${title}(演示)`,
  problemKind,
  borderWater: true,
  place: { lon: '120.9012', lat: '31.0175' },
});

const photo = (name: string) => demoText(`${name}.txt`, `${name}(示例文本,代替照片)\n`);
/** A whole work order (发现、派单、接单、处置、复核): the other side cleans up, the finder looks again. */
const handled = (
  title: string,
  water: string,
  problemKind: string,
  ago: number,
): readonly DemoLine<typeof waters>[] => [
  [ago, 'finder', 'findProblem', { ...found(title, water, problemKind), photoBefore: photo('处置前') }],
  [ago, 'finder', 'dispatchOrder'],
  [ago, 'neighbour', 'acceptOrder'],
  [
    ago - 1,
    'neighbour',
    'finishOrder',
    { result: '已打捞清运', photoAfter: photo('处置后'), placeAfter: { lon: '120.9014', lat: '31.0177' } },
  ],
  [ago - 2, 'finder', 'verifyOrder'],
];

/** An alarm at each stage that lasts, a work order to be accepted and one handled, a patrol, a task, a score and a rectification. */
export default demo(waters, [
  {
    key: 'an alarm told across the border, data being exchanged',
    matter: 'ECO-alarm',
    from: 'js-ecology',
    to: 'wj-ecology',
    lines: [
      [3, 'finder', 'raiseAlarm', raised('斜路港 总磷 劣于目标', '浙江省/斜路港', 'taipu')],
      [3, 'finder', 'confirmEvent', { crossBorder: true, severity: 'general' }],
      [3, 'finder', 'informOther', { notices: told, alsoTo: ['qp-ecology'] }],
      [2, 'neighbour', 'acknowledge'],
      [2, 'neighbour', 'planSampling', { samplePlan: '斜路港、王江泾两点，每2小时一次' }],
      [
        2,
        'js-ecology-officer',
        'addData',
        { data: [{ section: '浙江省/斜路港', item: 'TP', at: '10:00', value: '0.248' }] },
      ],
    ],
  },
  {
    key: 'an alarm to be confirmed',
    matter: 'ECO-alarm',
    from: 'qp-ecology',
    to: 'wj-ecology',
    lines: [
      [
        1,
        'finder',
        'raiseAlarm',
        raised('急水港桥 溶解氧 低于下限', '上海市/急水港桥', 'dianshan', {
          item: 'DO',
          cause: 'below-floor',
          value: '1.9',
        }),
      ],
    ],
  },
  {
    key: 'a work order to be accepted by the other side',
    matter: 'ECO-order',
    from: 'qp-ecology',
    to: 'wj-ecology',
    lines: [
      [1, 'finder', 'findProblem', found('元荡省界处水葫芦', 'yuandang', 'hyacinth')],
      [1, 'finder', 'dispatchOrder'],
    ],
  },
  {
    key: 'a work order being handled',
    matter: 'ECO-order',
    from: 'wj-ecology',
    to: 'js-ecology',
    lines: [
      [2, 'finder', 'findProblem', found('太浦河南岸漂浮物', 'taipu', 'other')],
      [2, 'finder', 'dispatchOrder'],
      [1, 'neighbour', 'acceptOrder'],
    ],
  },
  {
    key: 'a work order handled in 吴江 and verified by the finder',
    matter: 'ECO-order',
    from: 'qp-ecology',
    to: 'wj-ecology',
    lines: handled('元荡青浦岸线水葫芦', 'yuandang', 'hyacinth', 14),
  },
  {
    key: 'a work order handled in 嘉善 and verified by the finder',
    matter: 'ECO-order',
    from: 'wj-ecology',
    to: 'js-ecology',
    lines: handled('太浦河丁栅闸口漂浮物', 'taipu', 'other', 9),
  },
  {
    key: 'a joint patrol with two sides',
    matter: 'ECO-patrol',
    from: 'qp-ecology',
    to: 'wj-ecology',
    lines: [
      [20, 'finder', 'planPatrol', { title: '元荡镇级联合巡河', water: 'yuandang', level: 'town' }],
      [
        15,
        'finder',
        'holdPatrol',
        {
          participants: [
            { side: '310118', name: '巡河员甲(虚构)' },
            { side: '320509', name: '巡河员乙(虚构)' },
          ],
          findings: '水面清洁，无新增问题',
        },
      ],
    ],
  },
  {
    key: 'a patrol that is planned',
    matter: 'ECO-patrol',
    from: 'js-ecology',
    to: 'wj-ecology',
    lines: [[5, 'finder', 'planPatrol', { title: '汾湖区级联合巡河', water: 'fenhu', level: 'district' }]],
  },
  {
    key: 'a task of the yearly list',
    matter: 'ECO-task',
    from: 'qp-ecology',
    to: 'js-ecology',
    lines: [
      [
        30,
        'finder',
        'openTask',
        (_scene, day) => ({ title: '太浦河沿线排口整治', water: 'taipu', dueOn: `${day.slice(0, 4)}-12-31` }),
      ],
    ],
  },
  {
    key: 'targets of a lake, signed by one of its two sides',
    matter: 'ECO-targets',
    from: 'wj-ecology',
    to: 'wj-ecology',
    lines: [
      [
        6,
        'finder',
        'proposeTargets',
        (_scene, day) => ({
          title: '汾湖功能目标(虚构)',
          water: 'fenhu',
          act: '示例水函〔2021〕1号(虚构)',
          targets: [{ year: Number(day.slice(0, 4)), target: 'c3' }],
          text: targets,
        }),
      ],
      [5, 'js-ecology-head', 'signTargets', { signedText: targets }],
    ],
  },
  {
    key: 'a rectification with its plan before both chiefs',
    matter: 'ECO-rectification',
    from: 'js-ecology',
    to: 'wj-ecology',
    lines: [
      [
        25,
        'finder',
        'openRectification',
        { title: '斜路港总磷连续三个月不达标', water: 'taipu', section: '浙江省/斜路港', reason: 'months' },
      ],
      [12, 'finder', 'analyse', { analysis: '上游农业面源与支流汇入', plan: '支流控源、生态缓冲带，三个月见效' }],
      [11, 'finder', 'sendPlan'],
      [10, 'chiefThere', 'approveThere'],
    ],
  },
]);
