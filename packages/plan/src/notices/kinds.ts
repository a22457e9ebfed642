/**
 * What a notice tells (ux.md S9). Those that ask something of the seat stand under 自分がやること, the others under お知らせ.
 *
 * - `asked`: a thread waits for a word of this seat; `mentioned`: words name it; `round-asks`: a released round has items
 *   that wait for it; `due`: the last day of a thread that waits for it is tomorrow.
 * - `sign`, `sign-again` (its 決裁 has lapsed), `check`: frozen words wait for its 決裁 or its 確認; `returned`: a body gave
 *   差戻し on a part that is this seat's to put right; `later-view`: a 代決 was recorded whose 後閲 is this seat's.
 * - `sign-due`, `check-due`: the last day of a section is tomorrow, today or over, and its 決裁 or its 確認 is awaited still.
 * - `reminded`: the 代表団体 reminds its body of 決裁 that are awaited.
 */
export const askingKinds = [
	'asked',
	'mentioned',
	'round-asks',
	'due',
	'sign',
	'sign-again',
	'check',
	'sign-due',
	'check-due',
	'returned',
	'later-view',
	'reminded',
] as const;

/**
 * - `named`: words name a seat that may not answer there, or in a thread that waits for nobody; `replied`, `resolved`,
 *   `opened-again`: of a thread in which the seat has part; `accepted`, `declined`: its proposal;
 *   `answered`: how far an item that its party released has come; `round`: a round was released.
 * - `frozen`, `reopened`, `decided`: of a part that concerns it.
 * - `receipt`: an act of signing of its own body; `withdrawn`: another body took back a 決裁.
 * - `correction`: a 軽微な修正 was declared that would carry a 決裁 of its body over; `objected`: a body objects to one;
 *   `carried`: it has carried 決裁 over.
 * - `passkey`: one of the person's own was registered or ended, or is said to be lost; `passkey-lost`: a colleague ends one, or
 *   is about to, without having proved it.
 * - `representative`, `drafting`, `suggest-only`, `edition`: what was decided for the plan; `policy`: sections have other rules
 *   of sign-off; `seat`: it was given to the person.
 */
export const tellingKinds = [
	'replied',
	'named',
	'resolved',
	'opened-again',
	'accepted',
	'declined',
	'answered',
	'round',
	'frozen',
	'reopened',
	'decided',
	'representative',
	'drafting',
	'suggest-only',
	'edition',
	'policy',
	'seat',
	'receipt',
	'withdrawn',
	'correction',
	'objected',
	'carried',
	'passkey',
	'passkey-lost',
] as const;

/** Those that ask for a 確認 of frozen words, and those that ask for a 決裁 or a 確認 of them. */
export const askingToCheck = ['check', 'check-due'] as const satisfies readonly NoticeKind[];
export const askingToSign = ['sign', 'sign-again', 'sign-due', ...askingToCheck] as const satisfies readonly NoticeKind[];

export const noticeKinds = [...askingKinds, ...tellingKinds] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Those that tell of a passkey: they are about a person, and reach them whatever somebody at their screen has chosen or ticked off. */
export const passkeyKinds = ['passkey', 'passkey-lost'] as const satisfies readonly NoticeKind[];

/** Whether a notice tells of a passkey. */
export function isOfPasskey({ kind }: { readonly kind: string }): boolean {
	return (passkeyKinds as readonly string[]).includes(kind);
}

/** Whether a notice asks its seat to do something, until it is settled. */
export function asksOf(kind: NoticeKind): boolean {
	return (askingKinds as readonly string[]).includes(kind);
}
