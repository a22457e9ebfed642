import { optional, required, table } from '../entry.ts';
import type { SectionSpec } from '../types.ts';

/** 21 添付: signed together with the plan as a whole, which its frozen words name. */
export const attachments: SectionSpec = {
	key: '21',
	title: '添付',
	shortTitle: '添付',
	help: '様式が求める資料がそろい、本文と数字が合っているかが見られます。この節の決裁は計画全体の決裁です。',
	writers: ['代'],
	signing: 'with-plan',
	trunk: {
		question: '添付する資料に補足があれば書いてください。',
		guide: null,
		fields: [],
		tables: [
			table('attachments', '添付資料', 1, '資料ごとに1行です。', [
				required('kind', '種類', 'choice', '資料の種類です。', {
					choices: ['概要スライド', '体制図', '見積書', '参考資料', 'DMP比較表', '連携の合意書', '予算書の写し'],
				}),
				required('name', '資料の名', 'text', '短い名にします。ファイル名にもなります。'),
				optional('body', '団体', 'body', '団体ごとの資料のときに入れます。'),
				optional('version', '版', 'text', '例：第2版 11月10日'),
				required('state', '様子', 'choice', '提出までに「そろった」にします。', {
					choices: ['まだない', '作成中', 'そろった', '要らない'],
				}),
			]),
		],
	},
	perBody: null,
};
