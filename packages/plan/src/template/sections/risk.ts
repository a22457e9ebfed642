import { levels } from '../choices.ts';
import { optional, required, table } from '../entry.ts';
import type { SectionSpec } from '../types.ts';

/** 17 リスク, with the new split of costs should a body leave. */
export const risk: SectionSpec = {
	key: '17',
	title: 'リスク',
	shortTitle: 'リスク',
	help: '起きうることと、その担当が決まっているかが見られます。一つの団体が抜けたときの費用の分け直しを、先に決めておきます。',
	writers: ['代', '委'],
	signing: 'all',
	trunk: {
		question: '計画どおりに進まないとしたら、何が原因ですか。',
		guide: 200,
		fields: [
			required(
				'withdrawal',
				'一団体離脱時の費用再按分',
				'long',
				'抜ける団体が負担する分、残る団体での分け方、決める期限を書きます。',
			),
		],
		tables: [
			table('risks', 'リスク', 1, '起きうることごとに1行です。', [
				required('event', '事象', 'text', '起きうることを一つの文で書きます。'),
				required('impact', '影響', 'choice', '起きたときの大きさです。', { choices: levels }),
				required('likelihood', '確度', 'choice', '起こりやすさです。', { choices: levels }),
				required('measure', '対応', 'long', '防ぐことと、起きたときにすることです。'),
				optional('owner', '担当', 'body', '対応する団体です。'),
			]),
		],
	},
	perBody: null,
};
