import { createHash, timingSafeEqual } from 'node:crypto';
import { accept, type MailChoice, type Result, readMailAddress, readMailCode, refuse } from '@renkei/plan';
import { mailChoiceOf, writeMailChoice } from '../storage/mail-choices.ts';
import { askForCode, countCodes, dropCodes } from '../storage/mail-codes.ts';
import { letGoOfPerson, passkeyMailWaits } from '../storage/outbox.ts';
import type { MailChoiceRow, Tx } from '../storage/tables.ts';
import { inTransaction } from '../storage/transaction.ts';
import type { Asker, Deps, Mailing } from './deps.ts';

type Ask = Pick<Asker, 'moment'> & { readonly session: { readonly personId: string } };
type Choice = Promise<Result<MailChoiceRow>>;

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** Codes go to whatever address somebody names: in an hour and a day for one person, in a day to one address. */
const MOST_CODES = { hour: 3, day: 10, address: 5 } as const;
const CODE_HOLDS_MS = 30 * 60 * 1000;
const MOST_TRIES = 5;

/** What is cleared with a code, or with the address that it was for. */
const noCode = { code: null, code_at: null, code_tries: 0 } as const;

/** Says what is mailed to this person, and when; what is left out stays. Their address is another matter. */
export function changeMail(
	{ db }: Pick<Deps, 'db'>,
	ask: Ask & { readonly choice: { readonly [K in keyof MailChoice]?: MailChoice[K] | undefined } },
): Choice {
	const { toMe, toParty, news, words } = ask.choice;
	return inTransaction(db, async (tx) => {
		const row = await mailChoiceOf(tx, ask.session.personId);
		return write(tx, {
			...row,
			to_me: toMe ?? row.to_me,
			to_party: toParty === undefined ? row.to_party : toParty,
			news: news ?? row.news,
			words: words === undefined ? row.words : words ? 1 : 0,
		});
	});
}

/**
 * Asks for a code at an address, which counts only when the code has come back; until then an earlier one stays. The one that
 * stands needs no code: asking for it takes back what was asked since. Null ends all mail.
 * @returns `forbidden` where no mail leaves, `malformed` for what is no plain address, `too-fast` after too many codes and
 * where the address that stands is held
 */
export async function askMailAddress(
	{ db, newId, mailing }: Pick<Deps, 'db' | 'newId' | 'mailing'>,
	ask: Ask & { readonly address: string | null },
): Choice {
	const { session, moment } = ask;
	const person = session.personId;
	if (ask.address === null) {
		return inTransaction(db, async (tx): Choice => {
			const row = await mailChoiceOf(tx, person);
			if (await isHeld(tx, row, moment.at)) {
				return refuse('too-fast', heldWords);
			}
			await dropCodes(tx, { person, at: moment.at });
			await letGoOfPerson(tx, person, moment.at);
			return write(tx, { ...row, ...noCode, address: null, failed_at: null, asked_address: null });
		});
	}
	if (mailing !== 'on') {
		return refuse('forbidden', whyNoMail(mailing));
	}
	const read = readMailAddress(ask.address);
	if (!read.ok) {
		return read;
	}
	return inTransaction(db, async (tx) => {
		const row = await mailChoiceOf(tx, person);
		if (read.value === row.address && row.failed_at === null) {
			await dropCodes(tx, { person, at: moment.at });
			return write(tx, { ...row, ...noCode, asked_address: null });
		}
		const tooMany = await whyTooMany(tx, { person, address: read.value, at: moment.at });
		if (tooMany !== null) {
			return refuse('too-fast', tooMany);
		}
		await askForCode(tx, { id: newId(), person, address: read.value, at: moment.at });
		return write(tx, { ...row, ...noCode, asked_address: read.value });
	});
}

/** Why no more codes are sent now, or null. */
async function whyTooMany(
	tx: Tx,
	{ person, address, at }: { readonly person: string; readonly address: string; readonly at: string },
): Promise<string | null> {
	const since = (ms: number): string => new Date(Date.parse(at) - ms).toISOString();
	if ((await countCodes(tx, { person }, since(HOUR_MS))) >= MOST_CODES.hour) {
		return `番号は1時間に${MOST_CODES.hour}回まで送れます。少し待ってから、もう一度試してください。`;
	}
	if ((await countCodes(tx, { person }, since(DAY_MS))) >= MOST_CODES.day) {
		return `番号は1日に${MOST_CODES.day}回まで送れます。明日、もう一度試してください。`;
	}
	return (await countCodes(tx, { address }, since(DAY_MS))) >= MOST_CODES.address
		? 'このアドレスには、今日はもう番号を送れません。アドレスを確かめて、明日もう一度試してください。'
		: null;
}

