import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Seeded } from './servers.ts';

const seed = resolve(import.meta.dirname, '../../server/src/testing/seed-bench.ts');

/** Parts of the folder: a rate search on a hundred of them takes new ones for each level. */
const PARTS = 2_000;

/** Makes a data folder as `bench:seed` does; the caller removes it. */
export function seedFolder(): Seeded {
	const folder = mkdtempSync(join(tmpdir(), 'renkei-bench-seed-'));
	const said = execFileSync(process.execPath, [seed, '--parts', String(PARTS), '--data', folder], { encoding: 'utf8' });
	const { cookie, parts } = JSON.parse(said) as Pick<Seeded, 'cookie' | 'parts'>;
	return { folder, cookie, parts };
}
