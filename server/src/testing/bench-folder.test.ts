import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlanSummary, PlanView } from '@renkei/api';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../clock.ts';
import { startServer } from '../index.ts';
import { makeBenchFolder } from './bench-folder.ts';

const PARTS = 50;

async function benchFolder(): Promise<{ folder: string; cookie: string; parts: readonly string[] }> {
	const folder = join(mkdtempSync(join(tmpdir(), 'renkei-')), 'data');
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return { folder, ...(await makeBenchFolder({ folder, parts: PARTS, clock: systemClock })) };
}

it('[BE13] a server on a folder for load tests has one plan, whose parts the session may all write', async () => {
	const { folder, cookie, parts } = await benchFolder();
	const server = await startServer({ port: 0, data: folder, logLevel: 'silent' });
	onTestFinished(() => server.close());
	const get = async <T>(path: string): Promise<T> =>
		(await (await fetch(server.url + path, { headers: { cookie } })).json()) as T;
	const { plans } = await get<{ plans: PlanSummary[] }>('/api/plans');
	expect(plans).toHaveLength(1);
	const { sections } = await get<PlanView>(`/api/plans/${plans[0]?.id}`);
	const seen = sections.flatMap((section) => section.parts);
	expect(
		seen
			.filter(({ may, empty }) => may.includes('write') && empty)
			.map(({ id }) => id)
			.sort(),
	).toEqual([...parts].sort());
});

it('[BE14] a folder that holds something is left alone', async () => {
	const { folder } = await benchFolder();
	const again = makeBenchFolder({ folder, parts: PARTS, clock: systemClock });
	await expect(again).rejects.toThrow('空のフォルダーではありません');
});

it('[BE15] more parts than a folder takes, or none, are refused with the range', async () => {
	const folder = join(tmpdir(), 'renkei-never-made');
	for (const parts of [0, 2_001, 1.5, Number.NaN]) {
		await expect(makeBenchFolder({ folder, parts, clock: systemClock })).rejects.toThrow('1 から 2000 まで');
	}
});
