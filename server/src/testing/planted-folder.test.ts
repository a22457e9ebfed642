import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { databaseName, openStore } from '../storage/open-sqlite.ts';
import { startDemo } from './demo-server.ts';
import { plantDemo } from './planted-folder.ts';

let folders: string[];
const clock = { now: () => new Date('2026-12-01T00:00:00.000Z') };
const newFolder = (): string => {
	const folder = mkdtempSync(join(tmpdir(), 'renkei-'));
	folders.push(folder);
	return folder;
};
const bytesIn = (folder: string): string =>
	createHash('sha256')
		.update(readFileSync(join(folder, databaseName)))
		.digest('hex');

beforeEach(() => {
	folders = [];
});

afterEach(() => {
	for (const folder of folders) {
		rmSync(folder, { recursive: true, force: true });
	}
});

it('[AR15] copies of the demo are whole, and what is done in one shows in no other', async () => {
	const [one, other, third] = [newFolder(), newFolder(), newFolder()];
	// Both at once: they may not share what is still being made.
	await Promise.all([plantDemo(one, 'copies', clock), plantDemo(other, 'copies', clock)]);
	expect(bytesIn(one)).toBe(bytesIn(other));
	const { db, sqlite } = await openStore(one);
	expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
	expect(sqlite.pragma('foreign_key_check')).toEqual([]);
	expect((await db.selectFrom('plan').select('id').where('practice', '=', 1).execute()).length).toBe(1);
	await db.updateTable('plan').set({ title: '書き換えた計画' }).execute();
	await db.destroy();
	await plantDemo(third, 'copies', clock);
	expect(bytesIn(third)).toBe(bytesIn(other));
	expect(readdirSync(other)).toEqual([databaseName]);
});

it('[AR15] a database that is there is never overwritten', async () => {
	const folder = newFolder();
	await plantDemo(folder, 'copies', clock);
	const before = bytesIn(folder);
	await expect(plantDemo(folder, 'another', clock)).rejects.toThrow('EEXIST');
	expect(bytesIn(folder)).toBe(before);
});

it('[AR15] nothing of it stays on the disk: a worker is ended by a signal and could not clear it away', async () => {
	const planted = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith(`renkei-planted-${process.pid}-`));
	await plantDemo(newFolder(), 'cleared', clock);
	expect(planted()).toEqual([]);
});

it('[AR15] a demo on a copy is the demo of a first start: the same plan, parts and words', async () => {
	const [copied, started] = [await startDemo(), await startDemo({ data: newFolder() })];
	const shown = async (demo: Awaited<ReturnType<typeof startDemo>>) => {
		const lead = await demo.as('seat-asagiri-lead');
		const { title, sections } = await lead.plan();
		const parts = sections.flatMap((section) => section.parts);
		return [title, demo.mode, ...parts.map(({ key, body, state, contentHash }) => [key, body, state, contentHash])];
	};
	try {
		expect(await shown(copied)).toEqual(await shown(started));
		expect(copied.planId).not.toBe(started.planId);
	} finally {
		await copied.close();
		await started.close();
	}
});
