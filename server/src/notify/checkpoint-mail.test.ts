import { checkpointSignedBy, readCheckpoint } from '@renkei/ledger';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MailTrial, startMailTrial } from '../testing/mail-trial.ts';
import { startMailing } from './start-mailing.ts';

/** Answers for 栗瀬町; the officer, who has an address as well, does not. */
const decider = { person: 'person-kobayashi', address: 'kobayashi@kurise.example.jp' };

let trial: MailTrial;

beforeAll(async () => {
	trial = await startMailTrial();
	await trial.choose(decider.person, { address: decider.address });
});

afterAll(async () => {
	await trial.close();
});

/** A morning, from before 8:30 in Japan to after it, of a server that ran on the day before as well. */
async function morning(day: string): Promise<void> {
	trial.setTime(`${day}T23:29:00.000Z`);
	const mailer = startMailing({ ...trial.deps, mailing: 'on', settings: trial.settings });
	await mailer.tick();
	trial.setTime(`${day}T23:31:00.000Z`);
	await mailer.tick();
	await mailer.close();
}

/** Mails with a checkpoint that have come so far. */
const come = () => trial.smtp.accepted.filter(({ mail }) => mail.subject?.startsWith('【記録簿の要約】'));

it('[MA70] the checkpoint goes each morning to whoever answers for a member body, when the log has grown, and never twice', async () => {
	await morning('2027-01-11');
	expect(trial.logged).toEqual([]);
	expect(come().map(({ to }) => to)).toEqual([[decider.address]]);
	const text = come()[0]?.mail.text ?? '';
	const begin = text.indexOf('renkei/plans/');
	const note = `${text.slice(begin).split('\n').slice(0, 5).join('\n')}\n`;
	const key = text.split('\n').find((line) => /^renkei\/plans\/\w+\+/.test(line)) ?? '';
	expect(checkpointSignedBy(note, key)).toBe(true);
	const stored = await trial.practice.db.selectFrom('ledger_head').selectAll().where('plan', '=', trial.practice.plan).execute();
	expect(readCheckpoint(note)?.size).toBe(stored[0]?.size);
	expect(text).not.toMatch(/署名|公印|法的/);

	await morning('2027-01-12');
	expect(come()).toHaveLength(1);
});

it('[MA71] it is not mailed to whoever wants no news, nor of a practice plan, nor after the seat has ended', async () => {
	const { db, plan } = trial.practice;
	const mails = () => db.selectFrom('mail').select('state').where('kind', '=', 'checkpoint').execute();
	const again = () => db.deleteFrom('mail').where('kind', '=', 'checkpoint').execute();
	await again();
	await trial.choose(decider.person, { news: 'none' });
	await morning('2027-01-13');
	await trial.choose(decider.person, { news: 'digest' });
	await db.updateTable('plan').set({ practice: 1 }).where('id', '=', plan).execute();
	await morning('2027-01-14');
	expect(await mails()).toEqual([]);
	await db.updateTable('plan').set({ practice: 0 }).where('id', '=', plan).execute();
	await db.updateTable('seat').set({ to_day: '2027-01-14' }).where('person', '=', decider.person).execute();
	await morning('2027-01-15');
	expect(await mails()).toEqual([]);
	expect(come()).toHaveLength(1);
});
