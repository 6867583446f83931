import command from '../commands/verify-proof.ts';

/** The entry of the single file an auditor is given: `node tongban-verify-proof.mjs proof.json --trust keys.txt`. */
process.exitCode = await command.run(process.argv.slice(2));
