import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ThreadView } from '@renkei/api';
import { comesTrue } from './comes-true.ts';
import { type Expected, mailFindings, wordsOf } from './mail-findings.ts';
import { type ProductionSeat, startProduction } from './production-folder.ts';
import type { Chance } from './rng.ts';
import { smtpCertificate } from './smtp-certificate.ts';
import { type SmtpTrial, startSmtp } from './smtp-server.ts';
import type { RunningServer } from './start-server.ts';

/** What goes wrong in a round. `-at-dot` is between the last byte of a mail and the answer to it. */
export const troubles = [
	'smtp-stop',
	'smtp-hang',
	'smtp-defers',
	'smtp-cut-at-dot',
	'app-kill',
	'app-term',
	'app-kill-at-dot',
	'app-kill-refused-at-dot',
	'app-term-at-dot',
	'smtp-stop-and-app-kill',
] as const;
export type Trouble = (typeof troubles)[number];

/** Those in which nothing is refused in the very moment in which the app is killed: one mishap at a time. */
export const stops = troubles.filter((trouble) => trouble !== 'app-kill-refused-at-dot');

/**
 * In these the app may be killed between the commit that hands a mail over and its dot, or the mail be refused by a server
 * that nobody hears any more: such a mail is in doubt and lost, as decision 025 says.
 */
const mayLose: readonly Trouble[] = ['app-kill', 'app-kill-refused-at-dot'];
/** In these alone may a mail come into doubt. */
const mayDoubt: readonly Trouble[] = [...mayLose, 'app-kill-at-dot'];

/** A production server, its mail server, and people of an adopted 類型③ plan who write to each other. */
export interface MailRun {
	/** Comments that were answered as stored. */
	said(): number;
	/** Writes comments while this goes wrong; afterwards everything is up again. */
	round(trouble: Trouble, chance: Chance): Promise<void>;
	/** Waits until nothing is on its way. @returns what is not as promised, in words */
	findings(): Promise<string[]>;
	/** Words in mails that were lost where a mail may be. */
	lost(): number;
	/** Mails that the server got again under the same Message-ID, after a connection that was cut at the dot. */
	again(): number;
	/** Mails of this state in the outbox. */
	mailsIn(state: string): number;
	close(): Promise<void>;
}

/** Comments of one round. */
const COMMENTS = 6;

interface Person extends ProductionSeat {
	readonly address: string;
}

/**
 * @param of.signedIn whether the mail server demands STARTTLS and a sign-in
 * @param of.keepsCut whether it by chance keeps a mail whose connection was cut before it could answer; else it has taken
 * responsibility for none that it did not answer (RFC 5321, 6.1)
 */
export async function startMailRun({ signedIn = false, keepsCut = false } = {}): Promise<MailRun> {
	const user = { name: 'renkei', password: 'geheim@1' };
	const smtp = await startSmtp(signedIn ? user : null);
	const certificate = join(mkdtempSync(join(tmpdir(), 'renkei-')), 'smtp.pem');
	writeFileSync(certificate, smtpCertificate.cert);
	const secured = {
		RENKEI_SMTP: `smtp://renkei:geheim%401@127.0.0.1:${smtp.port}?require-tls`,
		NODE_EXTRA_CA_CERTS: certificate,
	};
	const { server, doors, part, seats } = await startProduction(smtp, {
		RENKEI_ORIGIN: 'http://renkei.example.jp',
		RENKEI_MAIL_QUIET: '0',
		...(signedIn ? secured : {}),
	});
	const people = seats.map((seat) => ({ ...seat, address: `${seat.person}@town.example.jp` }));
	const folder = openFolder(server.data);
	folder.chooseAddresses(people);
	let said = 0;
	/** By receiver and word, from what the doors answered: a notice that is never raised is a finding too. */
	const expected = new Map<string, Expected>();
	const faults: string[] = [];
	let lostWords = 0;
	const doubts = new Set<string>();
	const losable = new Set<string>();
	/** Notes which mails have come into doubt by a trouble. */
	const noteDoubts = (trouble: Trouble): void => {
		for (const { id, texts } of folder.doubts().filter((mail) => !doubts.has(mail.id))) {
			doubts.add(id);
			if (!mayDoubt.includes(trouble)) {
				faults.push(`${trouble}: the mail ${id} is in doubt`);
			}
			for (const word of mayLose.includes(trouble) ? wordsOf(texts) : []) {
				losable.add(word);
			}
		}
	};

	/** One comment that asks somebody else; while the app is down nothing is said. */
	const comment = async (chance: Chance): Promise<void> => {
		const from = chance.pick(people);
		const to = chance.pick(people.filter(({ party }) => party !== from.party));
		const word = `ことば${Math.floor(chance.next() * 2 ** 32)
			.toString(16)
			.padStart(8, '0')}`;
		const body = { kind: 'question', text: `${word} を教えてください。`, to: { party: to.party, seat: to.seat } };
		const reply = await doors.ask<ThreadView>(`/api/parts/${part}/threads`, { cookie: from.cookie, body }).catch(() => null);
		const isStored = reply?.status === 201;
		said += isStored ? 1 : 0;
		// One whose answer was lost with the app may be stored or not.
		if (isStored || reply === null) {
			const address = people.find(({ seat }) => seat === to.seat)?.address ?? '';
			expected.set(`${address} ${word}`, isStored ? 'once' : 'perhaps');
		}
	};
	const comments = async (chance: Chance, each: () => void = () => undefined): Promise<void> => {
		for (let count = 0; count < COMMENTS; count++) {
			await comment(chance);
			each();
		}
	};
	return {
		said: () => said,
		async round(trouble, chance) {
			smtp.keepCut(() => keepsCut && chance.next() < 0.5);
			const noticed = () => comesTrue(() => folder.mailsIn('handed-over') === 0);
			const killIdle = () => folder.killIdle(() => server.kill());
			const happening = happen(trouble, { smtp, server, chance, killIdle });
			await Promise.all([happening.over, comments(chance, happening.step)]);
			// Cutting what hangs. After a kill nothing is cut: the server has what the dead app gave it, and is about to take it.
			if (trouble.startsWith('smtp-')) {
				await smtp.stop();
			}
			smtp.setMood('ready');
			await smtp.start();
			await happening.stopped();
			if (happening.down()) {
				await server.restart();
			}
			await noticed();
			noteDoubts(trouble);
		},
		async findings() {
			const quiet = await comesTrue(() => folder.unbound() === 0 && folder.mailsIn('waiting', 'handed-over') === 0);
			const { findings, lost } = mailFindings(smtp.accepted, { expected, losable });
			lostWords = lost;
			return [...(quiet ? [] : ['mails or notices still wait']), ...faults, ...findings];
		},
		lost: () => lostWords,
		again: () => smtp.accepted.length - new Set(smtp.accepted.map(({ mail }) => mail.messageId)).size,
		mailsIn: (state) => folder.mailsIn(state),
		async close() {
			folder.close();
			await server.close();
			await smtp.stop();
			rmSync(dirname(certificate), { recursive: true });
		},
	};
}

