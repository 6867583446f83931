import { type PublicityTerm, slot, type Term } from '#kernel';
import type { Act, Ground } from './facts.ts';
import type { Matrix } from './matrix.ts';

/**
 * What the law tells apart within an act: a transfer by inheritance without a notary's paper, a first registration on collective
 * land, the cancellation of what is destroyed. `inspected`: the term where somebody must go and see.
 */
export type Kind = Act | 'inheritance' | 'firstCollective' | 'loss' | 'correctionExOfficio' | 'cancelExOfficio';
type ByKind<V> = Readonly<Partial<Record<Kind, V>>>;
export type Ratio = { readonly n: number; readonly d: number };

export const law = {
  actOf: slot.table<Readonly<Record<string, Act>>>(['事项编码对应的登记类型', 'Kind of registration by basic code']),
  appearanceItem: slot.text(['联合申请到场事项的基本编码', 'Basic code of the appearance']),
  terms: slot.table<ByKind<Term> & { readonly inspected?: Term }>(['登记办理期限', 'Terms by kind of registration']),
  promises: slot.table<ByKind<Term>>(['办理承诺期限', 'Promised terms']),
  inspections: slot.table<readonly Kind[]>(['须实地查看的登记', 'Kinds inspected on the spot']),
  announcements: slot.table<ByKind<PublicityTerm & { readonly compulsory: boolean }>>([
    '登记公告的期限',
    'Terms of public announcements',
  ]),
  onTheSpot: slot.basis(['实地查看', 'Inspection on the spot']),
  announcedFirst: slot.basis(['登簿前公告', 'Announcement before entry']),
  exOfficio: slot.basis(['依职权更正、注销', 'Correction and cancellation ex officio']),
  exOfficioNotice: slot.term([
    '通知当事人自行办理更正、注销的期限',
    'Time for the parties to apply once told of an error',
  ]),
  correctionAsked: slot.basis(['申请更正登记', 'Correction on application']),
  preemption: slot.basis(['按份共有人的优先购买权', 'Right of co-owners to buy first']),
  preemptionTerm: slot.term(['优先购买权行使期间', 'Time to use the right to buy first']),
  appearanceTerm: slot.term(['各方到场期限', 'Time for all parties to appear']),
  matrix: slot.table<Matrix>(['限制与登记类型对照表', 'What on the register stops what']),
  disposalShare: slot.ratio(['按份共有处分所需份额', 'Share needed to dispose of a thing held in shares']),
  fees: slot.table<{
    readonly base: Readonly<Record<string, number>>;
    readonly other: number;
    readonly further: number;
  }>(['登记费', 'Fees']),
  feesFree: slot.table<readonly Act[]>(['不收取登记费的登记', 'Kinds without a fee']),
  residenceFee: slot.money(['居住权登记费', 'Fee for a right of residence']),
  deedRates: slot.table<Readonly<Record<string, Ratio>>>(['契税税率', 'Rates of deed tax']),
  taxShared: slot.basis([
    '契税完税信息由税务机关共享，不再收取凭证',
    'The tax office answers the registry; no receipt is asked for',
  ]),
  taxFirst: slot.basis(['先税后证', 'Tax before registration']),
  seizureTerm: slot.term(['查封最长期限', 'Longest term of a seizure']),
  objectionTerm: slot.term(['异议登记未起诉失效期限', 'Objection without a suit lapses after']),
  noticeTerm: slot.term(['预告登记失效期限', 'Priority notice lapses after']),
  oldMortgageBefore: slot.text(['适用旧法的抵押权设立日', 'Mortgages created before this day follow the old law']),
  numbering: slot.table<{ readonly province: string; readonly place: string }>([
    '证号简称',
    'Names in certificate numbers',
  ]),
  onlineActs: slot.table<readonly Act[]>(['可全程网办的登记类型', 'Kinds that are handled online']),
  entryMakesRight: slot.basis(['物权自记载于登记簿时发生效力', 'The right changes at entry']),
  registryCompetence: slot.basis(['由不动产所在地登记机构办理', 'The registry where the thing lies']),
  oneSided: slot.table<readonly Ground[]>(['可单方申请的转移原因', 'Grounds for which one side applies alone']),
  jointApplication: slot.basis(['双方共同申请', 'Joint application']),
  coOwners: slot.basis(['共有不动产的处分', 'Disposal by co-owners']),
  blocking: slot.basis(['不予登记的情形', 'When registration is refused']),
  courtFirst: slot.basis(['协助执行', 'Help to the court']),
  feesByLaw: slot.basis(['登记费按件收取', 'Fees per case, never by price']),
  searchRight: slot.basis(['登记资料查询', 'Right to search']),
  withdrawal: slot.basis(['登簿前可以撤回', 'Withdrawal before entry']),
  silence: slot.term(['受理答复期限，逾期视为受理', 'Time to reply; silence is acceptance']),
  smallestCell: slot.number(['公布统计的最小人数', 'Fewest persons in a published cell']),
} as const;
