/** Invented names: surnames and given names are combined by position, so the same zone has the same people every time. */
const surnames = [...'周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严金陶姜谢邹章苏潘范彭'];
const given = [
  '建国',
  '晓明',
  '文静',
  '志远',
  '雅琴',
  '海燕',
  '国强',
  '丽华',
  '子涵',
  '思远',
  '春梅',
  '永康',
  '佳怡',
  '德明',
  '秋月',
  '立新',
  '若兰',
  '长青',
  '欣然',
  '守信',
  '慧敏',
  '振华',
  '清扬',
];

/** 30 × 23 = 690 distinct names; the strides share no factor with the lengths. */
export const nameAt = (n: number): string => `${surnames[(n * 7) % surnames.length]}${given[(n * 5) % given.length]}`;
