import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ThreadView } from '@renkei/api';
import { comesTrue } from './comes-true.ts';
import { type ProductionSeat, startProduction } from './production-folder.ts';
import type { Chance } from './rng.ts';
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
	'app-term-at-dot',
	'smtp-stop-and-app-kill',
] as const;
export type Trouble = (typeof troubles)[number];

/** A production server, its mail server, and people of an adopted 類型③ plan who write to each other. */
export interface MailRun {
	/** Comments that were answered as stored. */
	said(): number;
	/** Writes comments while this goes wrong; afterwards everything is up again. */
	round(trouble: Trouble, chance: Chance): Promise<void>;
	/** Waits until nothing is on its way. @returns what is not as promised, in words */
	findings(): Promise<string[]>;
	/** Mails of this state in the outbox. */
	mailsIn(state: string): number;
	close(): Promise<void>;
}

/** Comments of one round. */
const COMMENTS = 6;
/** A word of a comment by which it is found in a mail. */
const WORD = /ことば[0-9a-f]{8}/g;

interface Person extends ProductionSeat {
	readonly address: string;
}

export async function startMailRun(): Promise<MailRun> {
	const smtp = await startSmtp();
	const { server, doors, part, seats } = await startProduction(smtp, {
		RENKEI_ORIGIN: 'http://renkei.example.jp',
		RENKEI_MAIL_QUIET: '0',
	});
	const people = seats.map((seat) => ({ ...seat, address: `${seat.person}@town.example.jp` }));
	const folder = openFolder(server.data);
	folder.chooseAddresses(people);
	let said = 0;

	/** One comment that asks somebody else; while the app is down nothing is said. */
	const comment = async (chance: Chance): Promise<void> => {
		const from = chance.pick(people);
		const to = chance.pick(people.filter(({ party }) => party !== from.party));
		const word = `ことば${Math.floor(chance.next() * 2 ** 32)
			.toString(16)
			.padStart(8, '0')}`;
		const body = { kind: 'question', text: `${word} を教えてください。`, to: { party: to.party, seat: to.seat } };
		const reply = await doors.ask<ThreadView>(`/api/parts/${part}/threads`, { cookie: from.cookie, body }).catch(() => null);
		if (reply?.status === 201) {
			said += 1;
		}
	};
	const comments = async (chance: Chance, each: () => void = () => undefined): Promise<void> => {
		for (let count = 0; count < COMMENTS; count++) {
			await comment(chance);
			folder.raiseWhereNobodyDoes(people);
			each();
		}
	};
	return {
		said: () => said,
		async round(trouble, chance) {
			// A mail whose dot was cut off must be known as such before the app is killed: else it would be two mishaps at once.
			const noticed = () => comesTrue(() => folder.mailsIn('handed-over') === 0);
			const happening = happen(trouble, { smtp, server, chance, noticed });
			await Promise.all([happening.over, comments(chance, happening.step)]);
			// Cutting what hangs. After a kill nothing is cut: the server has what the dead app gave it, and is about to take it.
			if (trouble.startsWith('smtp-')) {
				await smtp.stop();
			}
			smtp.setMood('ready');
			await smtp.start();
			if (happening.down()) {
				await server.restart();
			}
			folder.raiseWhereNobodyDoes(people);
			await noticed();
		},
		async findings() {
			const quiet = await comesTrue(() => folder.unbound() === 0 && folder.mailsIn('waiting', 'handed-over') === 0);
			return [...(quiet ? [] : ['mails or notices still wait']), ...folder.findingsOf(smtp, people)];
		},
		mailsIn: (state) => folder.mailsIn(state),
		async close() {
			folder.close();
			await server.close();
			await smtp.stop();
		},
	};
}

interface Scene {
	readonly smtp: SmtpTrial;
	readonly server: RunningServer;
	readonly chance: Chance;
	/** Waits until the app has noticed what became of the mail on its way. */
	noticed(): Promise<unknown>;
}

interface Happening {
	/** Resolves when it has happened. */
	readonly over: Promise<void>;
	/** To be told after each comment: some things happen after one of them. */
	step(): void;
	/** Whether the app is down by it. */
	down(): boolean;
}

