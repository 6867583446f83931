import type { Words } from '#kernel';

const grounds: Readonly<Record<string, Words>> = {
  deciding: ['办理本机关有权决定的办件', 'Handling a case this authority decides'],
  receiving: ['办理本窗口收件的办件', 'Handling a case received at this window'],
  concerned: ['作为会同方参与办理', 'Taking part in a case as an authority called in'],
  register: ['查阅本机关管理的登记簿', 'Reading a register this authority keeps'],
  'co-holder': ['共同登记人查阅', 'Another person the entry is about'],
  'evidence-consent': ['经本人同意答复取证', 'Answering a question the person agreed to'],
  'evidence-duty': ['依法定职责答复取证', 'Answering a question on a statutory duty'],
  evidence: ['依申请向数据持有机关查询', 'Asking the holder of a fact on the applicant’s request'],
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

/** `entry titles/3205…` and `entry titles/3205… extract`: which entry of which register. */
const entryWords = (what: string): Words => {
  const [, search] = /^audit\.search ?(.*)$/.exec(what) ?? [];
  if (search !== undefined) return [`审计查询 ${search}`, `Searched who looked and acted ${search}`];
  const [, asked, question] = /^(?:entry|register) (.+) asked (\w+)$/.exec(what) ?? [];
  if (asked) return [`答复取证：${asked}`, `Answered a question about ${asked} (${question})`];
  const [, entry, extract] = /^entry (.+?)( extract)?$/.exec(what) ?? [];
  if (!entry) return [what, what];
  return extract
    ? [`出具登记簿证明 ${entry}`, `Took an extract of ${entry}`]
    : [`查看登记 ${entry}`, `Opened the entry ${entry}`];
};

/** On what ground somebody looked, as people read it. */
export const groundWords = (ground: string): Words => grounds[ground] ?? [ground, ground];

/** What somebody looked at, as people read it. */
export const thingWords = (what: string): Words => things[what] ?? entryWords(what);
