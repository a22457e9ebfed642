import { optional, required, table } from '../entry.ts';
import type { SectionSpec } from '../types.ts';

/** 14 自走・維持費: the common stance in the trunk, each body's yearly cost and its funding in its part. */
export const running: SectionSpec = {
	key: '14',
	title: '自走・維持費',
	shortTitle: '自走・維持費',
	help: '交付金が終わった後も続けるお金の出どころが、団体ごとに示されているかが見られます。やめるときの条件も書きます。',
	writers: ['構', '代'],
	signing: 'all',
	trunk: {
		question: '交付金が終わった後、サービスをどのように続けますか。',
		guide: 200,
		fields: [
			required('review-conditions', '撤退・見直し条件', 'long', 'どの値を下回ったら、いつ、誰が見直すかを書きます。'),
			optional('contract-years', '契約の年数', 'number', '期間外の分は交付の対象になりません。', { unit: '年' }),
		],
		tables: [],
	},
	perBody: {
		question: 'この団体は、2年目からの費用をどう用意し、なぜ続けますか。',
		guide: 100,
		fields: [],
		tables: [
			table('running-costs', '年度ごとの維持費', 3, '1年目から5年目まで、1年1行です。3年目までは必ず入れます。', [
				required('year', '年度', 'choice', '1年目は実装の年度です。', { choices: ['1年目', '2年目', '3年目', '4年目', '5年目'] }),
				required('cost', '維持費', 'thousand-yen', 'どこで分かるか：11 事業費の運用の行、見積書', { unit: '千円' }),
				required('funding', '財源', 'choice', '主な財源を一つ選びます。', {
					choices: ['一般財源', '負担金', '使用料', '寄附', '県の補助', 'その他'],
				}),
				optional('saving', '削減効果', 'thousand-yen', '置き換えでなくなる費用です。', { unit: '千円' }),
				optional('contract-period', '契約期間', 'text', '例：令和9年4月〜令和10年3月'),
			]),
		],
	},
};
