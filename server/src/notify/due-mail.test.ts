import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MailTrial, officer, startMailTrial } from '../testing/mail-trial.ts';
import { startMailing } from './start-mailing.ts';

let trial: MailTrial;

beforeAll(async () => {
	trial = await startMailTrial();
});

afterAll(async () => {
	await trial.close();
});

it('[MA33b] what ends tomorrow is raised at 8:30 and mailed at once', async () => {
	trial.setTime('2026-11-20T00:00:00.000Z');
	const { thread } = await trial.raise({ time: 'none', due: '2026-12-02', text: '明日までの問い' });
	await trial.practice.db
		.updateTable('thread')
		.set({ to_party: '994031', to_seat: officer.seat })
		.where('id', '=', thread)
		.execute();
	trial.setTime('2026-11-30T23:29:59.000Z');
	const mailer = startMailing({ ...trial.deps, mailing: 'on', settings: trial.settings });
	await mailer.tick();
	expect(trial.smtp.accepted).toEqual([]);
	trial.advance(61_000);
	await mailer.tick();
	await mailer.close();

	expect(trial.logged).toEqual([]);
	const [accepted, ...others] = trial.smtp.accepted;
	expect(others).toEqual([]);
	expect(accepted?.to).toEqual([officer.address]);
	expect(accepted?.mail.subject).toMatch(/^【期限は明日】/);
	expect(accepted?.mail.text).toContain('期限：明日（12月2日）');
});
