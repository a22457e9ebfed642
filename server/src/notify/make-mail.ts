import { asksOf, isOfPasskey } from '@renkei/plan';
import { dayInJapan } from '../clock.ts';
import { findSeats } from '../storage/grant-facts.ts';
import { mailChoiceOf } from '../storage/mail-choices.ts';
import { isNewestCode } from '../storage/mail-codes.ts';
import { noticesInMail, openNoticesBeside } from '../storage/outbox.ts';
import type { Db, MailRow, NoticeRow, Tx } from '../storage/tables.ts';
import type { Deps } from '../usecases/deps.ts';
import { type ToldNotice, toldNotices } from '../usecases/notices/told-notices.ts';
import { makeCheckpointMail } from './checkpoint-mail.ts';
import { composeCode, composeDigest, composePrompt, type MailWords } from './compose-mail.ts';

export interface MakeDeps extends Pick<Deps, 'clock' | 'template'> {
	readonly db: Db | Tx;
	/** `https://renkei.example.jp` */
	readonly origin: string;
}

/** A mail as it goes out now. */
export interface MadeMail extends MailWords {
	readonly to: string;
}

/**
 * Makes a mail at the moment of sending: where it goes, and what it may say by the rights of now. What was settled, ticked
 * off, deleted or walled since it was bundled is not in it. It changes nothing, and makes the same of the same: that is how
 * is found out, right before the last byte leaves, whether it still holds.
 * @param code six digits, told where the mail brings a code
 * @returns null when nothing is left to tell, or nobody to tell it to
 */
export async function makeMail(deps: MakeDeps, mail: MailRow, code: string): Promise<MadeMail | null> {
	const choice = await mailChoiceOf(deps.db, mail.person);
	if (mail.kind === 'code') {
		// One that was asked for later has taken its place.
		const to = (await isNewestCode(deps.db, mail)) ? choice.asked_address : null;
		return to === null ? null : { to, ...composeCode({ code, origin: deps.origin }) };
	}
	const today = dayInJapan(deps.clock.now());
	if (mail.kind === 'checkpoint') {
		return makeCheckpointMail(deps.db, mail, { today, origin: deps.origin });
	}
	const seats = await findSeats(deps.db, { person: mail.person, today });
	if (choice.address === null || seats.length === 0) {
		return null;
	}
	const told = await toldOf(deps, today, await noticesInMail(deps.db, mail.id));
	if (told.length === 0) {
		return null;
	}
	const ask = { told, words: choice.words === 1, origin: deps.origin, today };
	if (mail.kind === 'prompt') {
		return { to: choice.address, ...composePrompt(ask) };
	}
	const seatIds = seats.map(({ id }) => id);
	const beside = (await openNoticesBeside(deps.db, mail.id, seatIds)).filter(({ kind }) => asksOf(kind as ToldNotice['kind']));
	const openBeside = (await toldOf(deps, today, beside)).length;
	return { to: choice.address, ...composeDigest({ ...ask, openBeside }) };
}

async function toldOf({ db, template }: MakeDeps, today: string, rows: readonly NoticeRow[]): Promise<ToldNotice[]> {
	// What tells of a passkey may have been ticked off by whoever was at the screen in its person's place.
	const isDue = (row: NoticeRow): boolean => row.settled_at === null && (row.done_at === null || isOfPasskey(row));
	const notices = rows.filter(isDue);
	const told = notices.length === 0 ? [] : await toldNotices(db, { template, today, notices });
	// Nothing that is done for practice reaches anybody's mailbox, whatever the notice says.
	return told.filter(({ plan }) => plan.practice === 0);
}
