import type { SmeLimits } from '../law.ts';

/** 评价办法 6: what was declared of an enterprise. Amounts in fen. */
export interface Profile {
  readonly staff?: number;
  readonly sales?: number;
  readonly assets?: number;
  readonly score?: number;
  readonly staffScore?: number;
  readonly prohibited?: boolean;
  readonly incident?: boolean;
  readonly listed?: boolean;
}

/** Which conditions fail, as sentences; none: it is a 科技型中小企业. "不超过" includes the limit itself. */
export const failing = (profile: Profile, limits: SmeLimits): readonly (readonly [string, string])[] => {
  const { staff = 0, sales = 0, assets = 0, score = 0, staffScore = 0 } = profile;
  const tests: readonly (readonly [boolean, string, string])[] = [
    [staff <= limits.staff, `职工总数超过 ${limits.staff} 人`, `more than ${limits.staff} staff`],
    [sales <= limits.sales, '年销售收入超过上限', 'sales over the limit'],
    [assets <= limits.assets, '资产总额超过上限', 'assets over the limit'],
    [score >= limits.score, `综合评价得分不足 ${limits.score}`, `a score below ${limits.score}`],
    [staffScore > 0, '科技人员指标得分为零', 'no score for scientific staff'],
    [profile.prohibited !== true, '属禁止、限制或淘汰类', 'a prohibited, restricted or eliminated category'],
    [profile.incident !== true, '上年或当年有重大事故、严重环境违法或科研失信', 'a major accident or breach'],
    [profile.listed !== true, '列入经营异常或严重违法失信名单', 'on a list of abnormal operation or dishonesty'],
  ];
  return tests.flatMap(([good, zh, en]) => (good ? [] : [[zh, en] as const]));
};
