import { Worker } from 'node:worker_threads';
import { accept } from '@renkei/plan';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { zipOf } from './archive-zip.ts';
import { startTurns } from './turns.ts';

const question = { files: new Map([['a.txt', new TextEncoder().encode('言葉')]]), at: '2026-12-01T00:00:00.000Z' };

/** Threads that end without a zip, and what is heard of them. */
const dying: readonly (readonly [string, string, RegExp])[] = [
	['throws', "throw new Error('broken')", /broken/],
	['ends without a word', 'process.exit(0)', /ended with 0 and without a zip/],
	['is ended from within', 'process.exit(3)', /ended with 3 and without a zip/],
	['has no memory left', 'const all = []; for (;;) { all.push(new Array(1000).fill(Math.random())); }', /memory/],
];

it.each(dying)('[AV47] a thread that %s is told to whoever asked, and the next turn is free', async (_, code, said) => {
	const turns = startTurns();
	const start = () => new Worker(code, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } });
	const failing = turns.take('a', async () => accept(await zipOf(question, start)));
	const next = turns.take('b', async () => accept(await zipOf(question)));
	await expect(failing).rejects.toThrow(said);
	const packed = await next;
	expect(packed.ok ? unzipSync(packed.value) : null).toEqual({ 'a.txt': question.files.get('a.txt') });
});
