import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const source = join(import.meta.dirname, 'peers');

/**
 * Puts the peers into the system's temp folder and installs what they need, once: they are no part of the workspace, and
 * one of them needs versions that only exist as prereleases.
 * @returns the folder, one folder per peer in it
 */
export function installPeers(told: (line: string) => void): string {
	const files = globSync('*/*.{json,js}', { cwd: source }).sort();
	const hash = createHash('sha256');
	for (const file of files) {
		hash.update(file).update(readFileSync(join(source, file)));
	}
	const folder = join(tmpdir(), `renkei-bench-peers-${hash.digest('hex').slice(0, 12)}`);
	const done = join(folder, 'installed');
	if (existsSync(done)) {
		return folder;
	}
	rmSync(folder, { recursive: true, force: true });
	cpSync(source, folder, { recursive: true });
	for (const name of new Set(files.map((file) => file.split('/')[0] as string))) {
		told(`installing ${name}`);
		// The stock server names a package that has no stable version; without this npm gives up.
		const args = ['install', '--no-audit', '--no-fund', '--legacy-peer-deps', '--loglevel=error'];
		execFileSync('npm', args, { cwd: join(folder, name), stdio: ['ignore', 'ignore', 'inherit'] });
	}
	writeFileSync(done, '');
	return folder;
}
