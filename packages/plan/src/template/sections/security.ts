import { answers } from '../choices.ts';
import { optional, required } from '../entry.ts';
import type { SectionSpec } from '../types.ts';

/** 16 セキュリティ・個人情報: the service in the trunk, how each body stands to it in law and network in its part. */
export const security: SectionSpec = {
	key: '16',
	title: 'セキュリティ・個人情報',
	shortTitle: 'セキュリティ',
	help: '個人情報を扱う範囲、保存場所、事故のときの連絡が決まっているかが見られます。団体ごとの整理（委託か共同利用か）も要ります。',
	writers: ['業', '構'],
	signing: 'all',
	trunk: {
		question: 'どの情報をどこに置き、誰がどう守りますか。',
		guide: 300,
		fields: [
			required('classification', '取扱情報の分類', 'text', '機密性の分類です。どこで分かるか：各団体の情報セキュリティポリシー'),
			required('personal-items', '個人情報の項目', 'long', '氏名、住所、利用の記録などの項目を並べます。'),
			required('pia', 'PIAの要否', 'choice', '特定個人情報を扱うときは要ります。', { choices: ['要', '不要', 'まだ分からない'] }),
			required('storage', '保存場所', 'text', '国内のデータセンターか、クラウドの名と地域です。'),
			required('authentication', '認証', 'text', '住民と職員それぞれの入り方です。'),
			optional('outsourcing', '委託・再委託', 'long', '委託先と再委託先、許可の手続きです。'),
			required('network', '三層のどこで使うか', 'choice', '職員が使う所です。', {
				choices: ['インターネット接続系', 'LGWAN接続系', 'マイナンバー利用事務系', '住民だけが使う'],
			}),
			optional(
				'guideline',
				'ガイドライン準拠',
				'choice',
				'地方公共団体における情報セキュリティポリシーに関するガイドラインに沿うかです。',
				{
					choices: answers,
				},
			),
			required('incident', '事故時連絡', 'long', '誰が、何時間以内に、どこへ知らせるかを書きます。'),
			required('erasure', '契約終了時の消去', 'text', '消す方法と、証明の出し方です。'),
		],
		tables: [],
	},
	perBody: {
		question: 'この団体の扱いに補足があれば書いてください。',
		guide: null,
		fields: [
			required('handling', '共同利用・委託の整理', 'choice', 'どこで分かるか：個人情報保護の担当課', {
				choices: ['委託', '共同利用', '第三者への提供', '個人情報を扱わない', 'まだ分からない'],
			}),
			optional('handling-basis', '整理の根拠', 'text', '個人情報保護法の条項や、協定の条です。'),
			required('section', '個人情報保護の担当課', 'text', '課・係の名です。'),
			optional('network-model', '団体のネットワーク', 'choice', 'どこで分かるか：情報担当', {
				choices: ['αモデル', "α'モデル", 'βモデル', "β'モデル", 'まだ分からない'],
			}),
		],
		tables: [],
	},
};
