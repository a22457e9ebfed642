import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type MailTrial, officer, startMailTrial } from '../testing/mail-trial.ts';
import { type SmtpLines, startSmtpLines } from '../testing/smtp-lines.ts';
import { createMorning } from './morning.ts';
import { type Mailer, type MailingDeps, startMailing } from './start-mailing.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const patient = { timeout: 20_000 };

let trial: MailTrial;
let mailer: Mailer | null = null;
let smtp: SmtpLines | null = null;

beforeAll(async () => {
	trial = await startMailTrial();
});

afterAll(async () => {
	await trial.close();
});

beforeEach(async () => {
	const { db } = trial.practice;
	await db.deleteFrom('notice').execute();
	await db.deleteFrom('mail').execute();
	await db.updateTable('thread').set({ due: null }).execute();
	trial.logged.length = 0;
	trial.setTime('2026-12-01T00:00:00.000Z');
});

afterEach(async () => {
	smtp?.close();
	await mailer?.close();
	mailer = null;
});

/** Starts it and waits for its first round. */
async function begin(change: Partial<MailingDeps> = {}): Promise<Mailer> {
	mailer = startMailing({ ...trial.deps, mailing: 'on', settings: trial.settings, ...change });
	await mailer.tick();
	return mailer;
}
const kinds = async () => (await trial.mails()).map(({ kind, state }) => `${kind} ${state}`);
const dueNotices = () => trial.practice.db.selectFrom('notice').select('mail').where('kind', '=', 'due').execute();
/** A question of which the answer is asked for tomorrow. */
async function askUntilTomorrow(): Promise<void> {
	const { thread } = await trial.raise({ time: 'none', ago: 5 * DAY, due: '2026-12-02' });
	const to = { to_party: '994031', to_seat: officer.seat };
	await trial.practice.db.updateTable('thread').set(to).where('id', '=', thread).execute();
}

describe('the morning', () => {
	it('[MA43] that finds the store locked is made up for within minutes, with the digest and what ends tomorrow', async () => {
		trial.setTime('2026-11-30T23:29:59.000Z');
		await trial.raise({ time: 'digest', kind: 'replied', ago: MINUTE });
		await askUntilTomorrow();
		const failures: unknown[] = [];
		const running = await begin({ storeFailed: (error) => failures.push(error) });
		trial.advance(1000);
		const other = new Database(join(trial.practice.folder, 'renkei.sqlite'));
		other.exec('begin immediate');
		await running.tick();
		other.exec('rollback');
		other.close();
		expect([await kinds(), await dueNotices()]).toEqual([[], []]);
		expect(failures).toContainEqual(expect.objectContaining({ code: 'SQLITE_BUSY' }));
		trial.advance(MINUTE);
		await running.tick();
		expect(await kinds()).toContain('digest sent');
		expect(await dueNotices()).toHaveLength(1);
		trial.advance(2 * MINUTE);
		await running.tick();
		expect((await kinds()).toSorted()).toEqual(['digest sent', 'prompt sent']);
	});

	it('[MA43b] tries each step by itself, keeps the digests back for three tries and does what is done no second time', async () => {
		const did: string[] = [];
		let works = false;
		const failures: unknown[] = [];
		const { pass } = createMorning({
			...{ clock: trial.clock, doneOn: null, failed: (error) => failures.push(error) },
			letGo: async () => void did.push('let go'),
			bundle: async () => void did.push('bundle'),
			async raise() {
				did.push('raise');
				if (!works) {
					throw new Error('one plan has no seats');
				}
			},
		});
		await pass();
		await pass();
		expect(did).toEqual(['let go', 'raise']);
		trial.advance(MINUTE);
		await pass();
		trial.advance(MINUTE);
		await pass();
		expect(did).toEqual(['let go', 'raise', 'raise', 'raise', 'bundle']);
		works = true;
		trial.advance(MINUTE);
		await pass();
		trial.advance(MINUTE);
		await pass();
		expect(did).toEqual(['let go', 'raise', 'raise', 'raise', 'bundle', 'raise']);
		expect(failures).toHaveLength(3);
	});
});

it('[MA44b] a mail server that is silent after the dot holds up neither the calendar nor the digest', async () => {
	trial.setTime('2026-11-30T23:20:00.000Z');
	await trial.raise({ ago: MINUTE });
	const answer = Promise.withResolvers<null>();
	smtp = await startSmtpLines((line) => (line === 'DOT' ? answer.promise : null));
	const lines = smtp;
	const running = startMailing({ ...trial.deps, mailing: 'on', settings: { ...trial.settings, server: lines.server } });
	mailer = running;
	await vi.waitFor(() => expect(lines.got).toHaveLength(1), patient);
	await trial.raise({ time: 'digest', kind: 'replied', ago: MINUTE });
	await askUntilTomorrow();
	trial.setTime('2026-11-30T23:35:00.000Z');
	void running.tick();
	await vi.waitFor(async () => expect(await kinds()).toContain('digest waiting'), patient);
	expect(await kinds()).toContain('prompt handed-over');
	expect(await dueNotices()).toHaveLength(1);
	answer.resolve(null);
});

describe('a clock that leaps', () => {
	it('[MA47] a week ahead at a start lets go of nothing; what a week of running has not sent is let go of and counted', async () => {
		const notice = await trial.raise({ time: 'digest', kind: 'replied', ago: 1000 });
		await trial.practice.db.updateTable('notice').set({ at: '2026-12-01T00:00:00.000Z' }).execute();
		trial.advance(9 * DAY);
		const running = await begin();
		expect((await trial.notice(notice.id)).mail).not.toBeNull();
		expect(await kinds()).toEqual(['digest sent']);
		trial.advance(DAY);
		const old = { state: 'waiting', created_at: '2026-12-01T00:00:00.000Z' };
		await trial.practice.db.updateTable('mail').set(old).execute();
		await running.tick();
		expect(await kinds()).toEqual(['digest dropped']);
		expect(trial.logged).toContainEqual({
			facts: { gone: 1 },
			message: 'what has waited for a week is not mailed any more',
		});
	});

	it('[MA47b] back keeps no mail and no notice longer than half an hour', async () => {
		const running = await begin();
		await trial.raise();
		trial.advance(-9 * DAY);
		await running.tick();
		expect(await kinds()).toEqual(['prompt sent']);
		await trial.practice.db.updateTable('mail').set({ state: 'waiting', next_at: '2026-11-22T00:30:00.000Z' }).execute();
		await running.tick();
		expect(await kinds()).toEqual(['prompt waiting']);
		await trial.practice.db.updateTable('mail').set({ next_at: '2026-11-22T00:30:00.001Z' }).execute();
		await running.tick();
		expect(await kinds()).toEqual(['prompt sent']);
	});
});

it('[MA36b] a server that takes its time to answer the dot is waited for when the app stops', async () => {
	await trial.raise({ ago: MINUTE });
	smtp = await startSmtpLines((line) =>
		line === 'DOT' ? new Promise((answer) => setTimeout(() => answer('451 4.7.1 greylisted'), 400)) : null,
	);
	const lines = smtp;
	mailer = startMailing({ ...trial.deps, mailing: 'on', settings: { ...trial.settings, server: lines.server } });
	await vi.waitFor(() => expect(lines.got).toHaveLength(1), patient);
	await mailer.close();
	expect(await kinds()).toEqual(['prompt waiting']);
});
