import type { AcceptedMail } from './smtp-server.ts';

/** How often a word is to be told: of a comment whose answer was lost nobody knows whether it is stored. */
export type Expected = 'once' | 'perhaps';

/** A word of a comment by which it is found in a mail. */
const WORD = /ことば[0-9a-f]{8}/g;

/** The words in a text. */
export const wordsOf = (text: string): Set<string> => new Set(text.match(WORD));

interface Promised {
	/** By `<receiver> <word>`. */
	readonly expected: ReadonlyMap<string, Expected>;
	/** Words that may be lost. */
	readonly losable: ReadonlySet<string>;
}

/**
 * What is not as promised: each word in exactly one mail, to its reader alone, as plain text. A mail comes again only under
 * the same Message-ID, and only after a connection that was cut at its dot.
 */
export function mailFindings(accepted: readonly AcceptedMail[], { expected, losable }: Promised) {
	const findings: string[] = [];
	const carriers = new Map<string, Set<string>>();
	for (const [id, copies] of Map.groupBy(accepted, ({ mail }) => mail.messageId ?? '')) {
		if (copies.slice(0, -1).some(({ cut }) => !cut)) {
			findings.push(`the mail ${id} was answered and came again`);
		}
		for (const { to, mail } of copies) {
			if (to.length !== 1 || mail.html !== false || mail.attachments.length > 0) {
				findings.push(`the mail ${id} goes to ${to.join()} or is not plain text`);
			}
			for (const word of wordsOf(mail.text ?? '')) {
				const key = `${to[0]} ${word}`;
				carriers.set(key, (carriers.get(key) ?? new Set()).add(id));
			}
		}
	}
	let lost = 0;
	for (const [key, times] of expected) {
		const ids = carriers.get(key)?.size ?? 0;
		const mayBeLost = losable.has(key.split(' ')[1] ?? '');
		lost += ids === 0 && mayBeLost ? 1 : 0;
		if (ids > 1 || (ids === 0 && times === 'once' && !mayBeLost)) {
			findings.push(`${key}: in ${ids} mails`);
		}
	}
	const untold = [...carriers.keys()].filter((key) => !expected.has(key));
	return { findings: [...findings, ...untold.map((key) => `${key}: nobody was to be told`)], lost };
}
