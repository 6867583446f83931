import { fact, type RegisterSpec } from '#kernel';
import { holderKinds, successionKinds } from './facts.ts';

const staff = ['officer', 'head'] as const;

/** 科技型中小企业与创新团队名录 at the place where the holder is registered. */
export const smes: RegisterSpec = {
  title: ['科技型中小企业与创新团队名录', 'List of enterprises and teams'],
  key: ['统一社会信用代码', 'USCC'],
  columns: {
    enterprise: fact.party(['企业或团队', 'Enterprise or team']),
    holderKind: fact.choice(['主体类型', 'Kind'], holderKinds),
    home: fact.place(['注册地', 'Registered in']),
    score: fact.number(['综合评价得分', 'Score'], { optional: true }),
    controllers: fact.list(
      ['法定代表人、董监高', 'Controllers'],
      fact.text(['证件号码', 'Number'], { personal: true }),
    ),
    validUntil: fact.day(['有效期至', 'Until']),
  },
  subject: 'enterprise',
  readers: staff,
  extract: {
    title: ['入库证明', 'Proof of entry'],
    type: 'tongban:innovation-holder',
    columns: ['enterprise', 'holderKind', 'home', 'validUntil'],
  },
};

/** 创新券 as issued; what is left of it says its account. */
export const vouchers: RegisterSpec = {
  title: ['科技创新券登记', 'Vouchers'],
  key: ['券号', 'Voucher number'],
  columns: {
    enterprise: fact.party(['持券人', 'Holder']),
    holderKind: fact.choice(['主体类型', 'Kind'], holderKinds),
    home: fact.authority(['兑付地', 'Home authority']),
    year: fact.text(['预算年度', 'Year']),
    amount: fact.money(['券面金额', 'Amount']),
    issuedOn: fact.day(['发放日', 'Issued on']),
    validUntil: fact.day(['有效期至', 'Valid until']),
    heldBy: fact.party(['分立后的持券人', 'Holder after a split'], { optional: true }),
  },
  subject: 'enterprise',
  readers: staff,
  extract: {
    title: ['持券证明', 'Proof of a voucher'],
    type: 'tongban:innovation-voucher',
    columns: ['enterprise', 'home', 'amount', 'validUntil'],
  },
};

/** Who waits for money, in order of acceptance: one entry per pool, so that whoever changes the order has read it. */
export const queues: RegisterSpec = {
  title: ['创新券候补队列', 'Queue for vouchers'],
  key: ['兑付地与年度', 'Home and year'],
  columns: {
    waiting: fact.list(
      ['排队', 'Waiting'],
      fact.record(['申请', 'Claim'], {
        case: fact.text(['办件', 'Case']),
        amount: fact.money(['金额', 'Amount']),
        at: fact.text(['受理时间', 'Accepted at']),
        since: fact.day(['受理日', 'Since']),
      }),
      { max: 20_000 },
    ),
  },
  readers: staff,
};

/** What is approved and not yet seen on the bank's file. `stage` is its subject: all that is due is one read. */
export const payables: RegisterSpec = {
  title: ['创新券待付清单', 'What is to be paid'],
  key: ['订单', 'Order'],
  columns: {
    stage: fact.text(['阶段', 'Stage']),
    name: fact.text(['收款人', 'Payee'], { max: 120 }),
    account: fact.text(['收款账号', 'Account'], { personal: true }),
    amount: fact.money(['金额', 'Amount']),
    year: fact.text(['预算年度', 'Year']),
    approvedOn: fact.day(['核定日', 'Approved on']),
    batch: fact.text(['批次', 'Batch'], { optional: true }),
  },
  subject: 'stage',
  readers: [...staff, 'finance'],
};

/** 暂停兑付: a member may stop paying its own vouchers to an institution, with reasons; it never suspends the institution. */
export const suspensions: RegisterSpec = {
  title: ['本地暂停兑付的机构', 'Institutions this place does not pay'],
  key: ['机构统一社会信用代码', 'USCC of the institution'],
  columns: {
    institution: fact.party(['服务机构', 'Institution']),
    reasons: fact.longText(['理由', 'Reasons'], { max: 4000 }),
  },
  subject: 'institution',
  readers: staff,
};

