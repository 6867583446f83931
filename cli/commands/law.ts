import type { Command } from '../command.ts';
import { diffLaw, USAGE as diffUsage } from '../law/diff.ts';
import { showLaw, USAGE as showUsage } from '../law/show.ts';

const run = async (args: readonly string[]): Promise<number> => {
  const [verb, ...rest] = args;
  if (verb === 'diff') return diffLaw(rest);
  if (verb === '--help' || verb === '-h') {
    console.log(`${showUsage}\n\n${diffUsage}`);
    return 0;
  }
  if (verb === 'show' || verb === 'list') return showLaw(args);
  console.error(`${showUsage}\n\n${diffUsage}`);
  return 2;
};

export default {
  summary: 'which value the law gives, from where; what another would change (diff) 法规参数与改革推演',
  run,
} satisfies Command;
