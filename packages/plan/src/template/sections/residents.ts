import { optional, required, table } from '../entry.ts';
import type { SectionSpec, TableSpec } from '../types.ts';

const voices = (minRows: number): TableSpec =>
	table('voices', '住民の声', minRows, '聞いた機会ごとに1行です。', [
		required('method', '方法', 'choice', '聞き方です。', {
			choices: ['アンケート', '聞き取り', '住民説明会', '意見交換会', 'パブリックコメント', 'その他'],
		}),
		required('target', '対象', 'text', '誰に聞いたかを書きます。'),
		required('count', '人数（n）', 'number', '答えた人の数です。', { unit: '人' }),
		optional('period', '期間', 'text', '例：令和8年6月1日〜30日'),
		required('result', '結果', 'long', '主な声を、割合とともに書きます。'),
		optional('reflected', '反映先', 'text', '計画のどの節に反映したかを書きます。'),
	]);

const publicity: TableSpec = table('publicity', '周知', 0, '広報、説明会、回覧など。', [
	required('medium', '媒体', 'text', '広報紙、防災無線、回覧板、戸別訪問など。'),
	required('when', '時期', 'text', 'いつ行うかを書きます。'),
	optional('goal', '目標', 'text', '届けたい人数や回数です。'),
]);

/** 07 住民の声・利用促進・デバイド対策: the joint survey in the trunk, a body's own voices and support in its part. */
export const residents: SectionSpec = {
	key: '07',
	title: '住民の声・利用促進・デバイド対策',
	shortTitle: '利用促進・支援',
	help: '住民の声を聞いて計画に反映したか、スマートフォンを使わない人が取り残されないかが見られます。',
	writers: ['構', '業'],
	signing: 'all',
	trunk: {
		question: '住民の声をどう聞き、どう反映しましたか。使ってもらうために共同で何をしますか。',
		guide: 300,
		fields: [],
		tables: [voices(0), publicity],
	},
	perBody: {
		question: 'この団体で、使い方に困る人をどこで、誰が支えますか。',
		guide: 100,
		fields: [required('non-digital', '非デジタル経路の維持', 'long', '電話や窓口など、デジタルを使わない人の方法を書きます。')],
		tables: [
			voices(0),
			publicity,
			table('support', '支援', 1, '支える相手ごとに1行です。', [
				required('target', '対象層', 'text', '例：75歳以上でスマートフォンを持たない人'),
				required('means', '手段', 'text', '例：スマートフォン教室、電話での代行予約'),
				required('place', '場所', 'text', '公民館、役場の窓口など。'),
				optional('owner', '担当', 'text', '課・係や委託先です。'),
			]),
		],
	},
};
