import type { DemoPart } from '../demo-types.ts';
import { asagiri, bodies, hino, mizumori } from '../parties.ts';

/** What each body has now, in code order. */
const presentSystems = [
	'デマンド交通の予約台帳（表計算）',
	'紙の予約簿',
	'デマンド交通の予約台帳（表計算）',
	'紙の予約簿',
	'なし（タクシー券のみ）',
	'なし（タクシー券のみ）',
	'紙の予約簿',
] as const;

/** 05 導入サービス and 13 スケジュール, whose 契約可能日 lies before 交付決定: the check is to notice. */
export const serviceParts: readonly DemoPart[] = [
	{
		key: '05',
		body: null,
		prose: [
			'導入するのは、予約・配車サービスと、見守り連携サービスの二つである。どちらも住民が使うか、住民と職員が一緒に使う。',
			{ heading: '予約・配車サービス' },
			'住民は、電話かスマートフォンで、乗る所、降りる所、着きたい時刻を伝える。仕組みが7町村の車から一台を選び、迎えの時刻を答える。町村の境で乗り換えはない。',
			{
				list: [
					'電話の受付は、平日の7時30分から18時まで',
					'スマートフォンの受付は、毎日24時間',
					'前の日の17時までの予約は、必ず答えを返す',
				],
			},
			{ heading: '見守り連携サービス' },
			'同意した住民について、二週間続けて乗車がないとき、その町村の保健師に知らせる。7町村の保健師と民生委員は、同じ形の記録に様子を書く。',
		],
		fields: {},
		tables: {
			services: [
				{
					no: 1,
					name: '予約・配車サービス',
					field: '交通・移動',
					'model-type': 'AIオンデマンド交通',
					users: '7町村の住民（特に75歳以上で免許のない人）',
					scene: '栗瀬町の住民が、通院の前の日に電話で予約し、朝9時に自宅の前から朝霧町の病院まで乗る。',
					provision: 'SaaS',
					product: 'AIオンデマンド交通の共通SaaS相当',
					catalogue: 'まだ分からない',
					start: '2027-10-01',
				},
				{
					no: 2,
					name: '見守り連携サービス',
					field: '福祉・見守り',
					'model-type': '該当なし',
					users: '独りで暮らす75歳以上のうち同意した人、保健師、民生委員',
					scene: '若杉村の保健師が、二週間外出のない住民の知らせを朝に受け、その日のうちに電話をかける。',
					provision: 'SaaS',
					product: '見守り記録の共有SaaS相当',
					catalogue: '掲載なし',
					start: '2027-12-01',
				},
			],
			'service-bodies': [
				...bodies.map((body, at) => ({
					'service-no': 1,
					body,
					joins: '初年度から参加',
					start: '2027-10-01',
					'present-system': presentSystems[at] as string,
					migration: body === hino || body === mizumori ? '不要' : '要',
				})),
				...bodies.map((body) => ({
					'service-no': 2,
					body,
					joins: body === mizumori ? '2年目以降に参加' : '初年度から参加',
					start: body === mizumori ? '2028-04-01' : '2027-12-01',
					migration: 'まだ分からない',
				})),
			],
			candidates: [
				{
					no: 1,
					name: '境をまたぐ予約・配車の共通化',
					'issue-no': 1,
					'model-type': 'AIオンデマンド交通',
					decision: '採用',
					reason: '7町村の車21台のまま断る予約を減らせる。汐入市では1人当たり年400円で、断った予約が月136件減った。',
				},
				{
					no: 2,
					name: '路線バスの増便と時刻の案内',
					'issue-no': 1,
					'model-type': '該当なし',
					decision: '見送り',
					reason: '運転手を確保できない。',
				},
				{
					no: 3,
					name: '見守りの記録の共通化',
					'issue-no': 3,
					'model-type': '該当なし',
					decision: '採用',
					reason: '東雲町で、外出の減少に気づくまでの日数が31日から12日になった。',
				},
				{ no: 4, name: '見守りセンサーの貸出し', 'issue-no': 3, 'model-type': '該当なし', decision: '見送り' },
			],
		},
	},
	{
		key: '13',
		body: null,
		prose: [
			'遅れやすいのは、7町村の予約台帳を新しい仕組みに移す作業である。様式が違うため、6月までに台帳をそろえ、7月に一度試しに移す。',
			'契約と発注は、すべて交付決定の後に行う。交付決定が遅れたときは、供用開始を11月まで遅らせる余裕を持たせている。',
		],
		fields: {},
		tables: {
			tasks: [
				{ no: 1, task: '仕様書の作成と公告の準備', body: asagiri, start: '2027-01-12', end: '2027-03-31' },
				{ no: 2, task: '契約', body: asagiri, start: '2027-04-05', end: '2027-04-30', after: '1', milestone: true },
				{ no: 3, task: '要件定義', body: asagiri, actor: '契約の相手', start: '2027-05-06', end: '2027-06-30', after: '2' },
				{ no: 4, task: '予約台帳をそろえる', body: asagiri, actor: '各団体', start: '2027-05-06', end: '2027-06-30', after: '2' },
				{ no: 5, task: '構築・設定', body: asagiri, actor: '契約の相手', start: '2027-07-01', end: '2027-08-31', after: '3' },
				{ no: 6, task: '住民説明会・周知', body: asagiri, actor: '各団体', start: '2027-08-02', end: '2027-09-30' },
				{ no: 7, task: '試し運行', body: asagiri, actor: '各団体', start: '2027-09-01', end: '2027-09-24', after: '4、5' },
				{
					no: 8,
					task: '見守り連携の開始',
					body: asagiri,
					actor: '各団体',
					start: '2027-12-01',
					end: '2028-03-31',
					after: '7',
					milestone: true,
				},
			],
			gates: [
				{ gate: '予算議決', date: '2027-03-19', note: '7町村の3月議会の見込み。最も遅い日' },
				{ gate: '交付決定', date: '2027-04-01', note: '前の回と同じ日と見込む' },
				{ gate: '契約可能日', date: '2027-03-25' },
				{ gate: '供用開始', date: '2027-10-01' },
				{ gate: '実績報告', date: '2028-04-10' },
				{ gate: 'KPI公表', date: '2028-06-30' },
			],
		},
	},
];
