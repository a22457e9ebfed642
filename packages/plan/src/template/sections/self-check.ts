import { answers, applicability } from '../choices.ts';
import { optional, required, table } from '../entry.ts';
import type { FieldSpec, SectionSpec } from '../types.ts';

const declared = (key: string, title: string): FieldSpec[] => [
	required(key, title, 'choice', '財政係と契約係に確かめてから答えます。', { choices: answers }),
	optional(`${key}-basis`, `${title}：根拠`, 'text', '確かめた相手と日、資料の名です。'),
];

/** 19 他補助との関係・除外. */
export const otherGrants: SectionSpec = {
	key: '19',
	title: '他補助との関係・除外',
	shortTitle: '他補助との関係',
	help: '同じ費用に二つの補助が重ならないか、対象外の費用が混じらないかが見られます。四つの問いすべてに「はい」と答えられることが要ります。',
	writers: ['代'],
	signing: 'all',
	trunk: {
		question: 'ほかの補助や、いまある事業との違いを書いてください。',
		guide: 150,
		fields: [
			...declared('no-other-grant', '他の国庫補助の対象でない'),
			...declared('no-substitution', '財源の振替でない'),
			...declared('no-recurring', '経常経費でない'),
			...declared('no-consulting', '企画コンサル費を含まない'),
		],
		tables: [
			table('related-grants', '関係する補助', 0, '同じ分野で受けている補助を書きます。', [
				required('name', '制度の名', 'text', '補助金・交付金の名です。'),
				optional('authority', '所管', 'text', '国・県の部署です。'),
				optional('body', '団体', 'body', '受けている団体です。'),
				required('difference', '違い', 'long', 'どの費用がどちらの対象かを書きます。'),
			]),
		],
	},
	perBody: null,
};

const checked = (choices: readonly string[]): FieldSpec[] => [
	required('item', '項目', 'choice', '確かめる項目です。', { choices }),
	required('applies', '該当', 'choice', 'いまの答えです。', { choices: applicability }),
	optional('basis', '根拠', 'text', '計画のどの節に書いてあるかです。'),
	optional('evidence', '証拠', 'text', '21 添付の資料の名です。'),
];

/** Nine 必須要件 of TYPE A (domain.md §1.2). */
export const mustHaves = [
	'① 具体的な地域課題・魅力向上（Before → After）',
	'② 地域・暮らしへの実装（庁内だけでない）',
	'③ 地域住民等への直接裨益',
	'④ 3年分のKPI（年ごとの根拠と測定方法）',
	'⑤ 期限までの供用開始',
	'⑥ 継続するサービスと財源',
	'⑦ 優良モデル・サービス、または実証済み',
	'⑧ 推進体制（コンソーシアム等）',
	'⑨ 事業費が100万円を上回る',
] as const;

/** 加点 (domain.md §1.3). */
export const bonuses = [
	'モデル仕様書（23類型）',
	'共通SaaS（サービスカタログ）',
	'DMP（比較表の添付）',
	'自治体窓口DXSaaS',
	'マイナンバーカード',
	'スタートアップ',
	'地域間連携',
	'未採択団体',
	'新たな分野',
] as const;

/** 募集要件 that ask a statement or a record of the bodies (domain.md §2). */
export const intakeItems = [
	'地域間連携事業への申請を前提としている',
	'構成団体が同じ年度に類型①②の支援を受けていない',
	'事前相談を手続きに従って行った',
	'地方創生人材を巻き込んだ推進体制に協力できる',
	'デジタル関連事業者と連携体制がある（調整中でも可）',
	'地元の事業者を優先的に検討した',
	'人事異動の際に後任者を確保し引き継ぐ',
	'代表となる団体・担当者が明確である',
	'支援終了後も継続して取り組む',
] as const;

/** 20 加点・要件セルフチェック, with the facts on past support and adoption that the intake rules read. */
export const selfCheck: SectionSpec = {
	key: '20',
	title: '加点・要件セルフチェック',
	shortTitle: '要件自己点検',
	help: '必須要件が一つでも欠けると採択されません。どの節のどの文が根拠かを示せるものだけ「該当する」にします。',
	writers: ['代'],
	signing: 'all',
	trunk: {
		question: '要件と加点について補足があれば書いてください。',
		guide: null,
		fields: [
			optional('willingness', '意欲の記述', 'long', '地域の課題に取り組む意欲と、支援が終わった後も続ける考えを書きます。'),
		],
		tables: [
			table('must-haves', '必須要件', 9, '九つすべてに答えます。', checked(mustHaves)),
			table('bonuses', '加点', 0, '当てはまるものだけで構いません。', checked(bonuses)),
			table('intake', '募集要件', 0, '伴走支援の募集のときの要件です。', checked(intakeItems)),
			table('history', '支援と採択の履歴', 0, '団体ごとの事実です。分からないものは書かずにおきます（未確認として扱います）。', [
				required('body', '団体', 'body', '履歴の団体です。'),
				required('programme', '制度', 'text', '計画策定支援事業、デジ田交付金 デジタル実装タイプなど。'),
				required('year', '年度・補正', 'text', '例：令和5年度補正'),
				optional('type', 'TYPE・型', 'text', 'TYPE1、地方創生テレワーク型など。'),
				required('adopted', '採択・支援の別', 'choice', '採択されたか、支援を受けたかです。', { choices: ['あり', 'なし'] }),
				optional('source', '出典', 'text', '公表資料の名です。'),
				optional('confirmed-on', '確かめた日', 'date', '確かめた日です。'),
				optional('confirmed-by', '確かめた人', 'text', '課・係と氏名です。'),
			]),
		],
	},
	perBody: null,
};
