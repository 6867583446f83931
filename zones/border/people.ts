import { citizenIdCheck, type DemoPerson, type Words } from '#kernel';

const staff = (
  login: string,
  name: string,
  node: string,
  does: Words,
  authority: string,
  role: string,
  window?: string,
): DemoPerson => ({
  login,
  name,
  node,
  kind: 'staff',
  does,
  posts: [{ authority, role, from: '2025-01-01', ...(window && { window }) }],
});

const resident = (login: string, name: string, node: string, first17: string, does: Words): DemoPerson => ({
  login,
  name,
  node,
  kind: 'person',
  key: first17 + citizenIdCheck(first17),
  does,
  posts: [],
});

/** All invented. Identity numbers have the form the platform checks; the place in them is no place of this zone. */
export const people: readonly DemoPerson[] = [
  staff(
    'north-window-1',
    '白晓河',
    'north',
    ['北岸一号窗口', 'Clerk, Northbank window 1'],
    'north-hall',
    'window',
    'north-01',
  ),
  staff(
    'south-window-1',
    '石南渡',
    'south',
    ['南岸一号窗口', 'Clerk, Southbank window 1'],
    'south-hall',
    'window',
    'south-01',
  ),
  ...(['north', 'south'] as const).flatMap((node) => {
    const [zh, en] = node === 'north' ? ['北岸', 'Northbank'] : ['南岸', 'Southbank'];
    return [
      staff(
        `${node}-registry-officer`,
        `${zh[0]}登记`,
        node,
        [`${zh}户籍登记员`, `Registry officer, ${en}`],
        `${node}-registry`,
        'officer',
      ),
      staff(
        `${node}-registry-head`,
        `${zh[0]}守册`,
        node,
        [`${zh}户籍登记处负责人`, `Head of the registry, ${en}`],
        `${node}-registry`,
        'head',
      ),
      staff(
        `${node}-trade-officer`,
        `${zh[0]}通商`,
        node,
        [`${zh}商务审批员`, `Trade officer, ${en}`],
        `${node}-trade`,
        'officer',
      ),
      staff(
        `${node}-trade-head`,
        `${zh[0]}市正`,
        node,
        [`${zh}商务局负责人`, `Head of trade, ${en}`],
        `${node}-trade`,
        'head',
      ),
      staff(
        `${node}-supervisor`,
        `${zh[0]}监察`,
        node,
        [`${zh}督办员`, `Supervisor, ${en}`],
        `${node}-hall`,
        'supervisor',
      ),
      staff(
        `${node}-hall-head`,
        `${zh[0]}掌厅`,
        node,
        [`${zh}服务大厅负责人`, `Head of the hall, ${en}`],
        `${node}-hall`,
        'head',
      ),
      staff(
        `${node}-operator`,
        `${zh[0]}运维`,
        node,
        [`${zh}节点运维员`, `Operator, ${en}`],
        `${node}-hall`,
        'operator',
      ),
    ];
  }),
  resident('north-resident', '岑渡舟', 'north', '65010119910203005', ['北岸居民', 'Resident of Northbank']),
  resident('south-resident', '南星野', 'south', '65010119880505008', ['南岸居民', 'Resident of Southbank']),
];
