import { refusalOf } from '@renkei/plan';

/** A part that would outgrow what a part may be, in bytes or in nodes. */
export const tooLarge = refusalOf(
	'too-large',
	'この部分は大きくなりすぎました。書いた文は下書きに残しました。文を減らしてから入れ直してください。',
);
