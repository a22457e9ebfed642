import type { DemoPart, DemoRow } from '../demo-types.ts';
import { asagiri, hino, kasumizawa, kurise, tsubakizaka, wakasugi } from '../parties.ts';

const people = (body: string, fields: DemoRow): DemoPart => ({ key: '10', body, prose: [], fields, tables: {} });

/** 09 推進体制 and 10 役割分担. 栗瀬町 has named no deputy, 水守村 nobody. */
export const organisationParts: readonly DemoPart[] = [
	{
		key: '09',
		body: null,
		prose: [
			'朝霧町を代表団体とし、7町村の担当課長でつくる連携会議が、計画の大きな点を決める。日ごろの進み具合は、担当者の会で毎月確かめる。',
			'予約センターは、月影郡社会福祉協議会連絡会に運営を任せる。電話の相手が土地のことを知っていることを、住民が望んでいるためである。',
			'住民は、利用者の会として年に3回、運行の時刻と乗る所について意見を言う。会の意見と、それにどう答えたかは、7町村の広報紙に載せる。',
		],
		fields: {
			participation:
				'利用者の会（各町村から2人、計14人）が年3回、運行の時刻と乗る所に意見を出す。連携会議は、次の会までに答える。',
		},
		tables: {
			nodes: [
				{ name: '朝霧町（代表団体）', sector: '官', unit: '企画課' },
				{ name: '構成6町村', sector: '官', unit: '各担当課' },
				{ name: '月影郡社会福祉協議会連絡会', sector: '住民', unit: '予約センター' },
				{ name: '澄川システム株式会社', sector: '産', unit: '公共営業部' },
				{ name: '月影中央病院', sector: '住民', unit: '地域連携室' },
				{ name: '月影大学 地域交通研究室', sector: '学' },
				{ name: '利用者の会', sector: '住民' },
			],
			edges: [
				{ from: '構成6町村', to: '朝霧町（代表団体）', role: '負担金を払い、連携会議に出る', kind: '協定' },
				{ from: '朝霧町（代表団体）', to: '月影郡社会福祉協議会連絡会', role: '予約センターの運営', kind: '委託' },
				{ from: '朝霧町（代表団体）', to: '月影大学 地域交通研究室', role: '効果の検証', kind: '協定' },
				{ from: '利用者の会', to: '朝霧町（代表団体）', role: '意見を出す', kind: '参加' },
			],
			meetings: [
				{ name: '連携会議', members: '7町村の担当課長、月影県（助言）', frequency: '2か月に1回' },
				{ name: '担当者の会', members: '7町村の担当者、国の委託事業者', frequency: '毎月1回' },
				{ name: '利用者の会', members: '7町村の住民 14人', frequency: '年3回' },
			],
			partners: [
				{ name: '澄川システム株式会社', stage: '調整中', 'local-base': 'あり', address: '月影県月影郡朝霧町' },
				{ name: '北灯データ株式会社', stage: '調整中', 'local-base': 'なし' },
			],
			candidates: [
				{ name: '澄川システム株式会社', local: 'はい', reason: '朝霧町に支社があり、車載の機器の故障に半日で来られる。' },
				{
					name: '北灯データ株式会社',
					local: 'いいえ',
					reason: '地域外だが、共同予約センターの実績が3件ある。見積を比べるため候補に残す。',
				},
			],
			talents: [{ name: '霞沢町 地域おこし協力隊（2人）', kind: '地域おこし協力隊', role: '集落での説明と、最初の予約の手伝い' }],
		},
	},
	{
		key: '10',
		body: null,
		prose: [
			'契約、予約センターの運営、実績報告は代表団体が行う。住民への説明、車と運転手の手配、見守りの訪問は、それぞれの団体が行う。',
			'事業者は、仕組みの構築と操作の説明を受け持つ。どの車をいつ走らせるかは事業者に任せず、各団体が決める。',
		],
		fields: {},
		tables: {
			raci: [
				{ task: '契約', actor: '朝霧町', part: '責任' },
				{ task: '契約', actor: '構成6町村', part: '相談' },
				{ task: '構築・設定', actor: '契約の相手', part: '実行' },
				{ task: '構築・設定', actor: '朝霧町', part: '責任' },
				{ task: '住民説明会・周知', actor: '各団体', part: '責任' },
				{ task: '見守りの訪問', actor: '各団体', part: '責任' },
				{ task: '実績報告', actor: '朝霧町', part: '責任' },
				{ task: '実績報告', actor: '構成6町村', part: '実行' },
			],
		},
	},
	people(asagiri, {
		responsible: '企画課長 大友 和彦',
		officer: '企画課 係長 佐藤 真紀',
		deputy: '企画課 主事 藤井 翔太',
		'owner-section': '福祉課、建設課',
		'it-section': '総務課 情報係',
		'finance-section': '総務課 財政係',
		'contract-section': '総務課 管財係',
	}),
	people(kasumizawa, {
		responsible: '企画財政課長 工藤 直子',
		officer: '福祉課 主査 高橋 健',
		deputy: '企画財政課 主任 大場 舞',
		'owner-section': '福祉課',
		'it-section': '企画財政課 情報係',
		'finance-section': '企画財政課 財政係',
	}),
	people(kurise, {
		responsible: '総務課長 小林 修',
		officer: '総務課 主任 山田 恵',
		'owner-section': '保健福祉課',
		'it-section': '総務課 情報係',
		'finance-section': '総務課 財政係',
		'contract-section': '総務課 財政係',
	}),
	people(tsubakizaka, {
		responsible: '総務課長 村上 孝',
		officer: '住民課 主査 石川 由美',
		deputy: '住民課 主事 安達 蓮',
		'owner-section': '住民課',
	}),
	people(hino, {
		responsible: '総務課長 遠藤 清',
		officer: '総務課 主任 菅原 美咲',
		deputy: '総務課 主事 熊谷 光',
		'owner-section': '住民福祉課',
	}),
	people(wakasugi, {
		responsible: '総務課長 本間 茂',
		officer: '健康福祉課 主任 井上 千春',
		deputy: '健康福祉課 保健師 栗原 泉',
		'owner-section': '健康福祉課',
	}),
];
