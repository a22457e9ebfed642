import { optional, required, table } from '../entry.ts';
import type { SectionSpec } from '../types.ts';

/** 13 スケジュール: the work breakdown and the fixed gates of the grant. */
export const schedule: SectionSpec = {
	key: '13',
	title: 'スケジュール',
	shortTitle: '日程',
	help: '契約と発注が交付決定の後にあるか、供用開始が期限に間に合うかが見られます。交付決定より前の契約は、契約の全体が対象外になります。',
	writers: ['代', '業'],
	signing: 'all',
	trunk: {
		question: '遅れやすい作業は何ですか。間に合わせるために何をしますか。',
		guide: 200,
		fields: [],
		tables: [
			table('tasks', '作業', 3, '作業ごとに1行です。始めの日の順に並べます。', [
				required('no', '番号', 'number', '1から順に付けます。'),
				required('task', '作業', 'text', '何をするかを書きます。'),
				required('body', '担当団体', 'body', '責任を持つ団体です。'),
				optional('actor', '実施者', 'text', '事業者が行うときはその名です。'),
				required('start', '開始', 'date', '始める日です。'),
				required('end', '終了', 'date', '終わる日です。'),
				optional('after', '先行', 'text', '先に終わっていなければならない作業の番号です。'),
				optional('milestone', '節目', 'flag', '概要スライドに載せる節目のときに付けます。'),
			]),
			table('gates', '決まった節目', 3, '交付金の手続きで決まる日です。', [
				required('gate', '節目', 'choice', '節目の種類です。', {
					choices: ['予算議決', '交付決定', '契約可能日', '供用開始', '実績報告', 'KPI公表'],
				}),
				optional('body', '団体', 'body', '団体で日が違うときに入れます。'),
				required('date', '日', 'date', '見込みの日でも構いません。'),
				optional('note', '説明', 'text', '見込みのときはその根拠です。'),
			]),
		],
	},
	perBody: null,
};
