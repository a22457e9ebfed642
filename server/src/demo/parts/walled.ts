import type { DemoPart, DemoRow } from '../demo-types.ts';
import { asagiri, kitahi, kurise, sumikawa } from '../parties.ts';

const price = (
	no: number,
	expense: string,
	content: string,
	[quantity, unit, unitPrice]: readonly [number, string, number],
	phase: '初期' | '運用',
): DemoRow => ({
	no,
	expense,
	content,
	quantity,
	'quantity-unit': unit,
	'unit-price': unitPrice,
	amount: quantity * unitPrice,
	phase,
});

/** Two rival 見積, which neither business may see of the other, and the 庁内メモ of two bodies. Prices in 円 with tax. */
export const walledParts: readonly DemoPart[] = [
	{
		key: 'quotes',
		body: sumikawa,
		prose: ['車載タブレットの通信料は、クラウド利用料に含みます。予約センターの人件費は含みません。'],
		fields: {
			'quote-number': 'SK-2026-1028',
			'quoted-on': '2026-10-28',
			'valid-until': '2027-03-31',
			contact: '公共営業部 水野 拓也',
		},
		tables: {
			prices: [
				price(1, '要件定義', '要件定義', [40, '人日', 50000], '初期'),
				price(2, '構築・設定', '予約・配車システムの構築', [120, '人日', 50000], '初期'),
				price(3, '機器', '車載タブレット 21台', [21, '台', 60000], '初期'),
				price(4, 'ライセンス/クラウド利用料(期間内)', 'クラウド利用料', [12, 'か月', 520000], '運用'),
			],
		},
	},
	{
		key: 'quotes',
		body: kitahi,
		prose: ['構築は、共同予約センターの既にある型を使う前提です。電波の届かない区間の機能は、別に2か月をいただきます。'],
		fields: {
			'quote-number': '北データ第0812号',
			'quoted-on': '2026-10-26',
			'valid-until': '2027-02-28',
			contact: '営業部 早坂 綾',
		},
		tables: {
			prices: [
				price(1, '要件定義', '要件定義', [45, '人日', 52800], '初期'),
				price(2, '構築・設定', '予約・配車システムの構築', [110, '人日', 57200], '初期'),
				price(3, '機器', '車載タブレット 21台', [21, '台', 71500], '初期'),
				price(4, 'ライセンス/クラウド利用料(期間内)', 'クラウド利用料', [12, 'か月', 583000], '運用'),
			],
		},
	},
	{
		key: 'memo',
		body: asagiri,
		prose: [
			'水守村は担当が一人で、10月から回答が止まっている。11月中に電話で聞き取り、こちらで下書きを渡す。',
			'プロポーザルの審査員は、12月の連携会議までに決める。',
		],
		fields: {},
		tables: {},
	},
	{
		key: 'memo',
		body: kurise,
		prose: [
			'財政係より：令和9年度の負担金は、その他財源を除いて一般財源がいくらかを11月末までに知りたいとのこと。',
			'2年目からの1,674千円は、紙の予約の委託（年860千円）をやめる分を差し引いて説明する。',
			'代理は保健福祉課と調整中。小林課長の了解は口頭で得た。',
		],
		fields: {},
		tables: {},
	},
];
