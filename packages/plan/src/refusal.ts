/**
 * The closed list of refusals. Each has one HTTP status and one Japanese sentence, in the order of
 * the house: what happened, whether the words are safe, what to do next. Screens may say more; the
 * code is what programs rely on.
 */
const REFUSALS = {
	'not-signed-in': { status: 401, text: '入り直しが必要です。書いた内容は保存されたところまで残っています。' },
	unknown: { status: 404, text: '見つかりません。アドレスを確かめてください。' },
	forbidden: { status: 403, text: 'この操作は、いまの席ではできません。' },
	malformed: { status: 400, text: '送られた内容を読み取れませんでした。画面を読み込み直してください。' },
	'too-large': { status: 413, text: '一度に送る量が多すぎます。分けて入れてください。' },
	'too-fast': { status: 429, text: '短い間に送る回数が多すぎます。少し待ってからもう一度試してください。' },
	'part-frozen': { status: 409, text: 'この部分は決裁のため凍結されています。直すには凍結を解く必要があります。' },
	'suggest-only': { status: 403, text: 'この節は提案のみです。代表団体だけが直接書けます。' },
	'drafting-off': { status: 403, text: '代表団体が委託事業者の下書きを止めています。指摘は付けられます。' },
	'not-frozen': { status: 409, text: 'この部分はまだ凍結されていません。凍結してから決裁してください。' },
	'already-frozen': { status: 409, text: 'この部分はすでに凍結されています。' },
	'content-changed': { status: 409, text: '表示した文と凍結した文が違います。新しい文を開いて確かめてください。' },
	'wrong-capacity': { status: 403, text: 'この席では、その立場で決裁できません。' },
	'reason-required': { status: 400, text: '理由を書いてください。' },
	'check-first': { status: 409, text: 'この節は、先に担当確認が要ります。担当者が同じ文を確認すると、決裁を記録できます。' },
	'capacity-not-taken': { status: 403, text: 'この節では、その立場の決裁を受け付けていません。決裁の決まりを確かめてください。' },
	'delegation-required': {
		status: 409,
		text: '専決・代決の根拠が席に入っていません。何も記録されていません。席の画面で根拠を入れてから、もう一度記録してください。',
	},
	'prepare-again': {
		status: 409,
		text: '準備から時間がたったか、内容が変わりました。何も記録されていません。もう一度「記録する」を押してください。',
	},
	'passkey-required': { status: 403, text: 'この席の記録にはパスキーが要ります。何も記録されていません。' },
	'step-up-failed': {
		status: 403,
		text: 'パスキーの確認ができませんでした。何も記録されていません。もう一度「記録する」を押してください。',
	},
	'sign-in-again': {
		status: 403,
		text: '入ってから時間がたったため、この操作はできません。何も変わっていません。いったん終了して入り直し、15分以内にもう一度操作してください。',
	},
	'already-done': { status: 409, text: 'すでに済んでいます。画面を読み込み直してください。' },
	'no-receiver': {
		status: 409,
		text: 'この団体には、催促を受け取る席がありません。何も送っていません。計画の席の画面で、決裁する人の席を確かめてください。',
	},
	'with-plan': { status: 409, text: '計画全体の決裁（21）は、ほかのすべての節の決裁と同時か、そのあとに記録します。' },
	'representative-unset': { status: 409, text: '代表団体がまだ決まっていません。先に代表団体を決めてください。' },
	'copy-refused': { status: 409, text: 'この画面の写しは古くなりました。書いた文は下書きに残しました。' },
	'invalid-content': { status: 422, text: '計画に入れられない内容が含まれています。' },
	'client-too-old': { status: 426, text: '画面が古くなりました。読み込み直してください。' },
	'storage-down': { status: 503, text: 'いま保存できません。この画面を開いたままにしてください。' },
	internal: {
		status: 500,
		text: 'サーバーで問題が起きました。書いた内容は保存されたところまで残っています。少し待ってもう一度試してください。',
	},
} as const;

/** A code of the closed list. */
export type RefusalCode = keyof typeof REFUSALS;

/** Why something was not done. `detail` says more in plain Japanese where the case knows more. */
export interface Refusal {
	readonly code: RefusalCode;
	readonly status: number;
	readonly text: string;
	readonly detail?: string;
}

/** Every code, for tests and for the API document. */
export const refusalCodes = Object.keys(REFUSALS) as RefusalCode[];

/** Makes a refusal. `detail` replaces the general sentence on screen where it is given. */
export function refusalOf(code: RefusalCode, detail?: string): Refusal {
	const { status, text } = REFUSALS[code];
	return detail === undefined ? { code, status, text } : { code, status, text, detail };
}

/** A failed result with a refusal of the closed list. */
export function refuse(code: RefusalCode, detail?: string): { ok: false; refusal: Refusal } {
	return { ok: false, refusal: refusalOf(code, detail) };
}
