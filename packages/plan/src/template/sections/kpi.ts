import { optional, required, table } from '../entry.ts';
import type { SectionSpec } from '../types.ts';

/** 08 KPI: definitions in the trunk, each body's figures in its part, joined by the KPI's number. */
export const kpi: SectionSpec = {
	key: '08',
	title: 'KPI',
	shortTitle: 'KPI',
	help: '住民の変化を表すアウトカムと、連携の付加価値（コスト低減・品質向上・利用者負担軽減）が要ります。数字の根拠と、団体ごとの値をどう一つにするかが見られます。',
	writers: ['代', '構', '委'],
	signing: 'all',
	trunk: {
		question: 'なぜこの指標で、住民の変化が分かるのですか。',
		guide: 200,
		fields: [],
		tables: [
			table('kpis', 'KPI', 3, 'アウトプット、アウトカム、付加価値を一つ以上入れます。', [
				required('no', '番号', 'number', '1から順に付けます。団体の値とつながります。'),
				required('kind', '種別', 'choice', '職員の時間の短縮だけのものはアウトカムになりません。', {
					choices: ['アウトプット', 'アウトカム', '付加価値（コスト低減）', '付加価値（品質向上）', '付加価値（利用者負担軽減）'],
				}),
				required('name', '名称', 'text', '住民に分かる言葉で書きます。'),
				required('formula', '定義式', 'text', '何を何で割るかまで書きます。'),
				required('unit', '単位', 'text', '人、件、%、円など。'),
				required('aggregation', '合算方法', 'choice', '団体の値を一つにする方法です。', {
					choices: ['合計', '加重平均', '最小', '共通値'],
				}),
				optional('baseline', '基準値', 'number', '合算方法が共通値のときに入れます。ほかは団体の値から計算します。'),
				optional('baseline-month', '基準時点', 'month', '基準値の年月です。'),
				optional('y1', '目標 1年目', 'number', '合算方法が共通値のときに入れます。'),
				optional('y2', '目標 2年目', 'number', '合算方法が共通値のときに入れます。'),
				optional('y3', '目標 3年目', 'number', '合算方法が共通値のときに入れます。'),
				required('basis', '目標の根拠', 'long', '「なぜこの値か」を、近隣の実績やアンケートで書きます。'),
				required('method', '測定方法', 'text', '誰が数えても同じになるように書きます。'),
				optional('data-source', 'データ源', 'text', '予約システムの月報、住民基本台帳など。'),
				optional('frequency', '頻度', 'choice', '測る間隔です。', { choices: ['毎月', '四半期ごと', '半年ごと', '毎年'] }),
				required('owner', '測定責任者', 'text', '団体と課の名です。'),
				optional('publish', '公表先', 'text', '18 公表・効果検証の場所と合わせます。'),
				optional('previous', '従前KPI', 'text', '前の事業の拡充のときに、前の事業の指標と達成の様子を書きます。'),
				optional('previous-target', '従前KPIの目標', 'number', '前の事業の目標値です。3年目の目標との差が上乗せです。'),
			]),
		],
	},
	perBody: {
		question: 'この団体の値に補足があれば書いてください。',
		guide: null,
		fields: [],
		tables: [
			table('values', '団体の値', 1, '共通のKPIの番号ごとに1行です。', [
				required('kpi-no', 'KPIの番号', 'number', '共通の部分の番号です。', {
					refers: { table: 'kpis', number: 'no', name: 'name', unit: 'unit' },
				}),
				required('baseline', '基準値', 'number', 'どこで分かるか：予約システムの月報、住民基本台帳、アンケート'),
				optional('baseline-month', '基準時点', 'month', '基準値の年月です。'),
				required('y1', '目標 1年目', 'number', '実装した年度の終わりの値です。'),
				required('y2', '目標 2年目', 'number', '次の年度の終わりの値です。'),
				required('y3', '目標 3年目', 'number', 'その次の年度の終わりの値です。'),
				optional('weight', '加重の母数', 'number', '加重平均のときの重みです（対象者の数など）。'),
				optional('basis', 'この団体の根拠', 'text', '共通の根拠と違うときだけ書きます。'),
			]),
		],
	},
};
