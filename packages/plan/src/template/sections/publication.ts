import { optional, required, table } from '../entry.ts';
import type { SectionSpec } from '../types.ts';

/** 18 公表・効果検証: what is published and who reviews in the trunk, each body's page and council in its part. */
export const publication: SectionSpec = {
	key: '18',
	title: '公表・効果検証',
	shortTitle: '公表・効果検証',
	help: '使いみち、契約額、体制図、KPIを公表する場所と時期が見られます。外部の人が検証に加わることが要ります。',
	writers: ['構'],
	signing: 'all',
	trunk: {
		question: '効果を、誰が、いつ、どのように確かめて公表しますか。',
		guide: 200,
		fields: [],
		tables: [
			table('publications', '公表するもの', 1, 'ものごとに1行です。', [
				required('item', '公表するもの', 'choice', '公表が求められるものです。', {
					choices: ['使途内訳', '契約額', '体制図', 'KPI'],
				}),
				required('month', '公表時期', 'month', '見込みの年月です。'),
				optional('place', '公表する場所', 'text', '代表団体のホームページなど。'),
			]),
			table('reviewers', '外部検証の構成員', 1, '産官学金労言や住民から選びます。', [
				required('name', '構成員', 'text', '所属と職名で書きます。氏名は決まってからで構いません。'),
				optional('sector', '区分', 'text', '学識経験者、金融機関、住民代表など。'),
			]),
		],
	},
	perBody: {
		question: 'この団体の公表と検証に補足があれば書いてください。',
		guide: null,
		fields: [
			required('url', '公表URL', 'text', '団体のホームページのアドレスです。まだないときは予定の場所を書きます。'),
			required('assembly', '議会報告', 'month', '議会に報告する年月（見込み）です。'),
			optional('opinions', '住民意見の反映', 'long', '意見を受ける方法と、計画に戻す手順です。'),
		],
		tables: [],
	},
};
