import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { buildPages } from '#server/boot/pages.ts';
import { createApp } from '#server/http/app.ts';
import { type Jobs, startJobs } from '#server/jobs/jobs.ts';
import { nodeJobs } from '#server/jobs/node-jobs.ts';
import { freePort } from '../../support/process.ts';
import { person, type TestZone, type TestZoneOptions, testZone } from '../../support/zone.ts';
import { alone, openBrowser } from './browser.ts';

const root = join(import.meta.dirname, '../../..');

export interface VisitOptions {
  /** Who is looking; without it a stranger. */
  readonly as?: { readonly node: string; readonly login: string };
  readonly width?: number;
  readonly language?: 'zh' | 'en';
  readonly elder?: boolean;
  /** The browser's clock; without it, the machine's. */
  readonly at?: string;
}

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly close: () => Promise<void>;
}

export interface Stage {
  readonly zone: TestZone;
  readonly origin: string;
  readonly browser: Browser;
  /** Requests that tried to leave the origin: stopped, and remembered. */
  readonly strayed: readonly string[];
  /** Faults of the pages' own code. */
  readonly faults: readonly string[];
  readonly visit: (options?: VisitOptions) => Promise<Visit>;
  readonly stop: () => Promise<void>;
}

/** A whole zone that answers on a loopback port with the built pages, and one browser to look at it. */
export const openStage = async (options: TestZoneOptions = {}): Promise<Stage> => {
  const pages = await alone('pages', () => buildPages(root, () => undefined));
  const zone = await testZone(options);
  const jobs = new Map<string, Jobs>();
  for (const node of zone.zone.nodes.values())
    jobs.set(
      node.id,
      startJobs(nodeJobs(node, 3_600_000), () => undefined),
    );
  const app = await createApp({
    program: zone.program,
    nodes: zone.zone.nodes,
    jobs,
    demo: true,
    // The name in credentials and papers is the zone's, wherever it happens to listen.
    origin: 'http://tongban.test',
    pages,
    version: '0',
    log: (line) => console.error(line),
  });
  const port = await freePort();
  await app.listen({ host: '127.0.0.1', port });
  const origin = `http://127.0.0.1:${port}`;
  const strayed: string[] = [];
  const faults: string[] = [];

  const stopZone = async (): Promise<void> => {
    for (const job of jobs.values()) await job.stop();
    await app.close();
    await zone.stop();
  };
  const browser = await openBrowser().catch(async (error: Error) => {
    await stopZone();
    throw error;
  });

  const visit = async ({ as, width = 1440, language = 'zh', elder, at }: VisitOptions = {}): Promise<Visit> => {
    const context = await browser.newContext({
      viewport: { width, height: width < 500 ? 740 : 900 },
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    context.setDefaultTimeout(15_000);
    await context.addInitScript(
      ([tongue, old]) => {
        localStorage.setItem('tongban.language', tongue as string);
        localStorage.setItem('tongban.elder', old as string);
      },
      [language, elder ? 'yes' : 'no'],
    );
    if (as) {
      const { cookie } = await person({ app }, as.node, as.login);
      const [name, value] = cookie.split('=') as [string, string];
      await context.addCookies([{ name, value, domain: '127.0.0.1', path: `/${as.node}/`, httpOnly: true }]);
    }
    await context.route(
      (url) => /^https?:$/.test(url.protocol) && url.origin !== origin,
      (route) => {
        strayed.push(route.request().url());
        return route.abort();
      },
    );
    const page = await context.newPage();
    if (at) await page.clock.setFixedTime(at);
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
    return { context, page, close: () => context.close() };
  };

  return {
    zone,
    origin,
    browser,
    strayed,
    faults,
    visit,
    stop: async () => {
      await browser.close();
      await stopZone();
    },
  };
};
