import { eligibilities, expenseKinds, ineligibleReasons, phases, shareRules } from '../choices.ts';
import { optional, required, table } from '../entry.ts';
import type { FieldSpec, SectionSpec } from '../types.ts';

/**
 * What a cost line is, whoever bears it (domain.md §1.5). Amounts in 千円, tax included. The amount stands right after
 * what it is for: a narrow screen shows the first columns.
 */
const line: readonly FieldSpec[] = [
	required('no', 'No', 'number', '1から順に付けます。団体の負担額とつながります。'),
	required('expense', '費目', 'choice', '「一式」は使えません。費目ごとに行を分けます。', { choices: expenseKinds }),
	required('content', '内容', 'text', '何の費用かを書きます。タブレットは台数まで書きます。'),
	required('amount', '金額（税込）', 'thousand-yen', '数量×単価です。', { unit: '千円' }),
	required('quantity', '数量', 'number', '人日、台、か月などの数です。'),
	required('quantity-unit', '数量の単位', 'text', '人日、台、回、か月など。'),
	required('unit-price', '単価', 'thousand-yen', 'どこで分かるか：見積書（税込）', { unit: '千円' }),
	required('phase', '初期・運用', 'choice', '初めの費用と、続く費用を分けます。', { choices: phases }),
	required('eligibility', '対象・対象外', 'choice', '交付対象事業費に入るかどうかです。', { choices: eligibilities }),
	optional('ineligible-reason', '対象外理由', 'choice', '対象外のときに選びます。', { choices: ineligibleReasons }),
	optional('service', 'サービス', 'text', '05 導入サービスの名です。'),
	optional('from', '期間の始め', 'month', '費用がかかり始める月です。'),
	optional('to', '期間の終わり', 'month', '実装計画期間の中に収めます。'),
];

const ofLine: Pick<FieldSpec, 'refers'> = { refers: { table: 'lines', number: 'no', name: 'content' } };

const papers: readonly FieldSpec[] = [
	optional('quote', '見積書', 'text', '見積書の番号です。'),
	optional('version', '版', 'text', '見積や積算の版です。'),
];

/** 11 事業費: common lines in the trunk; a body's population, actual shares and own lines in its part. */
export const cost: SectionSpec = {
	key: '11',
	title: '事業費',
	shortTitle: '事業費',
	help: '費目ごとに数量と単価が分かれ、対象外のものが除かれているかが見られます。団体ごとの計と計画の計が合わなければなりません。',
	writers: ['代', '構', '業'],
	signing: 'all',
	trunk: {
		question: '事業費の積み上げ方と、団体の間の分け方の考えを書いてください。',
		guide: 200,
		fields: [
			required('money-flow', '契約とお金の流れ', 'choice', '交付申請をする団体が変わります。事前相談で確かめます。', {
				choices: ['代表団体が一括して契約し、各団体が負担金を払う', '同じ仕様で各団体が契約する', '検討中'],
			}),
			required(
				'remainder-body',
				'端数を負担する団体',
				'body',
				'団体ごとに切り捨てた残りを負担する団体です。ふつうは代表団体です。',
			),
			optional('population-basis', '人口割に使う人口', 'choice', '全団体で同じものを使います。', {
				choices: ['住民基本台帳', '国勢調査'],
			}),
			optional('population-date', '人口の時点', 'date', '全団体で同じ日にします。'),
		],
		tables: [
			table('lines', '共通の費用', 1, '共同で負担する費用です。1費目1行です。', [
				...line,
				required('contractor', '契約主体（団体）', 'body', '契約を結ぶ団体です。'),
				required('share-rule', '按分の決め方', 'choice', '団体の間の分け方です。', { choices: shareRules }),
				optional('equal-percent', '均等割の割合', 'percent', '「均等割＋人口割」のときの均等割の分です。残りが人口割です。', {
					unit: '%',
				}),
				...papers,
			]),
			table('bearers', '負担団体', 0, '一部の団体だけで負担する行のときに入れます。入れない行は全団体が負担します。', [
				required('line-no', '行のNo', 'number', '共通の費用のNoです。', ofLine),
				required('body', '負担団体', 'body', '負担する団体です。'),
			]),
		],
	},
	perBody: {
		question: 'この団体の費用に補足があれば書いてください。',
		guide: null,
		fields: [
			required('population', '人口', 'number', 'どこで分かるか：住民基本台帳（共通の部分の時点）', { unit: '人' }),
			optional('population-date', '人口の時点', 'date', '共通の部分と同じ日にします。'),
			optional('population-source', '人口の出典', 'text', '資料の名です。例：住民基本台帳'),
			optional('usage', '利用実績', 'number', '利用実績割の行があるときに入れます。'),
			optional('usage-unit', '利用実績の単位', 'text', '件、回など。'),
			optional('usage-source', '利用実績の時点と出典', 'text', '例：令和7年度 デマンド交通の月報'),
			optional('other-funding', 'その他財源', 'thousand-yen', '県の補助や寄附など。国費と一般財源は入れません。', {
				unit: '千円',
			}),
			optional('other-funding-source', 'その他財源の内訳', 'text', '財源の名です。'),
			optional('budget-item', '予算科目', 'text', '款・項・目です。財政係に聞きます。'),
			optional('council', '予算の議決', 'month', '議会にかける月です。'),
		],
		tables: [
			table('shares', '実費・手入力の負担額', 0, '按分の決め方が実費か手入力の行について、この団体の額を入れます。', [
				required('line-no', '行のNo', 'number', '共通の費用のNoです。', ofLine),
				required('amount', '負担額', 'thousand-yen', 'どこで分かるか：台数・回数×単価', { unit: '千円' }),
				optional('note', '内訳', 'text', '例：3台'),
			]),
			table('own-lines', 'この団体だけの費用', 0, 'この団体だけが負担する費用です。ないときは空のままにします。', [
				...line,
				...papers,
			]),
		],
	},
};
