import type { SigningActView } from '@renkei/api';

type Said = SigningActView['intent']['said'];
type Evidence = SigningActView['evidence'];

/** What the paper is called, and its file before the number. */
export const receiptName = '記録の控え';

export const verdictWords: Readonly<Record<NonNullable<Said['verdict']>, string>> = {
	agree: '同意',
	conditional: '条件付同意',
	return: '差戻し',
	'not-applicable': '対象外',
};

export const capacityWords: Readonly<Record<Said['capacity'], string>> = {
	checked: '担当者確認',
	'decision-maker': '決裁権者',
	delegated: '専決',
	acting: '代決（後閲 要）',
};

export const actWords: Readonly<Record<SigningActView['intent']['act'], string>> = {
	sign: '確認・承認の記録',
	withdraw: '撤回の記録',
	'later-view': '後閲の記録',
};

/** How a session began, by its short name in the record; one that is not here stands by that name. */
const signInWords: Readonly<Record<string, string>> = {
	demo: '練習用の席を選んで入った（本人の確認なし）',
	unknown: '方法の記録なし',
};

/** How the person had signed in. */
export function signInWordsOf({ signedInBy }: Evidence): string {
	return Object.hasOwn(signInWords, signedInBy) ? (signInWords[signedInBy] ?? signedInBy) : signedInBy;
}

/** How the person proved once more who acts, in words that claim no more than the record holds. */
export function stepUpWords({ prepared, stepUp }: Evidence): string {
	const how =
		stepUp.method === 'passkey'
			? 'パスキーで、この記録の内容に対する操作を確かめた'
			: 'サインインのみ（記録のときの、あらためての確認なし）';
	return prepared ? how : `${how}。文の表示と照合をせずに記録した`;
}

const enrolledWith = {
	passkey: '先に登録していた別のパスキーで確かめて登録した',
	'sign-in': 'サインインのみで登録した',
} as const;

/** When the passkey was registered, and with what where the record says so. */
export function enrolmentWords({ registeredAt, enrolledBy }: Extract<Evidence['stepUp'], { method: 'passkey' }>): string {
	return enrolledBy ? `${registeredAt}（${enrolledWith[enrolledBy]}）` : registeredAt;
}

/** What the receipt tells and what it does not. */
export const scopeWords =
	'記録したときの内容を示す控えです。その後の撤回、失効、後閲は載りません。いまの状態は計画の画面にあります。';

const contentCheck = [
	'部分の文は「renkei.part.v1」、改行（LF）、RFC 8785 の形の JSON をこの順に続けた UTF-8 の文字列です。その SHA-256 が上の表の確認値で、一字でも違えば別の値になります。',
	'記録の内容も同じ形です。「renkei.signoff.v1」、改行（LF）、RFC 8785 の形の JSON を続けた文字列の SHA-256 を base64url で書いたものが、下の照合値です。',
] as const;

/** Where the act stands in the plan's log. */
export function ledgerWords({ index }: NonNullable<SigningActView['ledger']>): string {
	return `この計画の記録簿の${index}番の項（0番から）`;
}

const ledgerCheck =
	'記録簿の項の原文は、\\u を戻した JSON の UTF-8 の前に 0x00 の1バイトを置いて SHA-256 をとると葉の値になります。それに「含まれることを示す値」を順に合わせた値（RFC 9162）が、要約の3行目（base64）です。要約の最後の行は、検証用の鍵（Ed25519、C2SP signed note）で確かめます。';

/** How to check the record, in some lines; without a passkey it also says what cannot be checked. */
export function checkWords({ evidence, ledger }: Pick<SigningActView, 'evidence' | 'ledger'>): string[] {
	return [...checksOf(evidence), ...(ledger === null ? [] : [ledgerCheck])];
}

function checksOf({ stepUp }: Evidence): string[] {
	return stepUp.method === 'passkey'
		? [
				...contentCheck,
				'下の「記録の原文」は、その JSON の英数字以外を \\u で書いたものです。空白と改行を除いて読み、RFC 8785 の形に書き直すと、照合値を計算できます。',
				'clientDataJSON の type が webauthn.get、challenge が照合値、origin が下のとおりであること、authenticatorData の先頭32バイトが RP ID の SHA-256 で、UP と UV が立っていることを見ます。',
				'応答値（signature）を、公開鍵（COSE）で、authenticatorData に clientDataJSON の SHA-256 を続けたものに対して検証します。',
			]
		: [
				...contentCheck,
				'確認値の計算に、このシステムは要りません。',
				'照合値は、記録の内容を一つに定めます。',
				'この記録にパスキーの応答はありません。だれが操作したかは、このシステムの記録によります。',
			];
}
