import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from './start-server.ts';

/**
 * Once for all files that start servers in processes of their own: a demo is made, whose first data every other server begins
 * with, and what Node has compiled of the program is kept. Each of the hundred starts of a run is a second shorter by it.
 */
export default async function beforeAll(): Promise<() => void> {
	const folder = mkdtempSync(join(tmpdir(), 'renkei-planted-'));
	process.env.NODE_COMPILE_CACHE = join(folder, 'compiled');
	const server = await startServer();
	// Node writes what it has compiled when a process ends in order; what was killed leaves nothing.
	await server.stop();
	copyFileSync(join(server.data, 'renkei.sqlite'), join(folder, 'renkei.sqlite'));
	await server.close();
	process.env.RENKEI_PLANTED = folder;
	return () => rmSync(folder, { recursive: true, force: true });
}
