import { answers } from '../choices.ts';
import { optional, required, table } from '../entry.ts';
import type { SectionSpec } from '../types.ts';

/** 15 データ連携・共通サービス (items of TYPE V; advisory for TYPE1). */
export const data: SectionSpec = {
	key: '15',
	title: 'データ連携・共通サービス',
	shortTitle: 'データ連携',
	help: 'データが一つの製品に閉じ込められず、返してもらえるかが見られます。標準に合わせる所を書きます。',
	writers: ['業', '委'],
	signing: 'all',
	trunk: {
		question: 'どのデータを、どの仕組みの間で、どの方法で渡しますか。',
		guide: 200,
		fields: [
			optional('common-id', '共通ID', 'text', '住民を同じ人と見分ける方法です。使わないときは「なし」。'),
			optional('open-data', 'オープンデータ', 'text', '公開するデータと場所です。'),
			required('lock-in', 'ロックイン回避・データ返還', 'long', '契約が終わるときに、どの形でデータが返るかを書きます。'),
		],
		tables: [
			table('data', 'データ', 1, 'データごとに1行です。', [
				required('name', 'データ', 'text', 'データの名です。'),
				required('provider', '提供元', 'text', '団体や仕組みの名です。'),
				required('consumer', '利用先', 'text', '団体や仕組みの名です。'),
				required('personal', '個人情報', 'choice', '個人情報を含むかです。', { choices: answers }),
				required('method', '方式', 'choice', '渡し方です。', { choices: ['API', 'ファイル', '手入力', 'まだ分からない'] }),
				optional('standard', '標準', 'text', 'GIFなど、合わせる標準の名です。'),
				optional('frequency', '頻度', 'text', '例：毎日、随時'),
			]),
		],
	},
	perBody: null,
};
