import type { DemoBlock, DemoPart, DemoRow } from '../demo-types.ts';
import { asagiri, kasumizawa, kurise, wakasugi } from '../parties.ts';

const bodyPart = (
	body: string,
	prose: readonly DemoBlock[],
	nonDigital: string,
	tables: Readonly<Record<string, readonly DemoRow[]>>,
): DemoPart => ({ key: '07', body, prose, fields: { 'non-digital': nonDigital }, tables });

/** 07 住民の声・利用促進・デバイド対策: four bodies have written theirs. */
export const residentParts: readonly DemoPart[] = [
	{
		key: '07',
		body: null,
		prose: [
			'令和8年6月に、7町村で同じ問いのアンケートを行った。広報紙に返信用の用紙を挟み、1,284人から答えを得た。うち75歳以上は506人である。',
			'「電話がつながらない」「帰りの時刻が読めない」という声が多かったため、05 導入サービスでは電話の受付を7時30分からとし、帰りの迎えの時刻を必ず答えることにした。',
			'使い始めの半年は、7町村の公民館を順に回る説明会を開く。説明会では、その場で最初の予約をしてもらう。',
		],
		fields: {},
		tables: {
			voices: [
				{
					method: 'アンケート',
					target: '7町村の18歳以上の住民',
					count: 1284,
					period: '令和8年6月1日〜30日',
					result: '75歳以上の41.3%が「この1か月に行きたい所へ行けなかった」。理由は「帰りの足がない」が最も多い（52%）。',
					reflected: '02、05',
				},
				{
					method: '聞き取り',
					target: '民生委員',
					count: 48,
					period: '令和8年7月',
					result: '担当の区域をまたいで転居した人の記録が届かない、が48人中37人。',
					reflected: '02、05',
				},
			],
			publicity: [
				{ medium: '広報紙（7町村同じ記事）', when: '令和9年7月号、9月号', goal: '全戸 14,200世帯' },
				{ medium: '公民館での説明会', when: '令和9年8月〜9月', goal: '21回、延べ630人' },
			],
		},
	},
	bodyPart(
		asagiri,
		['役場の福祉課に相談の席を一つ置き、月影中央病院の待合でも週2日、予約を手伝う。'],
		'電話の予約を続ける。予約センターの番号を載せた大きな字の札を、75歳以上の全戸に配る。',
		{
			support: [
				{
					target: '75歳以上でスマートフォンを持たない人',
					means: '電話の予約、病院の待合での手伝い',
					place: '月影中央病院',
					owner: '福祉課',
				},
				{ target: 'スマートフォンを持つが予約に慣れない人', means: 'スマートフォン教室', place: '中央公民館', owner: '企画課' },
			],
		},
	),
	bodyPart(
		kasumizawa,
		['地域おこし協力隊の2人が、集落の集まりに出向いて最初の予約を手伝う。'],
		'電話の予約を続ける。聞こえにくい人のために、ファクスの用紙も残す。',
		{
			voices: [
				{
					method: '意見交換会',
					target: '老人クラブ',
					count: 64,
					period: '令和8年8月20日',
					result: '「電話の相手が町のことを知っていると安心する」という声が多い。',
					reflected: '05、10',
				},
			],
			support: [
				{ target: '集落に独りで暮らす人', means: '出向いての説明', place: '各集落の集会所', owner: '福祉課、地域おこし協力隊' },
			],
		},
	),
	bodyPart(kurise, [], '電話の予約を続ける。役場と支所の窓口でも、職員が代わりに予約する。', {
		support: [
			{ target: '75歳以上でスマートフォンを持たない人', means: '窓口での代わりの予約', place: '役場、支所', owner: '総務課' },
		],
	}),
	bodyPart(
		wakasugi,
		['民生委員が月に一度の訪問のときに、次の月の通院の予約を一緒に済ませる。'],
		'電話の予約を続ける。民生委員が預かった予約も、センターが受ける。',
		{
			support: [
				{ target: '独りで暮らす75歳以上', means: '民生委員の訪問', place: '自宅', owner: '健康福祉課' },
				{ target: '電波の届かない地区の住民', means: '電話の予約', place: '自宅', owner: '健康福祉課' },
			],
		},
	),
];