/** Lets something happen at a moment of chance: some milliseconds after some comment, or right after the next dot. */
function happen(trouble: Trouble, { smtp, server, chance, noticed }: Scene): Happening {
	const over = Promise.withResolvers<void>();
	let down = false;
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
		'app-term-at-dot': async () => void server.stop(),
		'smtp-stop-and-app-kill': async () => {
			await smtp.stop();
			await noticed();
			await server.kill();
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
	};
}

/** The data folder, looked into by another program than the server's. */
function openFolder(data: string) {
	const db = new DatabaseSync(join(data, 'renkei.sqlite'));
	db.exec('pragma busy_timeout = 10000');
	const count = (sql: string, ...values: string[]): number => (db.prepare(sql).get(...values) as { n: number }).n;
	return {
		chooseAddresses(people: readonly Person[]): void {
			const choose = db.prepare(
				"insert into mail_choice (person, address, to_me, to_party, news, words, code_tries) values (?, ?, 'prompt', 'prompt', 'digest', 1, 0)",
			);
			for (const { person, address } of people) {
				choose.run(person, address);
			}
		},
		/** For a server whose doors raise no notice of a new thread. */
		raiseWhereNobodyDoes(people: readonly Person[]): void {
			const threads = db
				.prepare(
					'select thread.id, thread.part, thread.to_seat, thread.at, part.plan from thread join part on part.id = thread.part where thread.to_seat is not null and not exists (select 1 from notice where notice.thread = thread.id)',
				)
				.all() as { id: string; part: string; to_seat: string; at: string; plan: string }[];
			for (const thread of threads.filter(({ to_seat }) => people.some(({ seat }) => seat === to_seat))) {
				db.prepare(
					"insert into notice (id, seat, plan, kind, personal, by_seat, part, thread, comment, at, mail_time) select ?, ?, ?, 'asked', 1, seat, ?, thread, id, at, 'prompt' from comment where thread = ? limit 1",
				).run(`notice-${thread.id}`, thread.to_seat, thread.plan, thread.part, thread.id);
			}
		},
		mailsIn: (...states: string[]): number =>
			states.reduce((sum, state) => sum + count('select count(*) n from mail where state = ?', state), 0),
		unbound: (): number => count("select count(*) n from notice where mail is null and mail_time = 'prompt'"),
		findingsOf: (smtp: SmtpTrial, people: readonly Person[]): string[] => findingsOf(db, smtp, people),
		close: (): void => db.close(),
	};
}

/** Each notice in exactly one mail that was taken, each mail taken once, by its reader alone, as plain text. */
function findingsOf(db: DatabaseSync, { accepted }: SmtpTrial, people: readonly Person[]): string[] {
	const findings: string[] = [];
	const notices = db
		.prepare(
			"select distinct seat.person, comment.text from notice join seat on seat.id = notice.seat join comment on comment.id = notice.comment where notice.mail_time = 'prompt'",
		)
		.all() as { person: string; text: string }[];
	const addressOf = new Map(people.map(({ person, address }) => [person, address]));
	const expected = new Map<string, number>();
	for (const { person, text } of notices) {
		for (const word of text.match(WORD) ?? []) {
			expected.set(`${addressOf.get(person)} ${word}`, 0);
		}
	}
	if (expected.size === 0) {
		findings.push('no notice was raised at all');
	}
	const ids = new Set<string>();
	for (const { to, mail } of accepted) {
		const id = mail.messageId ?? '';
		if (ids.has(id)) {
			findings.push(`the mail ${id} was taken twice`);
		}
		ids.add(id);
		if (to.length !== 1 || mail.html !== false || mail.attachments.length > 0) {
			findings.push(`the mail ${id} goes to ${to.join()} or is not plain text`);
		}
		for (const word of new Set((mail.text ?? '').match(WORD))) {
			const key = `${to[0]} ${word}`;
			if (!expected.has(key)) {
				findings.push(`${key}: nobody was to be told`);
			}
			expected.set(key, (expected.get(key) ?? 0) + 1);
		}
	}
	return [...findings, ...[...expected].filter(([, times]) => times !== 1).map(([key, times]) => `${key}: in ${times} mails`)];
}
