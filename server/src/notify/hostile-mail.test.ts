import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type MailTrial, officer, startMailTrial } from '../testing/mail-trial.ts';
import { type Answer, type SmtpLines, startSmtpLines } from '../testing/smtp-lines.ts';
import { askMailAddress } from '../usecases/mail-settings.ts';
import { bundlePrompt } from './bundle-notices.ts';
import { drainOutbox } from './drain-outbox.ts';

const MINUTE = 60_000;
const NEW = 'new@kurise.example.jp';

let trial: MailTrial;
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
	trial.logged.length = 0;
	trial.setTime('2026-12-01T00:00:00.000Z');
	await trial.choose(officer.person, { address: officer.address, failed_at: null, asked_address: null, code: null });
});

afterEach(() => {
	smtp?.close();
});

const at = () => trial.clock.now().toISOString();
const ask = (address: string | null) =>
	askMailAddress(
		{ db: trial.practice.db, newId: trial.practice.newId, mailing: 'on' },
		{ session: { personId: officer.person }, moment: { at: at(), today: '2026-12-01' }, address },
	);
const chosen = () =>
	trial.practice.db.selectFrom('mail_choice').selectAll().where('person', '=', officer.person).executeTakeFirstOrThrow();
const states = async () => (await trial.mails()).map(({ kind, state }) => `${kind} ${state}`);
/** What drains into a server that answers so. */
async function against(answer: Answer) {
	const lines = await startSmtpLines(answer);
	smtp = lines;
	const deps = { ...trial.deps, unwritten: [], server: lines.server };
	return { lines, deps, drain: () => drainOutbox(deps) };
}
/** Answers so once, at the first line that begins so. */
const onceAt = (begin: string, act: () => Promise<string | null> | string | null): Answer => {
	let done = false;
	return (line) => {
		const first = !done && line.startsWith(begin);
		done ||= first;
		return first ? act() : null;
	};
};
const raiseAndBundle = async (text?: string) => {
	const notice = await trial.raise({ ago: MINUTE, ...(text === undefined ? {} : { text }) });
	await bundlePrompt(trial.deps, trial.clock.now());
	return notice;
};

describe('a mail that changes while it is on its way', () => {
	it('[MA40] is sent once by two workers on one folder, whoever is slower', async () => {
		await raiseAndBundle();
		const slow = Promise.withResolvers<string | null>();
		let connected = 0;
		const { lines, deps, drain } = await against((line) => {
			connected += line === 'CONNECT' ? 1 : 0;
			return line === 'CONNECT' && connected === 2 ? slow.promise : null;
		});
		const first = drain();
		const second = drainOutbox({ ...deps, unwritten: [] });
		await Promise.race([first, second]);
		expect(await states()).toEqual(['prompt sent']);
		slow.resolve(null);
		await Promise.all([first, second]);
		trial.advance(2 * MINUTE);
		await drain();
		expect(await states()).toEqual(['prompt sent']);
		expect(lines.got).toHaveLength(1);
	});

	it('[MA40b] that another worker has put off meanwhile waits until its time', async () => {
		await raiseAndBundle();
		const { lines, drain } = await against(
			onceAt('RCPT', async () => {
				await trial.practice.db.updateTable('mail').set({ attempts: 1, next_at: '2026-12-01T00:10:00.000Z' }).execute();
				return null;
			}),
		);
		await drain();
		expect(lines.got).toEqual([]);
		expect(await trial.mails()).toMatchObject([{ state: 'waiting', attempts: 1, next_at: '2026-12-01T00:10:00.000Z' }]);
	});

	it.each(['RCPT', 'DOT'])('[IB24] a code that was asked for anew at %s stays dropped, and the newest holds', async (where) => {
		await ask(NEW);
		const { lines, drain } = await against(
			onceAt(where, async () => {
				trial.advance(5000);
				await ask(NEW);
				return '451 4.3.0 later';
			}),
		);
		await drain();
		const { code } = await chosen();
		for (let minutes = 0; minutes < 3; minutes += 1) {
			trial.advance(2 * MINUTE);
			await drain();
		}
		expect((await chosen()).code).toBe(code);
		expect(await states()).toEqual(['code dropped', 'code sent']);
		expect(lines.got).toHaveLength(where === 'DOT' ? 2 : 1);
	});

	it('[MA41] what was deleted after it was made is not in it: it is given up before the dot and made anew at once', async () => {
		await raiseAndBundle('残る言葉');
		const gone = await raiseAndBundle('消える言葉');
		await trial.practice.db
			.updateTable('notice')
			.set({ mail: (await trial.mails())[0]?.id ?? null })
			.execute();
		const { lines, drain } = await against(
			onceAt('EHLO', async () => {
				await trial.practice.db
					.updateTable('comment')
					.set({ deleted_at: at(), text: '' })
					.where('id', '=', gone.comment)
					.execute();
				return null;
			}),
		);
		await drain();
		expect(lines.connections()).toBe(2);
		expect(lines.got.map(({ text }) => [text.includes('残る言葉'), text.includes('消える言葉')])).toEqual([[true, false]]);
		expect((await states()).toSorted()).toEqual(['prompt dropped', 'prompt sent']);
	});

	it('[MA41b] one of which nothing is left, or whose address was taken back, is dropped', async () => {
		const notice = await raiseAndBundle();
		const settled = await against(
			onceAt('DATA', async () => {
				await trial.practice.db.updateTable('notice').set({ settled_at: at() }).where('id', '=', notice.id).execute();
				return null;
			}),
		);
		await settled.drain();
		settled.lines.close();
		await raiseAndBundle();
		const removed = await against(
			onceAt('EHLO', async () => {
				await trial.choose(officer.person, { address: null });
				return null;
			}),
		);
		await removed.drain();
		expect([...settled.lines.got, ...removed.lines.got]).toEqual([]);
		expect(await states()).toEqual(['prompt dropped', 'prompt dropped']);
	});
});