/** 失信记录 that block a claim until they are cleared. */
export const integrity: RegisterSpec = {
  title: ['创新券诚信记录', 'Integrity records'],
  key: ['办件', 'Case'],
  columns: {
    party: fact.party(['当事人', 'Party']),
    reasons: fact.longText(['事由', 'Ground'], { max: 4000 }),
    amount: fact.money(['应追回金额', 'To be paid back']),
  },
  subject: 'party',
  readers: staff,
};

/** 票据标签 at the index: a tag says nothing of the invoice; that two are equal says that it was handed in twice. */
export const tagIndex: RegisterSpec = {
  title: ['票据防重标签', 'Index of tags'],
  key: ['标签', 'Tag'],
  columns: {
    reference: fact.text(['办件', 'Case'], { max: 120 }),
    home: fact.authority(['兑付地', 'Home authority']),
    place: fact.place(['兑付地区划', 'Place']),
  },
  readers: [],
};

/** What a holder did for the first time, so that enterprises are counted once: ever, or within a year. */
export const firsts: RegisterSpec = {
  title: ['创新券首次记录', 'First uses of vouchers'],
  key: ['主体与事项', 'Holder and what'],
  columns: {
    enterprise: fact.party(['企业或团队', 'Enterprise or team']),
    case: fact.text(['办件', 'Case'], { max: 120 }),
  },
  subject: 'enterprise',
  readers: staff,
};

/** 合并、分立: who took the place of an enterprise, and its counter with it (factors.md 1.6.10). */
export const successions: RegisterSpec = {
  title: ['企业合并分立登记', 'Mergers and splits'],
  key: ['被承继企业统一社会信用代码', 'USCC of the predecessor'],
  columns: {
    enterprise: fact.party(['被承继企业', 'Predecessor']),
    succession: fact.choice(['方式', 'Kind'], successionKinds),
    successors: fact.list(['承继企业', 'Successors'], fact.party(['企业', 'Enterprise'])),
  },
  subject: 'enterprise',
  readers: staff,
};

/**
 * Who has claimed where in a year, told to every home: the cap is one over all of them (factors.md 1.6.2), also for whoever does not say
 * that they moved. No name goes out: the key is a mark, which hides and does not keep secret (who can guess a number can test it).
 */
export const claimants: RegisterSpec = {
  title: ['创新券年度申领标记', 'Marks of who claimed in a year'],
  key: ['主体与年度标记', 'Mark of holder and year'],
  columns: {
    home: fact.place(['申领地', 'Claimed in']),
    year: fact.text(['年度', 'Year']),
  },
  readers: staff,
  published: { columns: ['home', 'year'] },
};

/** Who has to pay back, told to every home by a mark without a name: an open recovery follows the holder (factors.md 1.6.1). */
export const debtors: RegisterSpec = {
  title: ['创新券未结清追回标记', 'Marks of open recoveries'],
  key: ['办件', 'Case'],
  columns: {
    mark: fact.text(['主体标记', 'Mark of the holder']),
    home: fact.place(['追回地', 'Home that claims it back']),
  },
  subject: 'mark',
  readers: staff,
  published: { columns: ['mark', 'home'] },
};

export const HOLDERS = 'innovation-holders';
export const VOUCHERS = 'innovation-vouchers';
export const QUEUES = 'voucher-queues';
export const PAYABLES = 'voucher-payables';
export const SUSPENSIONS = 'voucher-suspensions';
export const INTEGRITY = 'voucher-integrity';
export const TAGS = 'voucher-tags';
export const SUCCESSIONS = 'voucher-successions';
export const FIRSTS = 'voucher-firsts';
export const CLAIMANTS = 'voucher-claimants';
export const DEBTORS = 'voucher-debtors';
/** Kept by the mechanism `innovation-resources` at the source: read here, never written. */
export const INSTITUTIONS = 'innovation-institutions';
export const RESOURCES = 'innovation-resources';

export const registers = {
  [HOLDERS]: smes,
  [VOUCHERS]: vouchers,
  [QUEUES]: queues,
  [PAYABLES]: payables,
  [SUSPENSIONS]: suspensions,
  [INTEGRITY]: integrity,
  [TAGS]: tagIndex,
  [FIRSTS]: firsts,
  [CLAIMANTS]: claimants,
  [DEBTORS]: debtors,
  [SUCCESSIONS]: successions,
};