interface Scene {
	readonly smtp: SmtpTrial;
	readonly server: RunningServer;
	readonly chance: Chance;
	/** Kills the app once it has noticed what became of the mail on its way. */
	killIdle(): Promise<unknown>;
}

interface Happening {
	/** Resolves when it has happened. */
	readonly over: Promise<void>;
	/** To be told after each comment: some things happen after one of them. */
	step(): void;
	/** Whether the app is down by it. */
	down(): boolean;
	/** Resolves when an app that was told to stop has ended. */
	stopped(): Promise<unknown>;
}

/** Lets something happen at a moment of chance: some milliseconds after some comment, or right after the next dot. */
function happen(trouble: Trouble, { smtp, server, chance, killIdle }: Scene): Happening {
	const over = Promise.withResolvers<void>();
	let down = false;
	let stopping: Promise<unknown> = Promise.resolve();
	let comments = 0;
	const after = chance.below(COMMENTS) + 1;
	const delay = chance.below(400);
	const acts: Readonly<Record<Trouble, () => Promise<unknown>>> = {
		'smtp-stop': () => smtp.stop(),
		'smtp-hang': async () => smtp.setMood('hang'),
		'smtp-defers': async () => smtp.setMood(chance.pick(['defer-receiver', 'defer-mail'])),
		'smtp-cut-at-dot': () => smtp.stop(),
		'app-kill': () => server.kill(),
		'app-term': () => server.stop(),
		'app-kill-at-dot': () => server.kill(),
		// Its answer must not wait for the end of the app, which waits for the answer.
		'app-term-at-dot': async () => {
			stopping = server.stop();
		},
		'app-kill-refused-at-dot': async () => {
			await server.kill();
			smtp.setMood('defer-mail');
		},
		'smtp-stop-and-app-kill': async () => {
			await smtp.stop();
			await killIdle();
		},
	};
	const act = async (): Promise<void> => {
		down = trouble.includes('app-');
		await acts[trouble]();
		over.resolve();
	};
	if (trouble.endsWith('at-dot')) {
		smtp.atNextDot(act);
	}
	return {
		over: over.promise,
		step() {
			comments += 1;
			if (comments === after && !trouble.endsWith('at-dot')) {
				setTimeout(() => void act(), delay);
			}
		},
		down: () => down,
		stopped: () => stopping,
	};
}

/** The data folder, looked into by another program than the server's. */
function openFolder(data: string) {
	const db = new DatabaseSync(join(data, 'renkei.sqlite'));
	db.exec('pragma busy_timeout = 10000');
	const count = (sql: string, ...values: string[]): number => (db.prepare(sql).get(...values) as { n: number }).n;
	const mailsIn = (...states: string[]): number =>
		states.reduce((sum, state) => sum + count('select count(*) n from mail where state = ?', state), 0);
	return {
		chooseAddresses(people: readonly Person[]): void {
			const choose = db.prepare(
				"insert into mail_choice (person, address, to_me, to_party, news, words, code_tries) values (?, ?, 'prompt', 'prompt', 'digest', 1, 0)",
			);
			for (const { person, address } of people) {
				choose.run(person, address);
			}
		},
		/** Mails in doubt, with the words of what they carry. */
		doubts: (): { id: string; texts: string }[] =>
			db
				.prepare(
					"select mail.id, group_concat(comment.text, ' ') texts from mail join notice on notice.mail = mail.id join comment on comment.id = notice.comment where mail.state = 'doubt' group by mail.id",
				)
				.all() as { id: string; texts: string }[],
		mailsIn,
		unbound: (): number => count("select count(*) n from notice where mail is null and mail_time = 'prompt'"),
		/**
		 * Kills while no mail is handed over. A mail whose dot was cut off must be known as such before: else it would be two
		 * mishaps at once. Under the write lock, so that none is handed over between the look and the kill.
		 */
		killIdle: (kill: () => Promise<void>): Promise<boolean> =>
			comesTrue(async () => {
				db.exec('begin immediate');
				try {
					const isIdle = mailsIn('handed-over') === 0;
					await (isIdle ? kill() : undefined);
					return isIdle;
				} finally {
					db.exec('rollback');
				}
			}),
		close: (): void => db.close(),
	};
}
