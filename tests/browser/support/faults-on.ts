import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { Words } from '#kernel';
import { load } from '#server/load.ts';
import { en } from '../../../web/words/en.ts';
import { zh } from '../../../web/words/zh.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface AxeAnswer {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** Violations of WCAG 2.2 AA that a machine can see. */
export const axeFaults = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate(
    (tags) =>
      (globalThis as unknown as { axe: { run: (where: Document, options: object) => Promise<unknown> } }).axe.run(
        document,
        { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] },
      ),
    rules,
  )) as AxeAnswer;
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
};

/** Longer than this nobody scrolls, on a telephone either: a list is paged, folded or cut. */
const LONGEST = 15_000;

/** What reaches over the right edge, controls whose words do not fit them, and pages without end. */
export const overflowFaults = (page: Page): Promise<readonly string[]> =>
  page.evaluate((LONGEST) => {
    const name = (one: Element): string =>
      `<${one.tagName.toLowerCase()} class="${one.className}"> ${one.textContent}`;
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) {
      const wide = [...document.querySelectorAll('main *, header *, footer *')].filter(
        (one) => one.getBoundingClientRect().right > root.clientWidth + 1,
      );
      found.push(`the page is ${root.scrollWidth} wide in ${root.clientWidth}: ${wide.slice(-1).map(name)}`);
    }
    for (const one of document.querySelectorAll('button, .button, .tag, label, h1, h2, summary'))
      if (one.checkVisibility() && one.scrollWidth > one.clientWidth + 2 && one.clientWidth > 2)
        found.push(`does not fit its box: ${name(one).slice(0, 120)}`);
    for (const one of document.querySelectorAll('.table :is(.tag, th, td):not(:has(.gone))'))
      if (
        one.checkVisibility() &&
        one.clientWidth > 0 &&
        one.clientWidth < 40 &&
        (one.textContent ?? '').trim().length > 3
      )
        found.push(`its words stand on end: ${name(one).slice(0, 120)}`);
    if (root.scrollHeight > LONGEST) found.push(`the page is ${root.scrollHeight} px long`);
    return found;
  }, LONGEST);

const keys: readonly string[] = Object.keys(zh);
const chinese = /\p{Script=Han}/u;
const { mechanisms } = await load('delta');
/** Titles of whatever is declared by name: states, steps, facts, clocks, papers. */
const declared: readonly (readonly [string, string | undefined])[] = [...mechanisms.values()].flatMap((mechanism) =>
  [mechanism.states, mechanism.steps, mechanism.facts, mechanism.clocks, mechanism.papers].flatMap((things) =>
    Object.values((things ?? {}) as Readonly<Record<string, { readonly title: Words }>>).map(({ title }) => title),
  ),
);
const interfaceTexts = keys.map((key) => [zh[key as keyof typeof zh], en[key as keyof typeof en]] as const);

/** Texts that are Chinese in Chinese and something else in English: alone on an English page, not translated. */
const untranslated: readonly string[] = [
  ...new Set(
    [...interfaceTexts, ...declared].flatMap(([text, english]) =>
      chinese.test(text) && text !== english ? [text] : [],
    ),
  ),
];

/** Keys instead of words, placeholders nobody filled, and Chinese of the interface on an English page. */
export const wordFaults = (page: Page, language: 'zh' | 'en'): Promise<readonly string[]> =>
  page.evaluate(
    ([known, foreign]) => {
      const names = new Set(known);
      const other = new Set(foreign);
      const found: string[] = [];
      const look = (text: string | null | undefined): void => {
        const said = text?.trim();
        if (!said) return;
        if (
          names.has(said) ||
          other.has(said) ||
          /\{\w+[|}]/.test(said) ||
          /\b(undefined|NaN)\b|\[object /.test(said)
        )
          found.push(`not in words: ${said.slice(0, 80)}`);
      };
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        const at = walk.currentNode.parentElement;
        if (at && !at.closest('script, style, pre, code, [lang="zh-CN"]:not(html)')) look(walk.currentNode.nodeValue);
      }
      for (const one of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
        for (const attribute of ['aria-label', 'placeholder', 'title', 'alt']) look(one.getAttribute(attribute));
      look(document.title);
      return found;
    },
    [keys, language === 'en' ? untranslated : []] as const,
  );
