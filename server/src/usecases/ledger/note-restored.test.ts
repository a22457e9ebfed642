import { expect, it } from 'vitest';
import { startPractice } from '../../testing/practice-plan.ts';
import { noteRestored } from './note-restored.ts';

it('[LG29] a restore is noted once in the log of every plan that was restored, and in none that began since', async () => {
	const { db, sqlite, plan, close } = await startPractice();
	const restored = (generation: number): void => {
		const put = sqlite.prepare('insert or replace into meta (key, value) values (?, ?)');
		put.run('generation', String(generation));
		put.run('restored', JSON.stringify({ at: '2026-12-01T01:00:00.000Z', from: 'a' }));
	};
	const noted = () =>
		db.selectFrom('ledger_entry').select(['plan', 'act']).where('kind', '=', 'restored').orderBy('act').execute();
	await noteRestored(db, '2026-12-01T01:01:00.000Z');
	expect(await noted()).toEqual([]);
	const plans = (await db.selectFrom('ledger_head').select('plan').execute()).length;
	restored(1);
	await noteRestored(db, '2026-12-01T01:01:00.000Z');
	expect(await noted()).toHaveLength(plans);
	// Begun after the restore: a start of the server does not say of it what never was.
	sqlite.prepare("insert into ledger_head (plan, size, peaks, at) values ('begun-since', 0, '[]', '')").run();
	await noteRestored(db, '2026-12-02T01:01:00.000Z');
	expect(await noted()).toHaveLength(plans);
	sqlite.prepare("delete from ledger_head where plan = 'begun-since'").run();
	restored(2);
	await noteRestored(db, '2026-12-03T01:01:00.000Z');
	sqlite.prepare("insert into ledger_head (plan, size, peaks, at) values ('begun-since', 0, '[]', '')").run();
	await noteRestored(db, '2026-12-04T01:01:00.000Z');
	expect(await noted()).toHaveLength(2 * plans);
	sqlite.prepare("delete from ledger_head where plan = 'begun-since'").run();
	// Nor a second time in a log that tells of it, where it is no longer known that it was noted.
	sqlite.prepare("delete from meta where key = 'restored-noted'").run();
	await noteRestored(db, '2026-12-05T01:01:00.000Z');
	expect((await noted()).filter((row) => row.plan === plan).map(({ act }) => act)).toEqual(['restored-1', 'restored-2']);
	await close();
});
