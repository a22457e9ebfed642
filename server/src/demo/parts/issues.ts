import type { DemoPart, DemoRow } from '../demo-types.ts';
import { asagiri, kasumizawa, kurise, tsubakizaka, wakasugi } from '../parties.ts';

const bodyIssues = (body: string, ...rows: DemoRow[]): DemoPart => ({
	key: '02',
	body,
	prose: [],
	fields: {},
	tables: { issues: rows },
});

/** 02 地域課題・現状 and 03 目指す姿. 灯野村 and 水守村 have not filled in theirs; 栗瀬町 lacks a source. */
export const issueParts: readonly DemoPart[] = [
	{
		key: '02',
		body: null,
		prose: [
			'月影郡の7町村では、路線バスの廃止が続き、自家用車を使えない高齢者の通院と買い物が難しい。令和8年6月の合同調査（回答1,284人）では、75歳以上の41.3%が「この1か月に行きたい所へ行けなかった」と答えた。',
			'原因は、予約の仕組みが町村ごとに分かれていることにある。通院先の6割は隣の町にあるため、往復とも電話で2回ずつ予約している。',
			'見守りの記録も、転院や転居のときに町村の間で引き継がれていない。',
		],
		fields: {},
		tables: {
			'common-issues': [
				{
					no: 1,
					issue: '町村の境をまたぐ通院と買い物の足がない',
					reason: '7町村のうち6町村で、通院先のいちばん多い病院が隣の町にある。',
				},
				{
					no: 2,
					issue: '予約が電話に限られ、受付の時間も町村で違う',
					reason: '7町村とも、予約は平日の日中の電話だけである。',
				},
				{
					no: 3,
					issue: '見守りの記録が町村の間で引き継がれない',
					reason: '記録の様式が7町村で5通りあり、転居のたびに聞き直している。',
				},
			],
		},
	},
	bodyIssues(
		asagiri,
		{
			issue: '病院のある中心部まで行く足がない',
			affected: '75歳以上で免許のない人',
			value: 1408,
			unit: '人',
			month: '2026-01',
			source: '住民基本台帳',
			cause: '路線バスが1日4便から2便に減り、帰りの便が昼過ぎで終わる。',
			priority: '高',
			'present-measure': 'デマンド交通を週3日走らせているが、町の外には出られない。',
			before: '通院の日は家族が仕事を休んで送る。家族がいない人は受診を先に延ばす。',
			'common-no': 1,
		},
		{
			issue: '隣の町村から来る患者の帰りの足がない',
			affected: '町の病院に通う郡内の住民',
			value: 62,
			unit: '人／日',
			month: '2026-06',
			source: '月影中央病院の聞き取り（練習用）',
			priority: '中',
			'common-no': 1,
		},
	),
	bodyIssues(kasumizawa, {
		issue: '通院の送迎を家族に頼れない',
		affected: '通院に送迎が要る人',
		value: 733,
		unit: '人',
		month: '2026-04',
		source: '福祉課調べ',
		cause: '同居の家族がいても、働いていて日中は送迎できない。',
		priority: '高',
		'common-no': 1,
	}),
	bodyIssues(kurise, {
		issue: '隣の町の病院へ行くのに予約が二度要る',
		affected: '75歳以上で免許のない人',
		value: 612,
		unit: '人',
		month: '2026-01',
		cause: 'デマンド交通が町の境で終わり、朝霧町の車に乗り換えるため。',
		priority: '高',
		'common-no': 1,
	}),
	bodyIssues(tsubakizaka, {
		issue: '予約の電話がつながらない',
		affected: '75歳以上で免許のない人',
		value: 540,
		unit: '人',
		month: '2026-01',
		source: '住民基本台帳',
		priority: '中',
		'present-measure': '受付は平日の8時30分から12時まで、職員1人で受けている。',
		'common-no': 2,
	}),
	bodyIssues(wakasugi, {
		issue: '転居した人の見守りの記録が引き継がれない',
		affected: '独りで暮らす75歳以上',
		value: 218,
		unit: '人',
		month: '2026-04',
		source: '民生委員調べ',
		priority: '高',
		before: '民生委員が代わると、緊急の連絡先を本人に一から聞き直している。',
		'common-no': 3,
	}),
	{
		key: '03',
		body: null,
		prose: [
			'3年後の月影郡では、住民が町村の境を気にせず、一度の予約で病院と店に行ける。電話でもスマートフォンでも、予約できる車は同じである。',
			'乗車の記録は、本人の同意のもとで見守りに役立てる。二週間続けて外出がないときは、その町村の保健師に知らせが届き、電話か訪問で様子を確かめる。',
			{ heading: 'なぜデジタルか' },
			'7町村の予約を紙と電話でまとめるには、受付の職員が互いの車の空きを知らなければならない。車の位置と空きを一つの画面で見ることは、紙と電話ではできない。',
			'いっぽう、車を運転する人と、様子を見に行く人は減らさない。デジタルは、人が動くきっかけを早く正しく届けるために使う。',
		],
		fields: {
			causality:
				'予約が町村ごとに分かれている → 7町村の車と予約を一つの仕組みに載せる → 境をまたぐ移動が一度の予約でできる → 行きたい所へ行ける人が増える。',
			alternative:
				'路線バスの増便は、運転手が確保できず見送った。タクシー券の増額は、郡内のタクシーが9台しかなく効果が限られる。',
		},
		tables: {
			strategies: [
				{
					body: asagiri,
					'plan-name': '第3期 朝霧町まち・ひと・しごと創生総合戦略',
					goal: '基本目標4 安心して暮らし続けられる地域をつくる',
					period: '令和7年度〜令和11年度',
				},
				{
					body: kasumizawa,
					'plan-name': '霞沢町総合戦略（第3期）',
					goal: '基本目標3 支え合いのまちづくり',
					period: '令和7年度〜令和11年度',
				},
				{
					body: kurise,
					'plan-name': '栗瀬町デジタル田園総合戦略',
					goal: '基本目標4 移動と健康を支える',
					period: '令和6年度〜令和10年度',
				},
			],
			'related-plans': [
				{
					body: asagiri,
					'plan-name': '月影郡地域公共交通計画',
					relation: '施策2「町村をまたぐ移動手段の確保」に当たる。',
				},
			],
		},
	},
];
