import { answers, sectors } from '../choices.ts';
import { optional, required, table } from '../entry.ts';
import type { SectionSpec } from '../types.ts';

/** 09 推進体制: the figure as its table twin, nodes and edges; with the records that the intake rules K3-32 to K3-34 ask for. */
export const organisation: SectionSpec = {
	key: '09',
	title: '推進体制',
	shortTitle: '推進体制',
	help: '自治体のほかに、事業者や住民が役割を持って加わっているかが見られます。再委託先まで公表される前提で書きます。',
	writers: ['代', '業'],
	signing: 'all',
	trunk: {
		question: '誰が、どの役割で、どのようにつながって進めますか。住民や受益者はどこで加わりますか。',
		guide: 300,
		fields: [required('participation', '利用者・受益者の参画', 'long', '住民が意見を言い、直す所に加わる場を書きます。')],
		tables: [
			table('nodes', '主体', 2, '体制図の箱です。1主体1行です。', [
				required('name', '主体', 'text', '団体、会社、会などの名です。'),
				required('sector', '区分', 'choice', '産官学金労言住民の別です。', { choices: sectors }),
				optional('unit', '所属', 'text', '課や部門です。'),
			]),
			table('edges', 'つながり', 1, '体制図の線です。', [
				required('from', 'どこから', 'text', '主体の名です。'),
				required('to', 'どこへ', 'text', '主体の名です。'),
				required('role', '役割', 'text', '何を受け持つかを書きます。'),
				required('kind', '関係', 'choice', '再委託も書きます。', { choices: ['契約', '協定', '委託', '再委託', '参加'] }),
			]),
			table('meetings', '会議体', 1, '進み具合を決める会議です。', [
				required('name', '名称', 'text', '会議の名です。'),
				required('members', '構成', 'text', '誰が出るかを書きます。'),
				required('frequency', '頻度', 'text', '例：毎月1回'),
			]),
			table('partners', '連携する事業者', 1, '調整中でも書けます。その場合は次にすることと日を入れます。', [
				required('name', '事業者', 'text', '会社の名です。決まっていなければ「調整中」と書きます。'),
				required('stage', '段階', 'choice', '調整中でも申請できます（類型③）。', {
					choices: ['未定', '調整中', '内諾', '協定', '契約'],
				}),
				optional('next-step', '次にすること', 'text', '調整中のときに書きます。'),
				optional('next-date', 'その日', 'date', '次にすることの日です。'),
				optional('local-base', '地域内の拠点', 'choice', '本店・支社を問いません。', {
					choices: ['あり', 'なし', 'まだ分からない'],
				}),
				optional('address', '拠点の住所', 'text', '市町村名まで書きます。'),
			]),
			table('candidates', '地元事業者の検討', 0, '地元を優先して検討した記録です。地域外を選ぶこともできます。', [
				required('name', '候補', 'text', '検討した事業者の名です。'),
				required('local', '地域内', 'choice', '地域内に拠点があるかです。', { choices: answers }),
				optional('reason', '選んだ・選ばなかった理由', 'long', '比べた点を書きます。'),
			]),
			table('talents', '地方創生人材', 0, '地域おこし協力隊、ローカルベンチャーなど。', [
				required('name', '氏名・名称', 'text', '人または会社の名です。'),
				required('kind', '種別', 'choice', '人材の種別です。', {
					choices: ['地元デジタル関連事業者', 'ローカルベンチャー', '地域おこし協力隊', 'その他'],
				}),
				optional('role', '役割', 'text', '体制の中での役割です。'),
			]),
		],
	},
	perBody: null,
};

/** 10 役割分担: 作業 × 主体 in the trunk, the people of a body in its part. */
export const roles: SectionSpec = {
	key: '10',
	title: '役割分担',
	shortTitle: '役割分担',
	help: '作業ごとに責任を持つ主体が一つに決まっているかが見られます。異動があっても続くよう、代理と後任も置きます。',
	writers: ['代', '構'],
	signing: 'all',
	trunk: {
		question: '代表団体、構成団体、事業者は、それぞれ何を受け持ちますか。',
		guide: 200,
		fields: [],
		tables: [
			table('raci', '作業と主体', 1, '作業と主体の組ごとに1行です。', [
				required('task', '作業', 'text', '13 スケジュールの作業の名と合わせます。'),
				required('actor', '主体', 'text', '団体や会社の名です。'),
				required('part', '分担', 'choice', '一つの作業に「責任」は一つだけです。', {
					choices: ['実行', '責任', '相談', '報告を受ける'],
				}),
			]),
		],
	},
	perBody: {
		question: 'この団体の体制に補足があれば書いてください。',
		guide: null,
		fields: [
			required('responsible', '責任者', 'text', '職名と氏名です。'),
			required('officer', '担当者', 'text', '職名と氏名です。'),
			required('deputy', '代理', 'text', '担当者がいないときに動く人です。募集要件で各団体に要ります。'),
			optional('successor', '後任', 'text', '異動が決まったら、後任の職名と氏名を入れます。'),
			required('owner-section', '原課', 'text', '課題を持つ課です（福祉、交通、防災など）。'),
			optional('it-section', '情報', 'text', '情報担当の課・係です。'),
			optional('finance-section', '財政', 'text', '財政担当の課・係です。'),
			optional('contract-section', '契約', 'text', '契約担当の課・係です。'),
		],
		tables: [],
	},
};
