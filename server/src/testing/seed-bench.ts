import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import { ConfigError } from '../config.ts';
import { makeBenchFolder } from './bench-folder.ts';

/** Prints one line of JSON, so that a script can take cookie and parts from it. */
async function main(): Promise<void> {
	// pnpm hands the separator on, npm does not.
	const args = process.argv.slice(2).filter((arg) => arg !== '--');
	const { values } = parseArgs({ args, options: { parts: { type: 'string' }, data: { type: 'string' } } });
	if (values.parts === undefined || values.data === undefined) {
		throw new ConfigError('--parts（部分の数）と --data（データフォルダー）を指定してください。');
	}
	const folder = await makeBenchFolder({ folder: values.data, parts: Number(values.parts), clock: systemClock });
	process.stdout.write(`${JSON.stringify(folder)}\n`);
}

main().catch((error: unknown) => {
	const told = error instanceof ConfigError || (error as { code?: unknown }).code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
	process.stderr.write(`${told ? (error as Error).message : String(error instanceof Error ? error.stack : error)}\n`);
	process.exit(1);
});
