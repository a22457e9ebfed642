import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type MailTrial, officer, startMailTrial } from '../testing/mail-trial.ts';
import { bundleDigests, bundlePrompt } from './bundle-notices.ts';
import { drainOutbox } from './drain-outbox.ts';

const MINUTE = 60_000;
const DECIDER = { seat: 'seat-kurise-decider', person: 'person-kobayashi', address: 'kobayashi@kurise.example.jp' };

let trial: MailTrial;

beforeAll(async () => {
	trial = await startMailTrial();
	await trial.choose(DECIDER.person, { address: DECIDER.address });
});

afterAll(async () => {
	await trial.close();
});

beforeEach(async () => {
	const { db } = trial.practice;
	await db.deleteFrom('notice').execute();
	await db.deleteFrom('mail').execute();
	(trial.smtp.accepted as unknown[]).length = 0;
	trial.smtp.setMood('ready');
	trial.setTime('2026-12-01T00:00:00.000Z');
});

const states = async () => (await trial.mails()).map(({ state }) => state);
const bundle = () => bundlePrompt(trial.deps, trial.clock.now());

describe('bundling', () => {
	it('[MA2] what asks one person on one plan goes into one mail once nothing new has come for the quiet time', async () => {
		await trial.raise({ ago: 90_000 });
		const last = await trial.raise({ ago: 59_999 });
		await trial.raise({ seat: DECIDER.seat, kind: 'sign', text: null, ago: MINUTE });
		await bundle();
		expect((await trial.mails()).map(({ person }) => person)).toEqual([DECIDER.person]);
		trial.advance(1);
		await bundle();
		expect(await trial.mails()).toMatchObject([{ person: DECIDER.person }, { person: officer.person, kind: 'prompt' }]);
		const bound = await trial.practice.db.selectFrom('notice').select('mail').where('seat', '=', officer.seat).execute();
		expect(bound).toEqual([{ mail: (await trial.notice(last.id)).mail }, { mail: (await trial.mails())[1]?.id }]);
	});

	it('[MA3] under constant work a mail leaves after five quiet times', async () => {
		await trial.raise({ ago: 5 * MINUTE - 1 });
		await trial.raise();
		await bundle();
		expect(await trial.mails()).toEqual([]);
		trial.advance(1);
		await bundle();
		expect(await trial.mails()).toHaveLength(1);
	});

	it('[MA4] a notice that is bound to a mail is never bound to another', async () => {
		const first = await trial.raise({ ago: MINUTE });
		await bundle();
		const { mail } = await trial.notice(first.id);
		await trial.raise({ ago: MINUTE });
		await bundle();
		await bundle();
		expect((await trial.notice(first.id)).mail).toBe(mail);
		expect(await trial.mails()).toHaveLength(2);
	});

	it('[MA5] one digest a day and person holds what is older than 8:30, and what comes later waits a day', async () => {
		const [early, late] = [await trial.raise({ time: 'digest', ago: 31 * MINUTE }), await trial.raise({ time: 'digest' })];
		const morning = { at: '2026-11-30T23:30:00.000Z', day: '2026-12-01' };
		await bundleDigests(trial.deps, morning, trial.clock.now());
		const [mail] = await trial.mails();
		expect(mail).toMatchObject({ kind: 'digest', once: `digest/${officer.person}/2026-12-01` });
		expect([(await trial.notice(early.id)).mail, (await trial.notice(late.id)).mail]).toEqual([mail?.id, null]);
		const belated = await trial.raise({ time: 'digest', ago: 40 * MINUTE });
		await bundleDigests(trial.deps, morning, trial.clock.now());
		expect(await trial.mails()).toHaveLength(1);
		await bundleDigests(trial.deps, { at: '2026-12-01T23:30:00.000Z', day: '2026-12-02' }, trial.clock.now());
		expect(await trial.mails()).toHaveLength(2);
		expect((await trial.notice(belated.id)).mail).toBe((await trial.notice(late.id)).mail);
	});

	it('[MA6] the digest says how many asks are open beside it', async () => {
		await trial.raise({ time: 'digest', kind: 'replied', ago: 60 * MINUTE });
		await trial.raise({ time: 'none' });
		const done = await trial.raise({ time: 'none' });
		await trial.practice.db.updateTable('notice').set({ done_at: done.at }).where('id', '=', done.id).execute();
		await trial.raise({ time: 'none', kind: 'resolved' });
		await bundleDigests(trial.deps, { at: '2026-11-30T23:30:00.000Z', day: '2026-12-01' }, trial.clock.now());
		await drainOutbox(trial.deps);
		const [accepted] = trial.smtp.accepted;
		expect(accepted?.mail.subject).toBe('【お知らせ 1件】Renkei 12月1日');
		expect(accepted?.mail.text).toContain('ほかに、済んでいない依頼が1件あります。');
	});
});

