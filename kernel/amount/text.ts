import type { Words } from '../declare/words.ts';
import type { AmountRatio, ExplainedAmount } from './amount.ts';

/** Integer fen as yuan, exactly: `1,234.50`. */
export const yuanText = (fen: number): string => {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${yuan}.${digits.slice(-2)}`;
};

const units: Readonly<Record<string, Words>> = {
  fen: ['元', 'yuan'],
  seats: ['席', 'seats'],
  mu: ['亩', 'mu'],
  'sq-m': ['平方米', 'sq m'],
};

/** A whole number of a unit for people; money in yuan. */
export const amountText = (amount: number, unit: string): Words => {
  const number = unit === 'fen' ? yuanText(amount) : String(amount);
  const [zh, en] = units[unit] ?? [unit, unit];
  return [`${number} ${zh}`, `${number} ${en}`];
};

/** 50% where it is exact with two decimals at most, else the fraction. */
export const ratioText = ({ n, d }: AmountRatio): string => {
  const hundredths = (n * 10_000) / d;
  if (!Number.isSafeInteger(hundredths)) return `${n}/${d}`;
  return `${String(hundredths / 100)}%`;
};

const join = (words: readonly Words[], zh: string, en: string): Words => [
  words.map((one) => one[0]).join(zh),
  words.map((one) => one[1]).join(en),
];

const named = ({ title, amount, unit }: ExplainedAmount): Words => {
  const text = amountText(amount, unit);
  return [`${title[0]} ${text[0]}`, `${title[1]} ${text[1]}`];
};

const roundings = {
  down: ['舍去不足一分', 'rounded down'],
  up: ['进位到分', 'rounded up'],
  'half-up': ['四舍五入到分', 'rounded half up'],
} as const satisfies Record<string, Words>;

/** One line that says how the amount comes from its parts; screens show the parts below it. */
export const formulaOf = (explained: ExplainedAmount): Words => {
  const { how, parts = [], law, rounded = 'down', decided } = explained;
  const all = parts.map(named);
  switch (how) {
    case 'given':
      return explained.note ?? ['', ''];
    case 'law':
      return ['法定值', 'set by law'];
    case 'share': {
      const ratio = ratioText(law?.value as AmountRatio);
      const [zh, en] = all[0] ?? ['', ''];
      return [`${zh} × ${ratio}，${roundings[rounded][0]}`, `${en} × ${ratio}, ${roundings[rounded][1]}`];
    }
    case 'sum':
      return join(all, ' + ', ' + ');
    case 'less':
      return join(all, ' − ', ' − ');
    case 'least':
    case 'most': {
      const list = join(all, '、', ', ');
      const by = decided === undefined ? undefined : parts[decided]?.title;
      const [zh, en] = how === 'least' ? ['取最小', 'the least of'] : ['取最大', 'the greatest of'];
      return by
        ? [`${zh}：${list}；由“${by[0]}”决定`, `${en} ${list}; decided by "${by[1]}"`]
        : [
            `${zh}：${list}；不低于 ${amountText(explained.amount, explained.unit)[0]}`,
            `${en} ${list}; not below ${amountText(explained.amount, explained.unit)[1]}`,
          ];
    }
  }
};
