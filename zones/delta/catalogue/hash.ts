/** FNV-1a over UTF-16 units: the same text gives the same number everywhere, so made-up items never change by themselves. */
export const hash = (text: string): number => {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
};

export const pick = <T>(list: readonly T[], seed: number): T => list[seed % list.length] as T;
