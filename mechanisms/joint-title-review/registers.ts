import { fact, type RegisterSpec } from '#kernel';
import { expertFields, levels, seatFields, seriesOptions } from './facts.ts';

export const POOLS = 'titlePools';
export const ROUNDS = 'titleRounds';
export const TITLES = 'professionalTitles';
export const BARS = 'titleBars';

const series = fact.choice(['系列(专业)', 'Series'], seriesOptions);
const level = fact.choice(['层级', 'Level'], levels);

/** 专家库, one entry per series and side: each side keeps its own list, the secretariat holds all of them. */
export const pools: RegisterSpec = {
  title: ['评审专家库', 'Pool of experts'],
  key: ['系列/来源地', 'Series and side'],
  columns: {
    series,
    side: fact.place(['来源地', 'Side']),
    experts: fact.list(['专家', 'Experts'], fact.record(['专家', 'Expert'], expertFields), {
      personal: true,
      max: 99,
    }),
  },
  subject: 'series',
  readers: ['officer', 'head'],
};

/** 评审批次: the notice, later the committee that was drawn for it and put on file. */
export const rounds: RegisterSpec = {
  title: ['评审批次与评委会', 'Rounds and their committees'],
  key: ['批次', 'Round'],
  columns: {
    series,
    level,
    opensOn: fact.day(['申报开始', 'Applications from']),
    closesOn: fact.day(['申报截止', 'Applications until']),
    committee: fact.list(['评审委员会', 'Committee'], fact.record(['委员', 'Member'], seatFields), {
      max: 99,
      optional: true,
    }),
    committeeFrom: fact.day(['备案日', 'On file since'], { optional: true }),
    committeeTo: fact.day(['有效期至', 'Valid until'], { optional: true }),
  },
  subject: 'series',
  readers: ['officer', 'head', 'expert'],
};

/** 职称: in the register of each of the three places, under one number. */
export const titles: RegisterSpec = {
  title: ['职称登记', 'Titles'],
  key: ['证书编号', 'Certificate'],
  columns: {
    holder: fact.party(['持有人', 'Holder']),
    series,
    level,
    issuedOn: fact.day(['取得日期', 'Held since']),
    issuedIn: fact.place(['颁发地', 'Issued in']),
    by: fact.text(['依据', 'On the ground of'], { max: 120 }),
  },
  subject: 'holder',
  readers: ['officer', 'head'],
  extract: {
    title: ['职称信息证明', 'Proof of a title'],
    type: 'tongban:title-extract',
    columns: ['holder', 'series', 'level', 'issuedOn', 'issuedIn'],
    disclosable: ['holder'],
  },
};

/** 失信记录: whoever got a title by deceit may not apply in any of the places while it lasts. */
export const bars: RegisterSpec = {
  title: ['职称评审失信记录', 'Integrity list of the reviews'],
  key: ['人员', 'Person'],
  columns: {
    person: fact.party(['人员', 'Person']),
    until: fact.day(['至', 'Until']),
    reason: fact.text(['原因', 'Reason'], { max: 200 }),
  },
  subject: 'person',
  readers: ['officer', 'head'],
};
