import { randomInt } from 'node:crypto';
import type { NoticeKind, ThreadKind } from '@renkei/plan';
import { type SmtpTrial, startSmtp } from '../../../tests/support/smtp-server.ts';
import { type BundleDeps, bundlePrompt } from '../notify/bundle-notices.ts';
import { type DrainDeps, drainOutbox } from '../notify/drain-outbox.ts';
import { usualPatience } from '../notify/send-mail.ts';
import type { MailingDeps, MailSettings } from '../notify/start-mailing.ts';
import { mailChoiceOf, writeMailChoice } from '../storage/mail-choices.ts';
import type { MailChoiceRow, MailRow, NoticeRow } from '../storage/tables.ts';
import { insertThread, newCommentColumns, newThreadColumns } from '../storage/threads.ts';
import { inTransaction } from '../storage/transaction.ts';
import { type PracticePlan, startPractice } from './practice-plan.ts';

/** What a notice of a trial tells; what is left out: asked by the vendor of the officer of 栗瀬町, to be mailed at once. */
export interface TrialNotice {
	readonly seat?: string;
	readonly kind?: NoticeKind;
	readonly time?: 'prompt' | 'digest' | 'none';
	/** Words of a comment of its own, on 02; null for a notice without a thread. */
	readonly text?: string | null;
	readonly part?: string;
	readonly due?: string;
	/** Milliseconds before the clock. */
	readonly ago?: number;
	readonly thread?: ThreadKind;
}

/** The demo's data, a mail server and an outbox between them, with a clock that is set by hand. */
export interface MailTrial {
	readonly practice: PracticePlan;
	readonly smtp: SmtpTrial;
	readonly settings: MailSettings;
	readonly logged: { readonly facts: object; readonly message: string }[];
	/** What the outbox is given; quiet is a minute. */
	readonly deps: DrainDeps & BundleDeps & Pick<MailingDeps, 'doneOn'>;
	clock: { now(): Date };
	advance(ms: number): void;
	setTime(at: string): void;
	raise(notice?: TrialNotice): Promise<NoticeRow>;
	choose(person: string, choice: Partial<MailChoiceRow>): Promise<void>;
	mails(): Promise<MailRow[]>;
	notice(id: string): Promise<NoticeRow>;
	/** Bundles and sends what is due now. */
	send(): Promise<void>;
	close(): Promise<void>;
}

export const officer = { seat: 'seat-kurise-officer', person: 'person-yamada', address: 'yamada@kurise.example.jp' };
const MINUTE = 60_000;

export async function startMailTrial(): Promise<MailTrial> {
	const practice = await startPractice();
	const smtp = await startSmtp();
	const { db, newId, plan, template } = practice;
	// The demo raises notices of its own, and has days that would raise more; of a plan for practice nothing is mailed.
	await db.deleteFrom('notice').execute();
	await db.updateTable('thread').set({ due: null }).execute();
	await db.updateTable('plan').set({ practice: 0 }).where('id', '=', plan).execute();
	let now = practice.clock.now().getTime();
	const clock = { now: () => new Date(now) };
	const logged: { facts: object; message: string }[] = [];
	const log = { error: (facts: object, message: string): void => void logged.push({ facts, message }) };
	const common = await practice.partAt('02', null);
	const settings: MailSettings = {
		server: { host: '127.0.0.1', port: smtp.port, secure: false, requireTls: false, user: null },
		from: { name: 'Renkei 連携', address: 'renkei@example.jp' },
		origin: 'https://renkei.example.jp',
		quiet: MINUTE,
		retry: MINUTE,
	};
	const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');
	const deps = {
		...{ db, clock, newId, template, log, newCode, patience: usualPatience },
		...{ ...settings, goesOn: () => true, stop: new AbortController().signal, unwritten: [] },
		...{ doneOn: null, storeFailed: () => undefined },
	};
	const trial: MailTrial = {
		...{ practice, smtp, settings, logged, deps, clock },
		advance(ms) {
			now += ms;
		},
		setTime(at) {
			now = Date.parse(at);
		},
		async raise({ seat = officer.seat, kind = 'asked', time = 'prompt', part = common, ago = 0, ...rest } = {}) {
			const at = new Date(now - ago).toISOString();
			const { text = 'この数の出典を教えてください。', due = null, thread: threadKind = 'question' } = rest;
			const by = 'seat-michishirube-reviewer';
			const [thread, comment] = text === null ? [null, null] : [newId(), newId()];
			if (thread !== null && comment !== null && text !== null) {
				const row = { ...newThreadColumns, id: thread, part, kind: threadKind, state: 'open', at, due };
				const place = { anchor_start: null, anchor_end: null, quote: null, words: null, before: null, after: null };
				await inTransaction(db, (tx) =>
					insertThread(tx, { ...row, ...place }, { ...newCommentColumns, id: comment, thread, seat: by, text, at }),
				);
			}
			const notice: NoticeRow = {
				...{ id: newId(), seat, plan, kind, personal: 1, by_seat: kind === 'due' ? null : by, part, thread, comment },
				...{ round: null, act: null, once: null, at, done_at: null, settled_at: null, mail_time: time, mail: null },
			};
			await db.insertInto('notice').values(notice).execute();
			return notice;
		},
		choose: (person, choice) =>
			inTransaction(db, async (tx) => writeMailChoice(tx, { ...(await mailChoiceOf(tx, person)), ...choice })),
		mails: () => db.selectFrom('mail').selectAll().orderBy('created_at').orderBy('id').execute(),
		notice: (id) => db.selectFrom('notice').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
		async send() {
			await bundlePrompt(deps, clock.now());
			await drainOutbox(deps);
		},
		async close() {
			await smtp.stop();
			await practice.close();
		},
	};
	await trial.choose(officer.person, { address: officer.address });
	return trial;
}
