import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Held } from './memory/open-and-close.ts';

const run = promisify(execFile);
const openings = Number(process.env.RENKEI_OPENINGS ?? 500);

describe(`${openings} openings of parts, each with a write`, () => {
	let held: Held;

	beforeAll(async () => {
		const script = join(import.meta.dirname, 'memory/open-and-close.ts');
		const { stdout } = await run(process.execPath, ['--expose-gc', script, String(openings)]);
		held = JSON.parse(stdout) as Held;
		process.stdout.write(`held after collecting: ${stdout}\n`);
	}, 600_000);

	it('[P6e] leave no document behind', () => {
		expect(held.documents).toBe(0);
	});

	it('[P6f] hold at the end at most a fifth more than after the first hundred', () => {
		expect(held.late / held.early).toBeLessThan(1.2);
	});

	it('[P6g] hold no words of parts that nobody has open', () => {
		expect(held.afterLongParts).toBeLessThan(held.written / 4);
	});
});
