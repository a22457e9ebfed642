import type { SeatRole } from '../parties/types.ts';
import { asksOf, isOfPasskey, type NoticeKind } from './kinds.ts';

/** When a notice is mailed: at once, in the digest of 8:30, or never. */
export const mailTimes = ['prompt', 'digest', 'none'] as const;
export type MailTime = (typeof mailTimes)[number];

/** What a person has chosen (ux.md S14). */
export interface MailChoice {
	/** What asks this very seat, and the receipts of its own acts of signing. */
	readonly toMe: MailTime;
	/** What asks the party, whoever of it takes it up; null follows the role of the seat. */
	readonly toParty: MailTime | null;
	/** What only tells. */
	readonly news: Exclude<MailTime, 'prompt'>;
	/** Whether mails quote the words of comments. */
	readonly words: boolean;
}

/** What holds for whoever has chosen nothing. */
export const usualMailChoice: MailChoice = { toMe: 'prompt', toParty: null, news: 'digest', words: true };

/** What asks a party goes at once to those who do the work, and in the morning to those who decide. */
export function usualToParty(role: SeatRole): MailTime {
	return role === 'decider' || role === 'delegate' || role === 'acting' ? 'digest' : 'prompt';
}

/**
 * When a notice is mailed to the holder of a seat. A receipt goes to whoever signed as what is theirs: it is to be in their
 * hands soon after the act. What is done with passkeys is mailed at once whatever was chosen: whoever did it in another's name
 * may have chosen.
 * @param notice.personal whether it asks this very seat, not its party; of a receipt whether this seat signed
 */
export function mailTimeOf(
	notice: { readonly kind: NoticeKind; readonly personal: boolean },
	role: SeatRole,
	choice: MailChoice,
): MailTime {
	if (isOfPasskey(notice)) {
		return 'prompt';
	}
	if (!asksOf(notice.kind) && !(notice.kind === 'receipt' && notice.personal)) {
		return choice.news;
	}
	return notice.personal ? choice.toMe : (choice.toParty ?? usualToParty(role));
}
