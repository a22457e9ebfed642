import { mustHaves } from '@renkei/plan';
import type { DemoPart } from '../demo-types.ts';
import { asagiri, kasumizawa, wakasugi } from '../parties.ts';

/** Where the plan answers each 必須要件; an empty basis is still to be written. */
const bases = [
	'02、03',
	'05（利用者は住民）',
	'05、07',
	'08',
	'13（令和9年10月1日）',
	'14',
	'06',
	'09',
	'11（交付対象事業費 20,930千円）',
] as const;

/** 12 調達方針, 17 リスク, 19 他補助との関係・除外, 20 加点・要件セルフチェック. */
export const checkParts: readonly DemoPart[] = [
	{
		key: '12',
		body: null,
		prose: [
			'代表団体の朝霧町が、公募型プロポーザルで契約の相手を選ぶ。審査には7町村の担当課長と、利用者の会の代表が加わる。',
			'仕様書は朝霧町 企画課が書き、国の委託事業者の指摘を受けて直す。製品の名は書かず、できることを書く。',
		],
		fields: {
			method: '随意契約（公募型プロポーザル）',
			'negotiated-basis': '地方自治法施行令第167条の2第1項第2号（性質または目的が競争入札に適しないもの）',
			'quote-count': 2,
			'specification-author': '朝霧町 企画課 企画係',
			'joint-method': '代表団体が一括調達',
		},
		tables: {
			rfi: [
				{ company: '澄川システム株式会社', date: '2026-09-15', answered: 'あり' },
				{ company: '北灯データ株式会社', date: '2026-09-15', answered: 'あり' },
				{ company: '海鳴テクノ株式会社', date: '2026-09-15', answered: 'なし' },
			],
			vendors: [
				{
					name: '澄川システム株式会社',
					'candidate-no': 1,
					source: 'RFIの回答（令和8年9月28日）',
					stage: '絞り込み',
					reason: '電話と画面の予約を一つの台帳で受けられる。県内に保守の拠点がある。',
				},
				{
					name: '北灯データ株式会社',
					'candidate-no': 1,
					source: 'RFIの回答（令和8年9月29日）',
					stage: '絞り込み',
					reason: '電波のない区間でも車載の端末が動く。',
				},
				{ name: '海鳴テクノ株式会社', 'candidate-no': 1, source: 'サービスカタログ（練習用）', stage: '見送り' },
				{ name: '株式会社山彦ネット', 'candidate-no': 3, source: '県の展示会の資料（練習用）', stage: '候補' },
			],
			competition: [
				{ item: 'RFIを二者以上に出した', answer: 'はい' },
				{ item: '見積を二者以上から取った', answer: 'はい' },
				{ item: '仕様書に特定の製品名だけを書いていない', answer: 'はい' },
				{ item: '公告から提案までの期間が十分にある', answer: 'まだ分からない', note: '3月の公告で30日を取る予定' },
				{ item: '契約の後に他の事業者へ乗り換えられる', answer: 'まだ分からない', note: '15の「データ返還」と合わせて書く' },
			],
		},
	},
	{
		key: '17',
		body: null,
		prose: ['最も大きいのは、運転手が足りなくなることである。次に、一つの団体が予算を議決できず、抜けることである。'],
		fields: {
			withdrawal:
				'抜ける団体は、その年度の負担金を全額払う。残る団体は、次の年度から同じ按分の決め方で分け直す。抜ける申し出は、前の年度の9月末までとする。',
		},
		tables: {
			risks: [
				{
					event: '運転手が2人以上やめる',
					impact: '大',
					likelihood: '中',
					measure: '7町村で共同して募る。足りない間は、午後の便を減らして午前を守る。',
					owner: asagiri,
				},
				{
					event: '一つの団体で予算が議決されない',
					impact: '大',
					likelihood: '小',
					measure: '12月に各団体の財政係へ負担額を示し、3月議会の前に首長どうしで確かめる。',
					owner: asagiri,
				},
				{
					event: '電話の予約が集中してつながらない',
					impact: '中',
					likelihood: '中',
					measure: '受付の始まりを7時30分にし、月曜は2人で受ける。',
					owner: kasumizawa,
				},
				{
					event: '電波の届かない区間で位置が分からない',
					impact: '小',
					likelihood: '大',
					measure: '行き先を先に送っておき、電波がなくても走れるようにする。',
					owner: wakasugi,
				},
			],
		},
	},
	{
		key: '19',
		body: null,
		prose: [
			'7町村は、地域公共交通の確保のための国の補助を路線バスの運行に受けている。この計画の費用は予約・配車と見守りの仕組みに限り、運行の費用を含まない。',
			'いまのデマンド交通の委託費は、各団体の一般財源のまま残す。この計画の財源に振り替えない。',
		],
		fields: {
			'no-other-grant': 'はい',
			'no-other-grant-basis': '7町村の財政係に照会（令和8年10月20日）',
			'no-substitution': 'はい',
			'no-substitution-basis': '令和8年度当初予算書',
			'no-recurring': 'はい',
			'no-consulting': 'はい',
			'no-consulting-basis': '11の費目に企画コンサル費がない',
		},
		tables: {
			'related-grants': [
				{
					name: '地域公共交通の確保のための国の補助（路線バス）',
					authority: '国土交通省',
					body: asagiri,
					difference: '路線バスの運行の赤字が対象。この計画は、予約・配車の仕組みだけを対象とする。',
				},
			],
		},
	},
	{
		key: '20',
		body: null,
		prose: [],
		fields: {
			willingness:
				'7町村は、移動と見守りを自分たちで続ける課題と捉え、地域おこし協力隊と地元の事業者を加えて進める。支援が終わった後も、次は健康と子育ての予約に広げる。',
		},
		tables: {
			'must-haves': mustHaves.map((item, at) => ({
				item,
				applies: at === 5 ? 'まだ分からない' : '該当する',
				basis: bases[at] as string,
			})),
			bonuses: [
				{ item: 'モデル仕様書（23類型）', applies: '該当する', basis: '05（AIオンデマンド交通）' },
				{ item: '地域間連携', applies: '該当する', basis: '04' },
				{ item: '共通SaaS（サービスカタログ）', applies: 'まだ分からない' },
			],
			intake: [
				{ item: '地域間連携事業への申請を前提としている', applies: '該当する', basis: '00' },
				{ item: '事前相談を手続きに従って行った', applies: '該当する', basis: '00（10月14日の記録）' },
				{ item: 'デジタル関連事業者と連携体制がある（調整中でも可）', applies: '該当する', basis: '09' },
				{ item: '人事異動の際に後任者を確保し引き継ぐ', applies: 'まだ分からない', basis: '10' },
			],
		},
	},
];
