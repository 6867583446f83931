import type { RegisterSpec, Words } from '#kernel';
import type { Program } from '../load.ts';

const grounds: Readonly<Record<string, Words>> = {
  deciding: ['办理本机关有权决定的办件', 'Handling a case this authority decides'],
  receiving: ['办理本窗口收件的办件', 'Handling a case received at this window'],
  concerned: ['作为会同方参与办理', 'Taking part in a case as an authority called in'],
  register: ['查阅本机关管理的登记簿', 'Reading a register this authority keeps'],
  'co-holder': ['共同登记人查阅', 'Another person the entry is about'],
  'evidence-consent': ['经本人同意答复取证', 'Answering a question the person agreed to'],
  'evidence-duty': ['依法定职责答复取证', 'Answering a question on a statutory duty'],
  evidence: ['依申请向数据持有机关查询', 'Asking the holder of a fact on the applicant’s request'],
  account: ['查阅本机关管理的账户', 'Reading an account this authority keeps'],
  audit: ['安全审计', 'Audit of who looked and acted'],
};

const things: Readonly<Record<string, Words>> = {
  case: ['查看办件全部内容', 'Opened the case'],
  paper: ['查看或打印文书', 'Opened or printed a paper'],
  file: ['查看材料文件', 'Opened a file'],
  room: ['在评审室查看材料', 'Read a file in the review room'],
  ballot: ['查看选票', 'Opened the ballot paper'],
  credential: ['查看证照', 'Opened a credential'],
};

/** The filters of the audit search, as its form calls them. */
const searched: Readonly<Record<string, Words>> = {
  person: ['人员', 'person'],
  case: ['办件编号', 'case'],
  authority: ['单位', 'authority'],
  from: ['自', 'from'],
  to: ['至', 'to'],
};

type Known = Pick<Program, 'mechanisms' | 'authorities'>;

const registerNamed = ({ mechanisms }: Known, name: string): RegisterSpec | undefined =>
  [...mechanisms.values()].map(({ registers }) => registers?.[name]).find((spec) => spec !== undefined);

/** `audit.search person=… from=…` */
const searchWords = (program: Known, asked: string): Words => {
  const said = asked.split(' ').flatMap((part): Words[] => {
    const [, name, value = ''] = /^(\w+)=(.*)$/.exec(part) ?? [];
    const title = name && searched[name];
    if (!title) return part === '' ? [] : [[part, part]];
    const [zh, en] = program.authorities[value]?.title ?? [value, value];
    return [[`${title[0]} ${zh}`, `${title[1]} ${en}`]];
  });
  const all = (n: 0 | 1): string => said.map((words) => words[n]).join(n === 0 ? '，' : ', ');
  return said.length === 0
    ? ['审计查询（不限条件）', 'Searched who looked and acted, without a filter']
    : [`审计查询：${all(0)}`, `Searched who looked and acted: ${all(1)}`];
};

/** `titles/3205…`, or the register alone. */
const entryWords = (program: Known, entry: string): Words => {
  const [name = '', ...key] = entry.split('/');
  const [zh, en] = registerNamed(program, name)?.title ?? [name, name];
  return [`${zh} ${key.join('/')}`.trim(), `${en} ${key.join('/')}`.trim()];
};

const otherWords = (program: Known, what: string): Words => {
  const [, search] = /^audit\.search ?(.*)$/.exec(what) ?? [];
  if (search !== undefined) return searchWords(program, search);
  const [, asked = '', question] = /^(?:entry|register) (.+) asked (\w+)$/.exec(what) ?? [];
  if (question) {
    const of = entryWords(program, asked);
    const put = registerNamed(program, asked.split('/')[0] ?? '')?.answers?.[question]?.title ?? [question, question];
    return [`答复取证：${of[0]}（${put[0]}）`, `Answered a question: ${of[1]} (${put[1]})`];
  }
  const [, account] = /^account (.+)$/.exec(what) ?? [];
  if (account) return [`查看账户 ${account}`, `Opened the account ${account}`];
  const [, entry, extract] = /^entry (.+?)( extract)?$/.exec(what) ?? [];
  if (!entry) return [what, what];
  const of = entryWords(program, entry);
  return extract
    ? [`出具登记簿证明：${of[0]}`, `Took an extract: ${of[1]}`]
    : [`查看登记：${of[0]}`, `Opened the entry: ${of[1]}`];
};

/** On what ground somebody looked, as people read it. */
export const groundWords = (ground: string): Words => grounds[ground] ?? [ground, ground];

/** What somebody looked at, as people read it. */
export const thingWords = (program: Known, what: string): Words => things[what] ?? otherWords(program, what);
