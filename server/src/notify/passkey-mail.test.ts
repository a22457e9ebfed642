import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mailChoiceOf } from '../storage/mail-choices.ts';
import { type MailTrial, officer, startMailTrial } from '../testing/mail-trial.ts';
import { askMailAddress, confirmMailAddress } from '../usecases/mail-settings.ts';

const MINUTE = 60_000;
const STRANGERS = 'stranger@kurise.example.jp';

let trial: MailTrial;

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
	(trial.smtp.accepted as unknown[]).length = 0;
	trial.setTime('2026-12-01T00:00:00.000Z');
	await trial.choose(officer.person, { address: officer.address, failed_at: null, asked_address: null, code: null });
});

const session = { personId: officer.person };
const moment = () => ({ at: trial.clock.now().toISOString(), today: '2026-12-01' });
const db = () => trial.practice.db;
const ask = (address: string | null) =>
	askMailAddress({ db: db(), newId: trial.practice.newId, mailing: 'on' }, { session, moment: moment(), address });
/** Removes the address, or puts another in its place with the code that was sent there. */
const change = async (address: string | null): Promise<string> => {
	const asked = await ask(address);
	if (address === null || !asked.ok) {
		return asked.ok ? 'ok' : asked.refusal.code;
	}
	const code = createHash('sha256').update(`${officer.person}:111111`).digest('hex');
	await trial.choose(officer.person, { code, code_at: moment().at });
	const done = await confirmMailAddress({ db: db() }, { session, moment: moment(), code: '111111' });
	return done.ok ? 'ok' : done.refusal.code;
};
const standing = async () => (await mailChoiceOf(db(), officer.person)).address;
const registered = (ago: number) => trial.raise({ kind: 'passkey', text: null, ago });

describe('what tells a person of their passkeys', () => {
	it('[PK25] is mailed also where it was ticked off in the inbox before', async () => {
		for (const kind of ['passkey', 'passkey-lost'] as const) {
			const { id, at } = await trial.raise({ kind, text: null, ago: MINUTE });
			await db().updateTable('notice').set({ done_at: at }).where('id', '=', id).execute();
		}
		await trial.send();
		expect(trial.smtp.accepted).toHaveLength(1);
		expect(trial.smtp.accepted[0]?.mail.text).toContain('同じ団体の人のパスキー');
		expect(trial.smtp.accepted[0]?.mail.text).toContain('あなたのパスキー');
	});

	it.each([null, STRANGERS])('[PK25] goes to the address that stood then, before that becomes %s', async (address) => {
		await registered(MINUTE / 2);
		expect(await change(address)).toBe('too-fast');
		trial.advance(MINUTE);
		expect(await standing()).toBe(officer.address);
		await trial.send();
		expect(trial.smtp.accepted.filter(({ mail }) => mail.subject?.includes('パスキー'))).toHaveLength(1);
		expect(await change(address)).toBe('ok');
		expect(await standing()).toBe(address);
	});

	it.each([null, STRANGERS])(
		'[PK25] holds the address for an hour at most, and not one that does not work: %s',
		async (address) => {
			await registered(60 * MINUTE);
			expect(await change(address)).toBe('ok');
			await trial.choose(officer.person, { address: officer.address, failed_at: moment().at });
			await registered(MINUTE);
			expect(await change(address)).toBe('ok');
		},
	);
});
