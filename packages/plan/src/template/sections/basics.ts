import { fieldsOfLife } from '../choices.ts';
import { optional, required, table } from '../entry.ts';
import type { SectionSpec } from '../types.ts';

/** 00 基本情報 and 01 事業概要. */
export const basics: SectionSpec = {
	key: '00',
	title: '基本情報',
	shortTitle: '基本情報',
	help: 'どの団体が、どの事業名と期間で申請するかを、ここだけで分かるように書きます。代表団体と各団体の連絡先が一つずつ決まっているかが見られます。',
	writers: ['代'],
	signing: 'all',
	trunk: {
		question: '基本情報に補足があれば書いてください（名称の由来、対象とする地域の範囲など）。',
		guide: null,
		fields: [
			required('edition', '版', 'choice', '申請する交付金の版です。要領が出たら代表団体が確かめます。', {
				choices: ['TYPE1', 'TYPE A'],
			}),
			required('joint', '単独・地域間連携', 'choice', '二つ以上の団体で申請するときは地域間連携です。', {
				choices: ['単独', '地域間連携'],
			}),
			required('project-name', '交付対象事業の名称', 'text', '様式と概要スライドに同じ名称が載ります。', { limit: 60 }),
			required('main-field', '分野（主）', 'choice', '住民にとっての効果がいちばん大きい分野を一つ選びます。', {
				choices: fieldsOfLife,
			}),
			optional('related-fields', '分野（関連）', 'text', '関連する分野を「、」で区切って書きます。'),
			required('implementation-from', '実装計画期間の始め', 'date', '交付決定の日（見込み）です。'),
			required('implementation-to', '実装計画期間の終わり', 'date', '交付決定の年度の3月31日です。'),
			optional('operation-from', '運営計画期間の始め', 'date', '実装計画期間の次の日です。'),
			optional('operation-to', '運営計画期間の終わり', 'date', '始めから2年後の3月31日です。'),
			required('representative', '代表団体', 'body', '申請の代表となる団体です。構成団体の一つでなければなりません。'),
		],
		tables: [
			table('members', '構成団体', 1, '団体コードの順に、すべての団体を並べます。', [
				required('body', '団体', 'body', '団体コード（6桁）で選びます。同じ名の町村があるためです。'),
				required('prefecture', '都道府県', 'text', '都道府県名です。'),
				optional('county', '郡', 'text', '町村のときは郡名を書きます。'),
				required('name', '名称', 'text', '町・村まで書きます。'),
				required('role', '役割', 'choice', '代表団体は一つだけです。', { choices: ['代表団体', '構成団体'] }),
			]),
			table('contacts', '担当部局と連絡先', 1, '団体ごとに1行です。異動のときは後任の名に直します。', [
				required('body', '団体', 'body', '連絡先の団体です。'),
				required('section', '担当部局', 'text', '課・係まで書きます。'),
				required('responsible', '責任者', 'text', '職名と氏名です。'),
				required('officer', '担当者', 'text', '日ごろ連絡を受ける人の職名と氏名です。'),
				required('phone', '電話', 'text', '直通の番号です。'),
				optional('mail', 'メール', 'text', '係の代表アドレスがあればそちらを書きます。'),
			]),
			table('consultations', '事前相談の記録', 0, '申請の前に1回以上の相談が要ります（類型③）。', [
				required('date', '日', 'date', '相談した日です。'),
				required('method', '方法', 'choice', '相談の方法です。', { choices: ['書面', 'オンライン', '対面', '電話'] }),
				required('counterpart', '相手', 'text', '相手の部署です。'),
				optional('result', '結果', 'long', '受けた指摘と、計画のどこを直したかを書きます。'),
			]),
		],
	},
	perBody: null,
};

export const summary: SectionSpec = {
	key: '01',
	title: '事業概要',
	shortTitle: '事業概要',
	help: '課題、サービス、住民が得るものが一続きで読めるかが見られます。職員の時間の短縮ではなく、住民の暮らしの変化を書きます。',
	writers: ['代', '委'],
	signing: 'all',
	trunk: {
		question: '誰の、どのような困りごとを、どのサービスで、どう変えますか。',
		guide: 500,
		fields: [
			required('abstract', '要約', 'long', '採択後に公表される文です。200字までで、専門の言葉を避けます。', { limit: 200 }),
			required('slide-issue', 'スライド：課題', 'long', '数字を一つ入れて、2文までで書きます。', { limit: 120 }),
			required(
				'slide-solution',
				'スライド：解決策・構成図',
				'long',
				'サービスの名と、つながりを書きます。図は21 添付に付けます。',
				{ limit: 120 },
			),
			required(
				'slide-scene',
				'スライド：利用シーン・住民メリット',
				'long',
				'一人の住民が使う場面を、いつ・どこで・何をの順に書きます。',
				{
					limit: 120,
				},
			),
			required('slide-effect', 'スライド：効果・将来展望', 'long', '08 KPIの値と、3年後の姿を書きます。', { limit: 120 }),
		],
		tables: [],
	},
	perBody: null,
};
