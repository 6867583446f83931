import { flushCompileCache } from 'node:module';
import { ok, refuse } from '#kernel';
import { type Config, type Given, isPort, readConfig } from '#server/boot/config.ts';
import { demoPassword } from '#server/boot/seed.ts';
import type { RunningZone } from '#server/boot/zone.ts';
import { demoGuide } from '#server/demo/guide.ts';
import { type Running, start } from '#server/main.ts';
import { flag, many, value } from '../arguments.ts';
import { command, form } from '../command.ts';
import { home, node, zone } from '../where.ts';

const log = (line: string): void => console.log(line);

/** Chinese characters take two columns of a terminal. */
const pad = (text: string, width: number): string => {
  const columns = [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(1, width - columns));
};

const greetGuests = async (zone: RunningZone, origin: string): Promise<void> => {
  log(`\n  演示人物 Demo people, all invented. Password of every account: ${demoPassword}`);
  for (const { node, people } of await demoGuide(zone)) {
    log(`\n    ${origin}/${node}/sign-in`);
    for (const { login, name, does } of people)
      log(`      ${login.padEnd(22)}${pad(name, 26)}${pad(does[0], 34)}${does[1]}`);
  }
  log('\n    TONGBAN_DEMO=0 starts without them.');
};

const greet = async ({ zone }: Running, { origin, demo }: Config, seconds: string): Promise<void> => {
  log(`\n通办 Tongban is running (started in ${seconds} s).\n`);
  log(`  门户 Portal   ${origin}/`);
  log(`  证照核验      ${origin}/verify`);
  for (const node of zone.nodes.values()) log(`  ${pad(node.runtime.node.title[0], 14)}${origin}/${node.id}`);
  log(`  API           ${origin}/docs`);
  if (demo) await greetGuests(zone, origin);
  log('\n  Stop with Ctrl+C.\n');
};

/** The whole zone, or the nodes named with --node, until it is told to stop. */
const run = async (given: Given): Promise<number> => {
  const began = performance.now();
  try {
    const config = readConfig(given);
    const running = await start(config, log);
    flushCompileCache();
    await greet(running, config, ((performance.now() - began) / 1000).toFixed(1));
    await new Promise<void>((resolve) => {
      process.once('SIGINT', () => resolve());
      process.once('SIGTERM', () => resolve());
    });
    log('Stopping …');
    await running.stop();
    return 0;
  } catch (error) {
    throw new Error(`\nTongban did not start: ${(error as Error).message}`, { cause: error });
  }
};

export default command(
  { name: 'start', summary: 'start the zone, until Ctrl+C 启动' },
  form({
    options: {
      zone,
      node: many(node),
      port: value('PORT', '端口 where to listen, else PORT or 8310', (text) =>
        isPort(text)
          ? ok(text)
          : refuse('argument-port', ['应为 1 至 65535 的整数', 'a number from 1 to 65535 is needed']),
      ),
      home,
      'no-demo': flag('不含演示人物与办件 without the demonstration'),
    },
    run: ({ 'no-demo': bare, ...given }) => run({ ...given, ...(bare && { demo: false }) }),
  }),
);