describe('what a mail server has against us', () => {
	it.each([
		['RCPT', '554 5.7.1 <yamada@kurise.example.jp>: Relay access denied'],
		['RCPT', '530 5.7.0 Authentication required'],
		['RCPT', '550 5.1.8 <renkei@example.jp>: Sender address rejected: Domain not found'],
		['RCPT', '550 relay not permitted'],
		['RCPT', '421 4.7.0 too many mails'],
		['DATA', '421 4.7.0 too many mails'],
		['DOT', '550 5.4.5 Daily user sending limit exceeded'],
		['DOT', '554 5.7.1 Message rejected under suspicion of SPAM'],
		['DOT', '421 4.3.2 closing'],
	])('[MA16b] said at %s as %s makes every mail wait', async (where, answer) => {
		await raiseAndBundle();
		await raiseAndBundle();
		const { lines, drain } = await against((line) => (line.startsWith(where) ? answer : null));
		await drain();
		expect(lines.connections()).toBe(1);
		expect(await states()).toEqual(['prompt waiting', 'prompt waiting']);
		expect((await chosen()).failed_at).toBeNull();
	});

	it.each(['550 5.1.1 <yamada@kurise.example.jp>: User unknown', '550 5.1.10 recipient not found', '552 5.2.2 mailbox full'])(
		'[MA14b] %s is about the receiver, and the next mail has its turn',
		async (answer) => {
			await raiseAndBundle();
			await raiseAndBundle();
			const { lines, drain } = await against((line) => (line.startsWith('RCPT') ? answer : null));
			await drain();
			expect(lines.connections()).toBe(2);
			expect(await states()).toEqual(['prompt failed', 'prompt failed']);
			expect((await chosen()).failed_at).not.toBeNull();
		},
	);

	it('[MA45] a password leaves under TLS alone, but to this machine; who offers no sign-in is tried later', async () => {
		await raiseAndBundle();
		const user = { name: 'renkei', password: 'geheim' };
		const answers: Record<string, string> = {
			EHLO: '250-trial\r\n250 AUTH PLAIN',
			STARTTLS: '454 4.7.0 not now',
			AUTH: '235 2.7.0 welcome',
		};
		const { lines, deps } = await against((line) => answers[line.split(' ')[0] ?? ''] ?? null);
		// Also this machine, but by no name by which it is known as such.
		await drainOutbox({ ...deps, server: { ...lines.server, host: '0.0.0.0', user } });
		expect(lines.heard.some((line) => line.startsWith('STARTTLS'))).toBe(true);
		expect(lines.heard.some((line) => line.startsWith('AUTH') || line.startsWith('MAIL'))).toBe(false);
		expect(await states()).toEqual(['prompt waiting']);
		trial.advance(10 * MINUTE);
		await drainOutbox({ ...deps, server: { ...lines.server, user } });
		expect(lines.heard.filter((line) => line.startsWith('AUTH'))).toHaveLength(1);
		expect(await states()).toEqual(['prompt sent']);
		await raiseAndBundle();
		const bare = await against(() => null);
		await drainOutbox({ ...bare.deps, server: { ...bare.lines.server, user } });
		expect(bare.lines.heard.some((line) => line.startsWith('MAIL'))).toBe(false);
		expect(await states()).toEqual(['prompt sent', 'prompt waiting']);
	});
});

