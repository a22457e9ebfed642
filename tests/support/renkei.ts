import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** How a command ended. */
export interface Told {
	readonly code: number | null;
	/** Everything it printed. */
	readonly words: string;
}

const cli = resolve(import.meta.dirname, '../../server/src/cli.ts');

/** Runs `renkei` in a process of its own, as an operator or cron does. */
export async function renkei(...args: readonly string[]): Promise<Told> {
	const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
	let words = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => {
			words += chunk.toString();
		});
	}
	const [code] = (await once(child, 'close')) as [number | null];
	return { code, words };
}
