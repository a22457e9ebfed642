import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handOver } from '../storage/outbox.ts';
import type { MailRow } from '../storage/tables.ts';
import { type MailTrial, officer, startMailTrial } from '../testing/mail-trial.ts';
import { drainOutbox, settleDoubt } from './drain-outbox.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

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
	trial.logged.length = 0;
	trial.smtp.setMood('ready');
	await trial.smtp.start();
	trial.setTime('2026-12-01T00:00:00.000Z');
	await trial.choose(officer.person, { address: officer.address, failed_at: null });
});

const only = async (): Promise<MailRow> => (await trial.mails())[0] as MailRow;
const chosen = () =>
	trial.practice.db.selectFrom('mail_choice').selectAll().where('person', '=', officer.person).executeTakeFirstOrThrow();
const raiseAndSend = async (): Promise<void> => {
	await trial.raise({ ago: MINUTE });
	await trial.send();
};

describe('what a mail server answers', () => {
	it('[MA11] the handing over is committed when the dot comes, and what is taken is sent', async () => {
		let state = '';
		trial.smtp.atNextDot(async () => {
			state = (await only()).state;
		});
		await raiseAndSend();
		expect(state).toBe('handed-over');
		expect(await only()).toMatchObject({ state: 'sent', ended_at: trial.clock.now().toISOString() });
		await drainOutbox(trial.deps);
		expect(trial.smtp.accepted).toHaveLength(1);
	});

	it.each(['defer-receiver', 'defer-mail'] as const)(
		'[MA12] %s: it is tried again, later each time, with the same id',
		async (mood) => {
			trial.smtp.setMood(mood);
			await raiseAndSend();
			expect(await only()).toMatchObject({ state: 'waiting', attempts: 1, next_at: '2026-12-01T00:01:00.000Z' });
			trial.advance(MINUTE - 1);
			await drainOutbox(trial.deps);
			expect((await only()).attempts).toBe(1);
			trial.advance(1);
			await drainOutbox(trial.deps);
			expect(await only()).toMatchObject({ attempts: 2, next_at: '2026-12-01T00:03:00.000Z' });
			await trial.practice.db.updateTable('mail').set({ attempts: 9 }).execute();
			trial.advance(2 * MINUTE);
			await drainOutbox(trial.deps);
			expect((await only()).next_at).toBe('2026-12-01T00:33:00.000Z');
			trial.smtp.setMood('ready');
			trial.advance(30 * MINUTE);
			await drainOutbox(trial.deps);
			expect(trial.smtp.accepted.map(({ mail }) => mail.messageId)).toEqual([`<${(await only()).id}@renkei.example.jp>`]);
		},
	);

	it('[MA13] a connection that ends without an answer while the app lives is tried again', async () => {
		trial.smtp.atNextDot(() => trial.smtp.stop());
		await raiseAndSend();
		expect(await only()).toMatchObject({ state: 'waiting', attempts: 1 });
		trial.advance(MINUTE);
		await drainOutbox(trial.deps);
		expect(await only()).toMatchObject({ state: 'waiting', attempts: 2 });
		await trial.smtp.start();
		trial.advance(2 * MINUTE);
		await drainOutbox(trial.deps);
		expect(trial.smtp.accepted).toHaveLength(1);
	});

	it('[MA14] an address that is refused for good is noted and its mail ends; what it takes later takes the note away', async () => {
		trial.smtp.setMood('refuse-receiver');
		await raiseAndSend();
		expect(await only()).toMatchObject({ state: 'failed', last_error: expect.stringContaining('550') });
		expect(await chosen()).toMatchObject({ address: officer.address, failed_at: trial.clock.now().toISOString() });
		expect(trial.logged).toEqual([
			{ facts: { mail: (await only()).id, of: 'receiver' }, message: 'a mail was refused for good' },
		]);
		trial.smtp.setMood('ready');
		await raiseAndSend();
		expect((await chosen()).failed_at).toBeNull();
	});

	it('[MA15] a mail that is refused for good ends without a word against its address', async () => {
		trial.smtp.setMood('refuse-mail');
		await raiseAndSend();
		expect((await only()).state).toBe('failed');
		expect((await chosen()).failed_at).toBeNull();
	});

	it('[MA16] where the app itself is refused every mail waits: the operator can mend that', async () => {
		trial.smtp.setMood('refuse-sender');
		await raiseAndSend();
		expect(await only()).toMatchObject({ state: 'waiting', attempts: 1 });
	});

	it('[MA17] after three days and five attempts a mail is given up, and that is logged', async () => {
		trial.smtp.setMood('defer-receiver');
		await raiseAndSend();
		trial.advance(3 * DAY + 1);
		await drainOutbox(trial.deps);
		expect(await only()).toMatchObject({ state: 'waiting', attempts: 2 });
		await trial.practice.db.updateTable('mail').set({ attempts: 4 }).execute();
		trial.advance(DAY);
		await drainOutbox(trial.deps);
		expect(await only()).toMatchObject({ state: 'failed' });
		expect(trial.logged.at(-1)?.message).toBe('a mail was given up after three days');
	});

	it('[MA18] what was handed over when the app was killed is in doubt, never sent again and logged; what was not waits still', async () => {
		await trial.raise({ ago: MINUTE });
		await trial.smtp.stop();
		await trial.send();
		const mail = await only();
		await settleDoubt(trial.deps);
		expect((await only()).state).toBe('waiting');
		await handOver(trial.practice.db, mail);
		trial.logged.length = 0;
		await settleDoubt(trial.deps);
		expect((await only()).state).toBe('doubt');
		expect(trial.logged).toMatchObject([{ facts: { mail: mail.id } }]);
		await trial.smtp.start();
		trial.advance(DAY);
		await drainOutbox(trial.deps);
		expect(trial.smtp.accepted).toEqual([]);
	});
});

describe('a code', () => {
	const ask = async (): Promise<void> => {
		const at = trial.clock.now().toISOString();
		const row = { person: officer.person, kind: 'code', plan: null, once: null, state: 'waiting', created_at: at, next_at: at };
		await trial.practice.db
			.insertInto('mail')
			.values({ ...row, id: trial.practice.newId(), attempts: 0, last_error: null, ended_at: null })
			.execute();
	};

	it('[MA19] goes to the address that was asked for, is kept as a digest, and is new at every attempt', async () => {
		await trial.choose(officer.person, { asked_address: 'new@kurise.example.jp', code_tries: 3 });
		const codes = ['012345', '678901'];
		const deps = { ...trial.deps, newCode: () => codes.shift() ?? '' };
		await ask();
		trial.smtp.setMood('defer-mail');
		await drainOutbox(deps);
		trial.smtp.setMood('ready');
		trial.advance(MINUTE);
		await drainOutbox(deps);
		const [accepted] = trial.smtp.accepted;
		expect(accepted?.to).toEqual(['new@kurise.example.jp']);
		expect(accepted?.mail.text).toContain('番号：678901');
		const digest = createHash('sha256').update(`${officer.person}:678901`).digest('hex');
		expect(await chosen()).toMatchObject({ code: digest, code_at: trial.clock.now().toISOString(), code_tries: 0 });
	});

	it('[MA20] is not sent to an address that was taken back', async () => {
		await trial.choose(officer.person, { asked_address: null, code: null });
		await ask();
		await drainOutbox(trial.deps);
		expect((await only()).state).toBe('dropped');
		expect((await chosen()).code).toBeNull();
	});
});