describe('a store that takes no writes', () => {
	it('[MA42] while a mail is answered loses no outcome: it is written before the next mail, and the store is known to fail', async () => {
		await raiseAndBundle();
		const other = new Database(join(trial.practice.folder, 'renkei.sqlite'));
		const { lines, deps, drain } = await against(
			onceAt('DOT', () => {
				other.exec('begin immediate');
				return '451 4.3.0 later';
			}),
		);
		await expect(drain()).rejects.toThrow('locked');
		expect(await states()).toEqual(['prompt handed-over']);
		await expect(drain()).rejects.toThrow('locked');
		other.exec('rollback');
		await drain();
		expect(await trial.mails()).toMatchObject([{ state: 'waiting', attempts: 1 }]);
		trial.advance(MINUTE);
		const failures: unknown[] = [];
		other.exec('begin immediate');
		await drainOutbox({ ...deps, storeFailed: (error) => failures.push(error) }).catch(() => undefined);
		other.exec('rollback');
		other.close();
		expect(failures).toMatchObject([{ code: 'SQLITE_BUSY' }]);
		expect(lines.got).toHaveLength(1);
		await drain();
		trial.advance(10 * MINUTE);
		await drain();
		expect(await states()).toEqual(['prompt sent']);
	});
});

it('[MA19c] a code has an id of its own at every attempt whose dot left', async () => {
	await ask(NEW);
	const { lines, drain } = await against(onceAt('DOT', () => '451 4.3.0 later'));
	await drain();
	trial.advance(MINUTE);
	await drain();
	const [first, second] = lines.got;
	expect(second?.text).toContain('番号：');
	expect(second?.text).not.toBe(first?.text);
	expect(second?.id).not.toBe(first?.id);
});

it('[MA44] a code leaves before what waits longer', async () => {
	await raiseAndBundle();
	trial.advance(1000);
	await ask(NEW);
	const { lines, drain } = await against(() => null);
	await drain();
	expect(lines.got.map(({ to }) => to)).toEqual([NEW, officer.address]);
});

it('[MA50] a mail that cannot be made is put off like others and holds none of them up', async () => {
	const { db } = trial.practice;
	const { id } = await trial.raise({ ago: 2 * MINUTE });
	await db.updateTable('notice').set({ kind: 'round-asks', round: 'r', thread: null, comment: null, part: null }).execute();
	await bundlePrompt(trial.deps, trial.clock.now());
	trial.advance(1000);
	await trial.raise({ ago: 2 * MINUTE });
	await bundlePrompt(trial.deps, trial.clock.now());
	const { lines, drain } = await against(() => null);
	// What only the first of them needs cannot be read.
	trial.practice.sqlite.exec('alter table review_round rename to gone');
	await drain().finally(() => trial.practice.sqlite.exec('alter table gone rename to review_round'));
	expect(lines.got).toHaveLength(1);
	const first = (await trial.notice(id)).mail;
	const mails = await trial.mails();
	expect(mails.find((mail) => mail.id === first)).toMatchObject({ state: 'waiting', attempts: 1, last_error: 'not made' });
	expect(mails.find((mail) => mail.id !== first)).toMatchObject({ state: 'sent' });
	expect(trial.logged).toContainEqual({ facts: expect.objectContaining({ mail: first }), message: 'a mail could not be made' });
});
