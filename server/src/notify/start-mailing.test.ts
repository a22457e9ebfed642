import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startServer } from '../index.ts';
import { type MailTrial, officer, startMailTrial } from '../testing/mail-trial.ts';
import { readRestoredMail } from './restored.ts';
import { type Mailer, type MailingDeps, startMailing } from './start-mailing.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let trial: MailTrial;
let mailer: Mailer | null = null;

beforeAll(async () => {
	trial = await startMailTrial();
});

afterAll(async () => {
	await trial.close();
});

beforeEach(async () => {
	await mailer?.close();
	mailer = null;
	const { db } = trial.practice;
	await db.deleteFrom('notice').execute();
	await db.deleteFrom('mail').execute();
	(trial.smtp.accepted as unknown[]).length = 0;
	trial.smtp.setMood('ready');
	trial.logged.length = 0;
	trial.setTime('2026-12-01T00:00:00.000Z');
});

/** Starts it and waits for its first round. */
async function begin(change: Partial<MailingDeps> = {}): Promise<Mailer> {
	const { deps, settings } = trial;
	mailer = startMailing({ ...deps, mailing: 'on', settings, ...change });
	await mailer.tick();
	return mailer;
}
const kinds = async () => (await trial.mails()).map(({ kind, state }) => `${kind} ${state}`);

describe('the day', () => {
	it('[MA33] the digest leaves at 8:30 in Japan, once, and after a downtime later on the same day', async () => {
		trial.setTime('2026-11-30T23:29:59.000Z');
		const first = await trial.raise({ time: 'digest', kind: 'replied', text: '朝の返信', ago: MINUTE });
		const running = await begin();
		expect(await kinds()).toEqual([]);
		trial.advance(1000);
		await running.tick();
		expect(await kinds()).toEqual(['digest sent']);
		expect(trial.smtp.accepted[0]?.mail.text).toContain('朝の返信');
		expect((await trial.notice(first.id)).mail).not.toBeNull();
		await trial.raise({ time: 'digest', kind: 'replied' });
		trial.advance(6 * 60 * MINUTE);
		await running.tick();
		await running.close();
		await begin();
		expect(await kinds()).toEqual(['digest sent']);
		await mailer?.close();
		trial.advance(DAY);
		await begin();
		expect(await kinds()).toEqual(['digest sent', 'digest sent']);
	});
});

describe('where no mail leaves', () => {
	it('[MA34] without a mail server nothing is bundled, and what has waited for a week is let go of', async () => {
		const [old, young] = [await trial.raise({ ago: 8 * DAY }), await trial.raise({ ago: 6 * DAY })];
		await begin({ mailing: 'off', settings: null });
		expect(await kinds()).toEqual([]);
		expect((await trial.notice(old.id)).mail_time).toBe('none');
		expect((await trial.notice(young.id)).mail_time).toBe('prompt');
		await mailer?.close();
		await begin();
		expect(await kinds()).toEqual(['prompt sent']);
		expect((await trial.notice(old.id)).mail).toBeNull();
	});

	it('[MA35] a demo sends nothing whatever is set, and keeps nothing to be sent', async () => {
		const notice = await trial.raise({ ago: MINUTE });
		const before = trial.smtp.connections();
		await begin({ mailing: 'demo' });
		expect(await kinds()).toEqual([]);
		expect(trial.smtp.connections()).toBe(before);
		expect((await trial.notice(notice.id)).mail_time).toBe('none');
	});
});