describe('what leaves', () => {
	it('[MA7] what was ticked off, settled or deleted since is left out, and a mail in which nothing is left is dropped', async () => {
		const [kept, done, settled, deleted] = [
			await trial.raise({ text: '残る問い', ago: MINUTE }),
			await trial.raise({ text: '済んだ問い', ago: MINUTE }),
			await trial.raise({ text: '片付いた問い', ago: MINUTE }),
			await trial.raise({ text: '消えた問い', ago: MINUTE }),
		];
		await bundle();
		const { db } = trial.practice;
		const at = trial.clock.now().toISOString();
		const leave = async () => {
			await db.updateTable('notice').set({ done_at: at }).where('id', '=', done.id).execute();
			await db.updateTable('notice').set({ settled_at: at }).where('id', '=', settled.id).execute();
			await db.updateTable('comment').set({ deleted_at: at, text: '' }).where('id', '=', deleted.comment).execute();
		};
		await leave();
		await drainOutbox(trial.deps);
		const text = trial.smtp.accepted[0]?.mail.text ?? '';
		expect(text).toContain('残る問い');
		expect(text).not.toMatch(/済んだ問い|片付いた問い|消えた問い/);
		const { id } = await trial.raise({ ago: MINUTE });
		await bundle();
		await db.updateTable('notice').set({ settled_at: at }).where('id', '=', id).execute();
		await drainOutbox(trial.deps);
		expect((await states()).toSorted()).toEqual(['dropped', 'sent']);
		expect(trial.smtp.accepted).toHaveLength(1);
		expect(kept.mail).toBeNull();
	});

	it('[MA8] words of a walled part never leave, nor any where the reader has chosen so', async () => {
		const memo = await trial.practice.partAt('memo', '994031');
		await trial.raise({ text: '庁内だけの話', part: memo, ago: MINUTE });
		await trial.raise({ text: '外でもよい話', ago: MINUTE });
		await trial.send();
		await trial.choose(officer.person, { words: 0 });
		await trial.raise({ text: '外でもよい話', ago: MINUTE });
		await trial.send();
		await trial.choose(officer.person, { words: 1 });
		const [with_, without] = trial.smtp.accepted.map(({ mail }) => mail.text ?? '');
		expect(with_).toContain('外でもよい話');
		expect(with_).toContain('言葉はメールに載せません');
		expect(trial.smtp.accepted.map(({ source }) => source).join()).not.toContain(
			Buffer.from('庁内だけの話').toString('base64').slice(3, 12),
		);
		expect(`${with_}${without}`).not.toContain('庁内だけの話');
		expect(without).not.toContain('外でもよい話');
		expect(without).toContain('書かれた言葉は、Renkei でお読みください。');
	});

	it('[MA9] a mail is plain text to its reader alone, marked as sent by a program, with an id that stays', async () => {
		await trial.raise({ ago: MINUTE });
		await trial.send();
		const [accepted] = trial.smtp.accepted;
		const [row] = await trial.mails();
		expect(accepted).toMatchObject({ to: [officer.address], from: 'renkei@example.jp' });
		expect(accepted?.mail.html).toBe(false);
		expect(accepted?.mail.messageId).toBe(`<${row?.id}@renkei.example.jp>`);
		expect(accepted?.mail.headers.get('auto-submitted')).toBe('auto-generated');
		expect(accepted?.mail.headers.get('x-auto-response-suppress')).toBe('All');
		expect(accepted?.mail.headers.get('content-type')).toMatchObject({ value: 'text/plain', params: { charset: 'utf-8' } });
		expect(accepted?.mail.date).toEqual(trial.clock.now());
		expect(accepted?.mail.from?.text).toBe('"Renkei 連携" <renkei@example.jp>');
		expect(accepted?.mail.text).toContain('https://renkei.example.jp/t/');
	});

	it('[MA10] without an address or a seat of today nothing is mailed, and nothing waits for an address that comes later', async () => {
		const { db } = trial.practice;
		await trial.raise({ ago: MINUTE });
		await bundle();
		await trial.choose(officer.person, { address: null });
		await drainOutbox(trial.deps);
		const unreached = await trial.raise({ ago: MINUTE });
		await trial.send();
		await trial.choose(officer.person, { address: officer.address });
		expect(await trial.notice(unreached.id)).toMatchObject({ mail: null, mail_time: 'none' });
		await trial.raise({ ago: MINUTE });
		await db.updateTable('seat').set({ to_day: '2026-11-30' }).where('id', '=', officer.seat).execute();
		await trial.send();
		await db.updateTable('seat').set({ to_day: null }).where('id', '=', officer.seat).execute();
		expect(await states()).toEqual(['dropped', 'dropped']);
		expect(trial.smtp.accepted).toEqual([]);
	});
});
