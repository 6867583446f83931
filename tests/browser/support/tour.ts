import type { Page } from 'playwright-core';
import { axeFaults, overflowFaults, wordFaults } from './faults-on.ts';
import { shoot } from './shoot.ts';
import type { Stage, VisitOptions } from './stage.ts';

export const widths = [360, 768, 1440] as const;
const heightAt = (width: number): number => (width < 500 ? 740 : 900);

export interface Screen {
  readonly path: string;
  /** Looked at by axe at all three widths (Chinese at desk and tablet, English on a telephone); the others at two. */
  readonly key?: true;
}

/** The page has its heading, and nothing on it is still being fetched. */
export const drawn = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('p.empty[role="status"], [aria-busy="true"]'));
};

const faultsOf = async (
  stage: Stage,
  page: Page,
  screen: Screen,
  language: 'zh' | 'en',
): Promise<readonly string[]> => {
  const faults: string[] = [];
  // Opened anew at each width: what folds on a telephone folds when it is drawn.
  for (const width of widths) {
    await page.setViewportSize({ width, height: heightAt(width) });
    await page.goto(`${stage.origin}${screen.path}`);
    await drawn(page);
    const found = [...(await wordFaults(page, language)), ...(await overflowFaults(page))];
    if (width === (language === 'zh' ? 1440 : 360) || (screen.key && language === 'zh' && width === 768))
      found.push(...(await axeFaults(page)).map((fault) => `axe ${fault}`));
    faults.push(...found.map((fault) => `at ${width}: ${fault}`));
    await shoot(page, `${screen.path}-${language}-${width}`);
  }
  return faults.map((fault) => `${screen.path} (${language}) ${fault}`);
};

/** Everything wrong with these screens for one person: in both languages, at the widths of a telephone, a tablet and a desk. */
export const faultsOnTour = async (
  stage: Stage,
  visitor: VisitOptions,
  screens: readonly Screen[],
): Promise<readonly string[]> => {
  const seen = async (language: 'zh' | 'en'): Promise<readonly string[]> => {
    const { page, close } = await stage.visit({ ...visitor, language });
    const faults: string[] = [];
    for (const screen of screens) faults.push(...(await faultsOf(stage, page, screen, language)));
    await close();
    return faults;
  };
  return (await Promise.all([seen('zh'), seen('en')])).flat();
};
