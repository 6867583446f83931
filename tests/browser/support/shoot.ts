import type { Page } from 'playwright-core';

/** A picture of the whole page in the folder `TONGBAN_SHOTS` names; without it none is taken: a long page costs seconds. */
export const shoot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.TONGBAN_SHOTS;
  if (!folder) return;
  const file = name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(-80);
  await page.screenshot({ path: `${folder}/${file}.png`, fullPage: true, timeout: 60_000 });
};
