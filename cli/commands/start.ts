import { readConfig } from '#server/boot/config.ts';
import { demoPassword } from '#server/boot/seed.ts';
import { start } from '#server/main.ts';
import type { Command } from '../command.ts';

const log = (line: string): void => console.log(line);

const greet = (origin: string, nodes: readonly string[], demo: boolean, seconds: string): void => {
  log(`\n通办 Tongban is running (started in ${seconds} s).\n`);
  log(`  门户 Portal            ${origin}/`);
  for (const node of nodes) log(`  ${node.padEnd(22)} ${origin}/${node}/`);
  log(`  API                    ${origin}/docs`);
  if (demo) {
    log('\n  演示账号 demo people (choose one on the sign-in page, or use the password):');
    log(`    qp-window-1   青浦综窗人员 window clerk          ${origin}/shanghai/`);
    log(`    wj-…-officer  吴江审批人员 officers              ${origin}/jiangsu/`);
    log(`    password of every demo account: ${demoPassword}   (TONGBAN_DEMO=0 starts without them)`);
  }
  log('\n  Stop with Ctrl+C.\n');
};

/** The whole zone, or the nodes named with --node, until it is told to stop. */
const command: Command = {
  summary: 'start the zone: [--zone delta] [--node shanghai …] [--port 8310] [--home .tongban] [--no-demo]',
  run: async (args) => {
    const began = performance.now();
    let config: ReturnType<typeof readConfig>;
    try {
      config = readConfig(args);
    } catch (error) {
      console.error((error as Error).message);
      return 2;
    }
    try {
      const running = await start(config, log);
      greet(
        config.origin,
        [...running.zone.nodes.keys()],
        config.demo,
        ((performance.now() - began) / 1000).toFixed(1),
      );
      await new Promise<void>((resolve) => {
        process.once('SIGINT', () => resolve());
        process.once('SIGTERM', () => resolve());
      });
      log('Stopping …');
      await running.stop();
      return 0;
    } catch (error) {
      console.error(`\nTongban did not start: ${(error as Error).message}`);
      if (process.env.TONGBAN_DEBUG) console.error(error);
      return 1;
    }
  },
};

export default command;
