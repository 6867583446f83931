import type { Page } from 'playwright-core';

/** Opens the form of a step, named by its title, on the case page. */
export const openStep = async (page: Page, title: string): Promise<void> => {
  const actions = page.locator('.actions');
  const choice = actions.locator('.choice').getByRole('button', { name: title, exact: true });
  const heading = actions.getByRole('heading', { name: title, exact: true });
  await heading.or(choice).first().waitFor();
  // The page still closes the form of the step before: a click may come too early.
  for (let tries = 0; tries < 5 && !(await heading.isVisible()); tries++) {
    await choice.click();
    await heading.waitFor({ timeout: 2000 }).catch(() => undefined);
  }
  await heading.waitFor();
};

/** Confirms the open form, and waits until the page says that the step was taken: other good news of the form is not it. */
export const confirmStep = async (page: Page): Promise<void> => {
  const actions = page.locator('.actions');
  await actions.locator('button[type="submit"]').click();
  await actions.locator('.notice.good', { hasText: /^(已办理|已送|Done|Sent)/ }).waitFor();
};

export const takeStep = async (page: Page, title: string, put?: () => Promise<unknown>): Promise<void> => {
  await openStep(page, title);
  await put?.();
  await confirmStep(page);
};
