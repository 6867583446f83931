import { isDay, ok, parseTerm, type Result, refuse, type Term, type Words } from '#kernel';

/** One cell as text → a value, or a refusal whose sentence says what is wrong and whose remedy says what to write. */
export type Read<V> = (text: string) => Result<V>;

const wrong = (says: Words, remedy: Words) => refuse('cell-invalid', says, { remedy });

export const text =
  (max: number): Read<string> =>
  (cell) =>
    cell.length > max
      ? wrong([`超过 ${max} 字`, `has more than ${max} characters`], ['请缩短', 'Shorten it'])
      : ok(cell);

export const required =
  <V>(read: Read<V>): Read<V> =>
  (cell) =>
    cell === '' ? wrong(['未填写', 'is empty'], ['请填写此列', 'Fill in this column']) : read(cell);

export const optional =
  <V>(read: Read<V>): Read<V | undefined> =>
  (cell) =>
    cell === '' ? ok(undefined) : read(cell);

export const matching =
  (pattern: RegExp, should: Words): Read<string> =>
  (cell) =>
    pattern.test(cell) ? ok(cell) : wrong(['格式不符', 'does not have the expected form'], should);

export const day: Read<string> = (cell) =>
  isDay(cell)
    ? ok(cell)
    : wrong(['不是日期', 'is not a day'], ['请写成 2021-05-31 的形式', 'Write it as 2021-05-31']);

export const term: Read<Term> = (cell) => {
  if (/^(即办|当场)$/.test(cell)) return ok({ n: 0, unit: 'wd' });
  return parseTerm(
    cell
      .replace(/个?工作日$/, 'wd')
      .replace(/个?工作小时$/, 'wh')
      .replace(/个?(自然日|日|天)$/, 'd')
      .replace(/个?月$/, 'm')
      .replace(/年$/, 'y'),
  );
};

export const termText = ({ n, unit }: Term): string => `${n}${unit}`;

export const integer =
  (max: number): Read<number> =>
  (cell) =>
    /^\d{1,9}$/.test(cell) && Number(cell) <= max
      ? ok(Number(cell))
      : wrong(
          ['不是整数或超出范围', 'is not a whole number in range'],
          [`请填 0 到 ${max} 的整数`, `Give a whole number from 0 to ${max}`],
        );

/** Yuan with at most two decimals → fen, without passing through a float. */
export const yuan: Read<number> = (cell) => {
  const [, whole, cents = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(cell) ?? [];
  if (whole === undefined)
    return wrong(
      ['不是金额', 'is not an amount'],
      ['请填以元为单位的数,如 10 或 10.50', 'Give yuan, such as 10 or 10.50'],
    );
  return ok(Number(whole) * 100 + Number(cents.padEnd(2, '0')));
};

export const yuanText = (fen: number): string =>
  fen % 100 === 0 ? String(fen / 100) : `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

/** One of the labels; the label or the key may be written. */
export const choice =
  <K extends string>(labels: Readonly<Record<K, string>>): Read<K> =>
  (cell) => {
    const found = (Object.entries(labels) as [K, string][]).find(([key, label]) => key === cell || label === cell);
    return found
      ? ok(found[0])
      : wrong(
          ['不在可选范围', 'is not one of the options'],
          [`请填:${Object.values(labels).join('、')}`, `One of: ${Object.keys(labels).join(', ')}`],
        );
  };

export const yesNo: Read<boolean> = (cell) =>
  cell === '是'
    ? ok(true)
    : cell === '否' || cell === ''
      ? ok(false)
      : wrong(['应为是或否', 'must be 是 or 否'], ['请填“是”或“否”', 'Write 是 or 否']);

export const yesNoText = (value: boolean | undefined): string => (value ? '是' : '否');

/** Items separated by line breaks; what separates the parts of an item is up to `read`. */
export const list =
  <V>(read: Read<V>): Read<readonly V[]> =>
  (cell) => {
    const values: V[] = [];
    for (const line of cell
      .split(/\r?\n/)
      .map((one) => one.trim())
      .filter(Boolean)) {
      const value = read(line);
      if (!value.ok)
        return {
          ...value,
          says: [`“${line.slice(0, 40)}”${value.says[0]}`, `"${line.slice(0, 40)}" ${value.says[1]}`],
        };
      values.push(value.value);
    }
    return ok(values);
  };

/** `name|term` and the like: exactly so many parts. */
export const parts =
  (least: number, most: number, should: Words): Read<readonly string[]> =>
  (line) => {
    const found = line.split('|').map((one) => one.trim());
    return found.length >= least && found.length <= most && found[0]
      ? ok(found)
      : wrong(['各部分数目不对', 'has the wrong number of parts'], should);
  };
