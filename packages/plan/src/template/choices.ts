/** Closed lists that more than one section uses (domain.md §1.3 to §1.5). The Japanese word is the stored value. */
export const answers = ['はい', 'いいえ', 'まだ分からない'] as const;
export const applicability = ['該当する', '該当しない', 'まだ分からない'] as const;
export const levels = ['大', '中', '小'] as const;

/** 分野: of the project and of a service. */
export const fieldsOfLife = [
	'交通・移動',
	'福祉・見守り',
	'健康・医療',
	'子育て',
	'教育',
	'防災',
	'行政手続・窓口',
	'観光',
	'産業・しごと',
	'環境・エネルギー',
	'文化・図書館',
	'その他',
] as const;

/** モデル仕様書の23類型 (domain.md §1.3). */
export const modelTypes = [
	'AIオンデマンド交通',
	'母子健康手帳アプリ',
	'健康ポイント',
	'オンライン診療',
	'保育所業務支援',
	'授業支援',
	'AIドリル',
	'地域通貨',
	'オンライン申請',
	'住民ポータル',
	'電子図書館',
	'避難所運営',
	'公開型GIS',
	'施設予約',
	'デジタルミュージアム',
	'スマートロック',
	'高校入試手続',
	'自治会業務',
	'検診予約',
	'保育所入所選考',
	'観光ポータル',
	'保護者連絡アプリ',
	'こどもデータ連携',
	'該当なし',
] as const;

/** 費目 (domain.md §1.5; the names vary between forms). */
export const expenseKinds = [
	'要件定義',
	'構築・設定',
	'ライセンス/クラウド利用料(期間内)',
	'機器',
	'連携改修',
	'研修・操作説明',
	'広報・普及',
	'調査・効果測定',
	'工事',
	'事務費',
] as const;

export const phases = ['初期', '運用'] as const;
export const eligibilities = ['対象', '対象外'] as const;

/** 対象外理由 (domain.md §1.5). */
export const ineligibleReasons = [
	'庁内の効率化だけ',
	'単発のイベント',
	'機器だけ（PC・タブレット・Wi-Fi）',
	'期間外の運用費',
	'年度内に役務が終わらない前払い',
	'交付決定日より前の契約・発注',
	'職員人件費',
	'用地',
	'汎用備品',
	'他の補助の対象',
	'企画コンサル費',
	'その他',
] as const;

/** 按分規則 (domain.md §1.5). */
export const shareRules = [
	'均等割',
	'人口割',
	'利用実績割',
	'均等割＋人口割',
	'実費（契約どおり）',
	'代表団体全額',
	'手入力',
] as const;

/** 産官学金労言住民. */
export const sectors = ['産', '官', '学', '金', '労', '言', '住民'] as const;
