import { expenseKinds, phases } from '../choices.ts';
import { optional, required, table } from '../entry.ts';
import type { PartSpec } from '../types.ts';

/** 見積: one business's price lines, in 円 with tax. No other business, no vendor and not the state reads it. */
export const quotes: PartSpec = {
	question: '見積の前提（含むもの、含まないもの、有効期限など）を書いてください。',
	guide: null,
	fields: [
		required('quote-number', '見積番号', 'text', '見積書に書いた番号です。'),
		required('quoted-on', '見積日', 'date', '見積書の日付です。'),
		optional('valid-until', '有効期限', 'date', '見積書の有効期限です。'),
		optional('contact', '担当者', 'text', '問い合わせを受ける人です。'),
	],
	tables: [
		table('prices', '価格', 1, '費目ごとに1行です。「一式」では書けません。', [
			required('no', 'No', 'number', '1から順に付けます。'),
			required('expense', '費目', 'choice', '費目を選びます。', { choices: expenseKinds }),
			required('content', '内容', 'text', '作業や物の名です。'),
			required('amount', '金額（税込）', 'yen', '数量×単価です。', { unit: '円' }),
			required('quantity', '数量', 'number', '人日、台、か月などの数です。'),
			required('quantity-unit', '数量の単位', 'text', '人日、台、回、か月など。'),
			required('unit-price', '単価（税込）', 'yen', '税を含む単価です。', { unit: '円' }),
			required('phase', '初期・運用', 'choice', '初めの費用と、続く費用を分けます。', { choices: phases }),
			optional('service', 'サービス', 'text', '05 導入サービスの名です。'),
			optional('note', '備考', 'text', '前提や条件があれば書きます。'),
		]),
	],
};

/** 庁内メモ: prose only, read by nobody outside the body. */
export const memo: PartSpec = {
	question: '庁内だけで使うメモです。ほかの団体、県、事業者には見えません。',
	guide: null,
	fields: [],
	tables: [],
};
