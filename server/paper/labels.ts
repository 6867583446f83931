import type { Fact, Words } from '#kernel';

/** How a value is named and, for coded values, worded. Every fact of a mechanism is one. */
export type Label = Pick<Fact, 'title'> &
  Partial<Pick<Fact, 'kind' | 'options'>> & {
    readonly fields?: Readonly<Record<string, Label>>;
    readonly of?: Label;
    /** The fact whose words its coded values have. */
    readonly like?: string;
    /** The name of a person or body: masked on a roll, which is left lying about. */
    readonly names?: true;
  };

export type Labels = Readonly<Record<string, Label>>;

/**
 * Words of Chinese official forms (文书) for what a paper says beyond its case's facts. `KIND.KEY` goes before a fact of
 * that name, `KEY` comes after it: a paper may use a short key (`by`) for different things.
 */
const forms: Readonly<Record<string, readonly [zh: string, en: string, like?: string]>> = {
  case: ['办件编号', 'Case number'],
  matter: ['事项名称', 'Matter'],
  code: ['事项编码', 'Code of the matter'],
  receivedAt: ['收件地点', 'Received at'],
  decidedBy: ['审批部门', 'Deciding body'],
  statutory: ['法定办结时限', 'Statutory time limit'],
  promised: ['承诺办结时限', 'Promised time limit'],
  consequence: ['法律后果', 'Consequence'],
  basis: ['法律依据', 'Legal basis'],
  reason: ['理由', 'Reason'],
  result: ['结果编号', 'Number of the result'],
  warning: ['警告', 'Warning'],
  within: ['期限', 'Within'],
  how: ['方式', 'How'],
  by: ['方式', 'By'],
  act: ['法律法规', 'Instrument'],
  article: ['条款', 'Article'],
  name: ['名称', 'Name'],
  amount: ['金额', 'Amount'],
  note: ['备注', 'Note'],
  'promise.kind': ['承诺方式', 'Kind of promise', 'promiseKind'],
  'acceptance.how': ['受理方式', 'How accepted', 'acceptedHow'],
  'nonAcceptance.ground': ['不予受理情形', 'Ground', 'notAcceptedWhy'],
  'transferNotice.applyTo': ['应当向其申请的机关', 'Body to apply to'],
  'correction.within': ['补正期限', 'To be corrected within'],
  'specialNotice.procedure': ['特别程序', 'Special procedure'],
  'specialNotice.takes': ['所需时间', 'Time it takes'],
  'extensionNotice.reason': ['延期理由', 'Reason for extending'],
  'extensionNotice.dueBefore': ['原办结期限', 'Due before'],
  'extensionNotice.by': ['延长期限', 'Extended by'],
  'grant.how': ['决定产生方式', 'How it came about', 'decisionKind'],
  'delivery.by': ['送达方式', 'Delivered', 'deliveredBy'],
  'fixOrder.within': ['整改期限', 'To be put right within'],
};

const nameKeys: Labels = {
  applicant: { title: ['申请人', 'Applicant'], names: true },
  agent: { title: ['代理人', 'Agent'], names: true },
};

const named = (key: string): Label | undefined => {
  const [zh, en, like] = forms[key] ?? [];
  return zh !== undefined && en !== undefined ? { title: [zh, en], like } : undefined;
};

/** `receivedOn` → `Received on`: better than nothing where a declaration has no words for its key. */
const spoken = (key: string): Words => {
  const words = key.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
  const sentence = words.charAt(0).toUpperCase() + words.slice(1);
  return [sentence, sentence];
};

/** What the paper `kind` means by `key`. */
export const labelOf = (kind: string, key: string, facts: Labels = {}): Label => {
  const label = nameKeys[key] ?? named(`${kind}.${key}`) ?? facts[key] ?? named(key) ?? { title: spoken(key) };
  return label.like === undefined ? label : { ...label, options: facts[label.like]?.options };
};

/** A field of a record inside a paper. */
export const fieldLabel = (label: Label | undefined, key: string): Label =>
  (label?.of?.fields ?? label?.fields)?.[key] ?? named(key) ?? { title: spoken(key) };

/** Lines to be signed by hand, by kind of paper. */
export const signatures: Readonly<Record<string, readonly Words[]>> = {
  delivery: [
    ['受送达人（签名或盖章）', 'Recipient (signature or seal)'],
    ['送达人（签名）', 'Delivered by (signature)'],
  ],
  promise: [['承诺人（签名或盖章）', 'Promised by (signature or seal)']],
};