function whyNoMail(mailing: Exclude<Mailing, 'on'>): string {
	return mailing === 'demo'
		? '練習用のため、メールは送りません。お知らせは、この画面の「お知らせ」で読めます。'
		: 'このサーバーでは、メールを送る設定がまだありません。管理している人に頼んでください。お知らせは、この画面の「お知らせ」で読めます。';
}

/** Confirms the address that was asked for with the code that was sent there. */
export function confirmMailAddress({ db }: Pick<Deps, 'db'>, ask: Ask & { readonly code: string }): Choice {
	const { session, moment } = ask;
	return inTransaction(db, async (tx) => {
		const row = await mailChoiceOf(tx, session.personId);
		const refused = whyNoCode(row, moment.at);
		if (refused !== null || row.asked_address === null) {
			return refuse('malformed', refused ?? nothingAsked);
		}
		const code = readMailCode(ask.code);
		if (code === null) {
			// A slip of the hand, no guess.
			return refuse('malformed', '番号は6けたの数字です。メールを見て入れてください。');
		}
		if (!isRight(row, code)) {
			return wrongCode(tx, row);
		}
		// What waits was told to another mailbox: the new one may be read by others.
		if (row.address !== null && row.address !== row.asked_address) {
			if (await isHeld(tx, row, moment.at)) {
				return refuse('too-fast', heldWords);
			}
			await letGoOfPerson(tx, session.personId, moment.at);
		}
		return write(tx, { ...row, ...noCode, address: row.asked_address, asked_address: null, failed_at: null });
	});
}

const heldWords =
	'あなたのパスキーについてのお知らせを、いまのアドレスに送っているところです。何も変わっていません。数分待ってから、もう一度操作してください。';

/**
 * Whether an address stays for now, because a mail waits for it that tells of a passkey: whoever registered one at another's
 * screen would otherwise send it elsewhere. For an hour at most, and not where the address does not work: a mail server that is
 * down keeps nobody from another address.
 */
async function isHeld(tx: Tx, { person, address, failed_at }: MailChoiceRow, at: string): Promise<boolean> {
	const since = new Date(Date.parse(at) - HOUR_MS).toISOString();
	return address !== null && failed_at === null && passkeyMailWaits(tx, person, since);
}

const nothingAsked = '確かめるメールアドレスがありません。先にアドレスを入れてください。';
const voidCode = '番号が5回違ったため、使えなくなりました。もう一度、番号を送ってください。';

/** Why no code can be right now, or null. */
function whyNoCode(row: MailChoiceRow, at: string): string | null {
	if (row.asked_address === null) {
		return nothingAsked;
	}
	if (row.code_tries >= MOST_TRIES) {
		return voidCode;
	}
	if (row.code === null || row.code_at === null) {
		return '番号のメールをまだ送れていません。届いてから入れてください。';
	}
	return Date.parse(at) - Date.parse(row.code_at) > CODE_HOLDS_MS
		? '番号の期限（30分）が過ぎました。もう一度、番号を送ってください。'
		: null;
}

/** Compared in constant time; only the hash is stored. */
function isRight({ person, code }: MailChoiceRow, typed: string): boolean {
	const hash = createHash('sha256').update(`${person}:${typed}`).digest();
	const stored = Buffer.from(code ?? '', 'hex');
	return stored.length === hash.length && timingSafeEqual(stored, hash);
}

async function wrongCode(tx: Tx, row: MailChoiceRow): Choice {
	const tries = row.code_tries + 1;
	const isVoid = tries >= MOST_TRIES;
	await writeMailChoice(tx, { ...row, code_tries: tries, code: isVoid ? null : row.code });
	return refuse('malformed', isVoid ? voidCode : '番号が違います。いちばん新しいメールにある6けたの数字を確かめてください。');
}

async function write(tx: Tx, row: MailChoiceRow): Choice {
	await writeMailChoice(tx, row);
	return accept(row);
}
