import { openStage } from '../tests/browser/support/stage.ts';
import { drawn } from '../tests/browser/support/tour.ts';
import { findMatter } from '../tests/support/journey.ts';
import type { Bench } from './bench.ts';

const target = 1500;

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] as number;

/** Largest contentful paint of a first visit to the portal (issue 3): no cache, a real browser, the built pages. In milliseconds. */
const run = async (args: readonly string[]) => {
  const visits = Number(args[args.indexOf('--visits') + 1]) || 5;
  const stage = await openStage({ wholeCatalogue: true });
  try {
    const { code } = findMatter(stage.zone, (matter) => matter.mechanism === 'cross-province-window');
    const paths = ['/', '/shanghai', '/shanghai/matters', `/shanghai/matters/${code}`, '/verify'];
    const firstVisit = async (path: string): Promise<number> => {
      const { page, close } = await stage.visit({});
      await page.goto(`${stage.origin}${path}`);
      await drawn(page);
      const paint = await page.evaluate(
        () =>
          new Promise<number>((tell) => {
            new PerformanceObserver((list) => tell(list.getEntries().at(-1)?.startTime ?? 0)).observe({
              type: 'largest-contentful-paint',
              buffered: true,
            });
          }),
      );
      await close();
      return paint;
    };
    await firstVisit('/');
    const pages: Record<string, number> = {};
    for (const path of paths) {
      const paints: number[] = [];
      for (let n = 0; n < visits; n++) paints.push(await firstVisit(path));
      pages[path] = Math.round(median(paints));
    }
    const value = Math.max(...Object.values(pages));
    return {
      name: 'portal-largest-paint',
      value,
      unit: 'ms',
      baseline: target,
      ratio: value / target,
      target,
      details: { visits, pages },
    };
  } finally {
    await stage.stop();
  }
};

export default { name: 'paint', smoke: ['--visits', '1'], run } satisfies Bench;
