import type { Page } from 'playwright-core';

/** A person at a keyboard. What is the applicant's own is typed by any system; everything else is counted. */
export const keyboardOf = (page: Page) => {
  let strokes = 0;
  const log: string[] = [];
  return {
    press: async (key: string): Promise<void> => {
      strokes += 1;
      log.push(key);
      await page.keyboard.press(key);
    },
    type: async (text: string): Promise<void> => {
      strokes += text.length;
      log.push(text);
      await page.keyboard.type(text);
    },
    own: (data: string): Promise<void> => page.keyboard.type(data),
    strokes: (): number => strokes,
    said: (): string => log.join(' '),
  };
};
