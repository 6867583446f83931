/** 张三丰 → 张*丰, 王五 → 王*: enough to recognise one's own case, not enough to learn whose it is. */
export const maskName = (name: string): string => {
  const letters = [...name];
  if (letters.length <= 1) return '*';
  if (letters.length === 2) return `${letters[0]}*`;
  return `${letters[0]}${'*'.repeat(Math.min(letters.length - 2, 4))}${letters.at(-1)}`;
};

export const maskKey = (key: string): string =>
  key.length < 8 ? '****' : `${key.slice(0, 3)}***********${key.slice(-4)}`;
