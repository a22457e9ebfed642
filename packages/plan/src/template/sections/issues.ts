import { optional, required, table } from '../entry.ts';
import type { SectionSpec } from '../types.ts';

/** 02 地域課題・現状 and 03 目指す姿. A 共通課題 is a row of the trunk; a body's issue names it by number. */
export const issues: SectionSpec = {
	key: '02',
	title: '地域課題・現状',
	shortTitle: '地域課題・現状',
	help: '課題が統計やアンケートの数字で語られ、原因まで分けてあるかが見られます。どの数字にも年月と出典を付けます。',
	writers: ['構'],
	signing: 'all',
	trunk: {
		question: '構成団体に共通する困りごとは何ですか。数字と、その原因を書いてください。',
		guide: 300,
		fields: [],
		tables: [
			table('common-issues', '共通課題', 1, '団体ごとの課題を束ねたものです。番号で団体の行とつながります。', [
				required('no', '番号', 'number', '1から順に付けます。'),
				required('issue', '共通課題', 'text', '一つの文で書きます。'),
				required('reason', '共通といえる理由', 'long', 'いくつの団体で同じ原因が見られるかを書きます。'),
			]),
		],
	},
	perBody: {
		question: 'この団体の住民は、いま何に困っていますか。',
		guide: null,
		fields: [],
		tables: [
			table('issues', '団体の課題', 1, '課題ごとに1行です。まず一つを、数字と出典まで入れます。', [
				required('issue', '課題', 'text', '住民の困りごとを一つの文で書きます。'),
				required('affected', '影響を受ける住民', 'text', '年齢や世帯など、どの住民かを書きます。例：75歳以上で免許のない人'),
				required('value', '現状値', 'number', 'どこで分かるか：住民基本台帳、福祉課の調べ、アンケートの集計'),
				required('unit', '単位', 'text', '人、世帯、%、回など。'),
				required('month', '年月', 'month', '数字の時点です。'),
				required('source', '出典', 'text', 'どこで分かるか：住民基本台帳 1月1日、国勢調査、民生委員の調べ'),
				optional('cause', '原因', 'long', 'なぜそうなっているかを書きます。事情が団体で違うときだけで構いません。'),
				optional('priority', '優先度', 'choice', '団体の中での順です。', { choices: ['高', '中', '低'] }),
				optional('present-measure', '現在の対応', 'long', 'いま行っている事業と、足りない点を書きます。'),
				optional('before', 'Before', 'long', '住民のいまの一日を、具体的に書きます。'),
				optional('common-no', '共通課題の番号', 'number', '共通の部分の共通課題の番号です。', {
					refers: { table: 'common-issues', number: 'no', name: 'issue' },
				}),
			]),
		],
	},
};

export const aims: SectionSpec = {
	key: '03',
	title: '目指す姿・なぜデジタルか',
	shortTitle: '目指す姿',
	help: '02の原因が、サービスによって一つずつなくなる筋道が見られます。人手や紙ではなくデジタルを選ぶ理由も要ります。',
	writers: ['代', '委'],
	signing: 'all',
	trunk: {
		question: '3年後、住民の一日はどう変わりますか。なぜデジタルで行うのですか。',
		guide: 400,
		fields: [
			required('causality', '因果の説明', 'long', '原因 → サービスの働き → 住民の変化、の順に書きます。'),
			optional('alternative', 'デジタルによらない方法との比較', 'long', '検討した方法と、選ばなかった理由を書きます。'),
		],
		tables: [
			table('strategies', '地方版総合戦略の位置付け', 1, '団体ごとに1行です。', [
				required('body', '団体', 'body', '総合戦略を定めた団体です。'),
				required('plan-name', '計画名', 'text', 'どこで分かるか：企画課の地方版総合戦略'),
				required('goal', '基本目標', 'text', 'この事業が当たる基本目標の番号と名です。'),
				optional('period', '期間', 'text', '例：令和7年度〜令和11年度'),
			]),
			table('related-plans', '関連計画', 0, '地域公共交通計画、地域福祉計画など。', [
				required('body', '団体', 'body', '計画を定めた団体です。'),
				required('plan-name', '計画名', 'text', '計画の正式な名です。'),
				optional('relation', '関係', 'long', 'どの施策に当たるかを書きます。'),
			]),
		],
	},
	perBody: null,
};