describe('a server on a folder', () => {
	/** The folder of a server that sends, with mails in it. */
	const folderWith = async (states: readonly string[]) => {
		const data = mkdtempSync(join(tmpdir(), 'renkei-'));
		const settings = { port: 0, data, mail: trial.settings, origin: trial.settings.origin, logLevel: 'silent' } as const;
		const first = await startServer({ ...settings, mode: 'production', mail: null });
		await first.close();
		const sqlite = new Database(join(data, 'renkei.sqlite'));
		for (const state of states) {
			const at = new Date().toISOString();
			sqlite
				.prepare("insert into mail (id, person, kind, state, created_at, next_at, attempts) values (?, 'p', 'code', ?, ?, ?, 0)")
				.run(state, state, at, at);
		}
		const found = () => sqlite.prepare('select state from mail order by id').pluck().all();
		const close = () => {
			sqlite.close();
			rmSync(data, { recursive: true });
		};
		return { data, settings, sqlite, found, close };
	};

	it('[MA49] that cannot listen has mailed nothing and settled nothing', async () => {
		const { settings, found, close } = await folderWith(['handed-over', 'waiting']);
		const other = createServer().listen(0, '127.0.0.1');
		await once(other, 'listening');
		const { port } = other.address() as AddressInfo;
		await expect(startServer({ ...settings, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
		expect(found()).toEqual(['handed-over', 'waiting']);
		other.close();
		const running = await startServer(settings);
		await vi.waitFor(() => expect(found()).toEqual(['doubt', 'dropped']), { timeout: 20_000 });
		await running.close();
		close();
	});

	it('[MA46] that was restored mails nothing until it is released, once', async () => {
		const { settings, sqlite, found, close } = await folderWith(['waiting']);
		sqlite.exec("insert into meta (key, value) values ('mail-held', '1')");
		const held = await startServer(settings);
		expect(held.mailHeld).toBe(true);
		// Nothing tells that something never comes: as long as this takes, one that is not held has long dropped it.
		for (let asked = 0; asked < 100; asked += 1) {
			await fetch(`${held.url}/api/health`);
		}
		await held.close();
		expect(found()).toEqual(['waiting']);
		const released = await startServer({ ...settings, mailRelease: true });
		expect(released.mailHeld).toBe(false);
		await vi.waitFor(() => expect(found()).toEqual(['dropped']), { timeout: 20_000 });
		await released.close();
		const later = await startServer(settings);
		expect(later.mailHeld).toBe(false);
		await later.close();
		close();
	});

	it('[MA46b] that was restored after half past eight leaves that morning to the server before it', async () => {
		const { db } = trial.practice;
		const restoredAt = (at: string) =>
			db
				.insertInto('meta')
				.values({ key: 'restored', value: JSON.stringify({ at }) })
				.onConflict((conflict) => conflict.column('key').doUpdateSet({ value: JSON.stringify({ at }) }))
				.execute();
		await restoredAt('2026-11-30T23:29:59.000Z');
		expect(await readRestoredMail(db, false)).toEqual({ held: false, doneOn: null });
		await restoredAt('2026-11-30T23:30:00.000Z');
		const { doneOn } = await readRestoredMail(db, false);
		expect(doneOn).toBe('2026-12-01');
		await trial.raise({ time: 'digest', kind: 'replied', ago: 60 * MINUTE });
		const running = await begin({ doneOn });
		expect(await kinds()).toEqual([]);
		trial.advance(DAY);
		await running.tick();
		expect(await kinds()).toEqual(['digest sent']);
	});
});

describe('a plan for practice', () => {
	it('[MA35b] is mailed of never, whatever a notice of it says', async () => {
		const { db, plan } = trial.practice;
		await trial.raise({ ago: MINUTE });
		await db.updateTable('plan').set({ practice: 1 }).where('id', '=', plan).execute();
		await begin();
		await db.updateTable('plan').set({ practice: 0 }).where('id', '=', plan).execute();
		expect(await kinds()).toEqual(['prompt dropped']);
		expect(trial.smtp.accepted).toEqual([]);
	});
});

describe('stopping', () => {
	it('[MA36] a mail on its way gets its answer, and nothing new is begun', async () => {
		await trial.raise({ ago: MINUTE });
		await begin({ settings: { ...trial.settings, quiet: 10 * MINUTE } });
		const answer = Promise.withResolvers<void>();
		const dot = Promise.withResolvers<void>();
		trial.smtp.atNextDot(() => {
			dot.resolve();
			return answer.promise;
		});
		trial.advance(10 * MINUTE);
		void mailer?.tick();
		await dot.promise;
		const closed = mailer?.close();
		answer.resolve();
		await closed;
		expect(await kinds()).toEqual(['prompt sent']);
		await trial.raise({ ago: 20 * MINUTE });
		await mailer?.tick();
		expect(await kinds()).toEqual(['prompt sent']);
	});

	it('[MA37] a mail server that accepts and says nothing holds no stop up for long, and the mail waits still', async () => {
		trial.smtp.setMood('hang');
		await trial.raise({ ago: MINUTE });
		const before = trial.smtp.connections();
		const { deps, settings } = trial;
		mailer = startMailing({ ...deps, mailing: 'on', settings, grace: 300 });
		await vi.waitFor(() => expect(trial.smtp.connections()).toBe(before + 1), { timeout: 20_000 });
		// The database is free meanwhile.
		await trial.raise({ seat: officer.seat });
		await mailer.close();
		expect(await kinds()).toEqual(['prompt waiting']);
	});
});
