import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type MailTrial, officer, startMailTrial } from '../testing/mail-trial.ts';
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
		mailer = startMailing({ ...deps, mailing: 'on', settings });
		await vi.waitFor(() => expect(trial.smtp.connections()).toBe(before + 1), { timeout: 20_000 });
		// The database is free meanwhile.
		await trial.raise({ seat: officer.seat });
		const began = performance.now();
		await mailer.close();
		expect(performance.now() - began).toBeLessThan(8_000);
		expect(await kinds()).toEqual(['prompt waiting']);
	});
});
