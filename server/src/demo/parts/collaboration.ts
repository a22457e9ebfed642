import type { DemoPart } from '../demo-types.ts';
import { asagiri, hino, kasumizawa, kurise, mizumori, tsubakizaka, wakasugi } from '../parties.ts';

/** 04 地域間連携 and 06 優良モデル・横展開 (the model bodies are invented too). */
export const collaborationParts: readonly DemoPart[] = [
	{
		key: '04',
		body: null,
		prose: [
			'月影郡の住民の暮らしは、一つの町村の中で終わらない。通院先の6割、買い物先の4割が隣の町村にあり、どの町村が単独で予約の仕組みを入れても、境の手前で移動が途切れる。',
			'車と運転手も足りない。7町村のデマンド交通の車は合わせて21台で、平日の午前に予約が集まる町村と、車が空いている町村が同時にある。7町村で一つの配車にすると、いまの台数のまま断る予約を減らせる。',
			'予約センターは、7町村がそれぞれ置くと1団体当たり年93万円かかる。一つにまとめると68万6千円になる。',
		],
		fields: {
			'necessity-figures':
				'通院先が町外の人 6割、買い物先が町外の人 4割（令和8年6月の合同調査、回答1,284人）。断った予約 月148件（令和8年4〜6月、7町村の月報の計）。',
			form: '代表団体が一括契約＋負担金',
			basis: '任意協定',
			'basis-detail': '月影郡の移動と見守りの連携に関する協定（令和9年2月に締結の見込み）',
			'outside-limit': 'まだ分からない',
		},
		tables: {
			agreements: [
				{ body: asagiri, stage: '首長', date: '2026-10-09', 'document-number': '朝企第305号' },
				{ body: kasumizawa, stage: '首長', date: '2026-10-30', 'document-number': '霞企第188号' },
				{ body: kurise, stage: '課長', date: '2026-10-22' },
				{ body: tsubakizaka, stage: '課長', date: '2026-11-04' },
				{ body: hino, stage: '担当者', date: '2026-10-16' },
				{ body: mizumori, stage: '未着手' },
				{ body: wakasugi, stage: '課長', date: '2026-11-11' },
			],
		},
	},
	{
		key: '06',
		body: null,
		prose: [
			'手本とするのは、潮見県の汐入市を中心とする3市町の共同配車である。海沿いの3市町が一つの予約センターを持ち、境をまたぐ予約を一度で受けている。',
			'汐入市では、導入から2年で、断った予約が月210件から月74件に減った。電話の予約を残したまま始めたため、75歳以上の利用者が減らなかったことも確かめられている。',
			'月影郡は山あいで、電波の届かない区間が3か所ある。このため、車載タブレットに行き先を先に送っておき、電波がなくても次の客の家が分かるようにする。',
		],
		fields: {
			proof:
				'汐入市の3市町では、令和5年度に実証し、令和6年度から本格運行に移った。利用者アンケート（回答412人）で「前より出かけやすい」が68%であった。',
			spread: '3年目に、隣の風待郡の2町から相談を受けている。予約センターの席を増やすだけで加われる仕様にする。',
		},
		tables: {
			models: [
				{
					name: '潮見県汐入市ほか2市町',
					project: '潮路湾3市町 共同配車事業',
					year: '令和5年度',
					service: 'AIオンデマンド交通、共同予約センター',
					result: '断った予約 月210件 → 月74件',
					'candidate-no': 1,
					population: 48_000,
					cost: 19_200,
					benefit: 1632,
					'benefit-unit': '断らずに済んだ予約（件）',
					source: '汐入市への聞き取り（令和8年9月18日、練習用）',
					difference: '海沿いで平ら。月影郡は山あいで、電波の届かない区間がある。',
					follow: '予約センターの共同化は踏襲する。車載の仕組みは電波がなくても動くものに変える。',
				},
				{
					name: '風早県東雲町',
					project: '東雲平4町 健康と外出の見守り事業',
					year: '令和6年度',
					service: '見守りの記録の共通化',
					result: '外出の減少に気づくまで 平均31日 → 12日',
					'candidate-no': 3,
					population: 31_500,
					cost: 6300,
					source: '東雲町の公表資料（令和8年3月、練習用）',
					difference: '保健師の数が1町当たり2人多い。',
					follow: '知らせの条件（二週間の外出なし）を踏襲する。訪問の前に電話を入れる手順に変える。',
				},
			],
		},
	},
];
