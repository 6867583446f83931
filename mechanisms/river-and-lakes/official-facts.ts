import { classChoice, fact, type JointText } from '#kernel';

const crosses = { shared: true } as const;
const optional = { optional: true } as const;

/** Items of a water with a target of their own. */
export const ownTargets = fact.list(
  ['单项目标', 'Items with a target of their own'],
  fact.record(['单项', 'Item'], {
    item: fact.text(['项目', 'Item'], { max: 20 }),
    target: fact.choice(['目标类别', 'Class'], classChoice),
  }),
  { ...optional, max: 24 },
);

/** What the sides of a water set themselves: its function targets, jointly; its chiefs, each its own. */
export const officialFacts = {
  act: fact.text(['文号', 'Number of the act'], { ...crosses, max: 80, searchable: true }),
  targets: fact.list(
    ['功能目标', 'Function targets'],
    fact.record(['目标', 'Target'], {
      section: fact.section(['断面（不填为全水体）', 'Section (empty: the whole water)'], optional),
      year: fact.number(['年度', 'Year'], { min: 2000, max: 2100 }),
      target: fact.choice(['目标类别', 'Class'], classChoice),
      items: ownTargets,
    }),
    { ...crosses, min: 1, max: 60 },
  ),
  text: fact.file(['文本', 'Text'], crosses),
  signedText: fact.file(['本方签署的文本', 'Text your side signs'], crosses),
  signing: fact.deliberation<JointText>(['各方签署', 'Signatures of the sides']),
  signedOn: fact.day(['各方签署完毕', 'Signed by all on'], crosses),

  post: fact.text(['河湖长职务', 'Post'], { ...crosses, max: 60 }),
  chief: fact.text(['河湖长姓名', 'Name of the chief'], { ...crosses, max: 40 }),
  since: fact.day(['任职之日', 'In office from'], crosses),
} as const;
