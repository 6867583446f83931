#!/usr/bin/env node
import { readdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { among } from './arguments.ts';
import type { Command } from './command.ts';

// Saves a quarter of the processor time of a start. Nothing is lost where the folder cannot be written.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/tongban'));

/** `tongban <command> …`: each command is one file in `commands/`; the file's name is the command's name. */
const folder = join(import.meta.dirname, 'commands');
const [name, ...args] = process.argv.slice(2);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.replace(/\.ts$/, ''))
  .sort();

const load = async (command: string): Promise<Command> =>
  ((await import(join(folder, `${command}.ts`))) as { default: Command }).default;

const help = async (): Promise<void> => {
  console.log('tongban <command> [options]\n');
  for (const command of names) console.log(`  ${command.padEnd(12)} ${(await load(command)).summary}`);
};

if (!name || name === 'help' || name === '--help') {
  await help();
} else if (!names.includes(name)) {
  const unknown = among(name, names, ['', '']);
  console.error(`没有命令“${name}”。\nThere is no command "${name}".`);
  if (!unknown.ok) for (const words of unknown.remedy ?? []) console.error(words);
  console.error('用法 Usage: tongban COMMAND --help');
  process.exitCode = 2;
} else {
  process.exitCode = await (await load(name)).run(args);
}
