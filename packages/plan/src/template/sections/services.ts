import { candidateDecisions } from '../../services/candidates.ts';
import { joinings } from '../../services/service-matrix.ts';
import { fieldsOfLife, modelTypes } from '../choices.ts';
import { optional, required, table } from '../entry.ts';
import type { SectionSpec } from '../types.ts';

/** 05 導入サービス and 06 優良モデル. The matrix サービス × 団体 is the table `service-bodies`, one row per pair. */
export const services: SectionSpec = {
	key: '05',
	title: '導入サービス',
	shortTitle: '導入サービス',
	help: '住民が自分で使うか、職員と一緒に使うサービスかが見られます。庁内だけで使うものは対象になりません。',
	writers: ['代', '構', '業'],
	signing: 'all',
	trunk: {
		question: 'どのサービスを入れますか。住民はいつ、どこで、どのように使いますか。',
		guide: 400,
		fields: [],
		tables: [
			table('services', 'サービス', 1, 'サービスごとに1行です。', [
				required('no', '番号', 'number', '1から順に付けます。'),
				required('name', 'サービス名', 'text', '住民に見える名で書きます。'),
				required('field', '分野', 'choice', 'サービスの分野です。', { choices: fieldsOfLife }),
				optional('model-type', '23類型', 'choice', 'モデル仕様書の類型に当たるものを選びます（加点）。', { choices: modelTypes }),
				required('users', '利用者', 'text', '住民のうち誰が使うかを書きます。'),
				required('scene', '利用シーン', 'long', '誰が・いつ・どこで・何を、の順に書きます。'),
				required('provision', '提供形態', 'choice', 'クラウドで借りるものはSaaSです。', {
					choices: ['SaaS', 'パッケージ', '個別開発', 'その他'],
				}),
				optional('product', '想定製品', 'text', '決まっていなければ「〇〇相当」と書きます。'),
				optional('catalogue', 'カタログ・DMPの掲載', 'choice', 'デジタル地方創生サービスカタログなどに載っているかです。', {
					choices: ['掲載あり', '掲載なし', 'まだ分からない'],
				}),
				required('start', '供用開始日', 'date', '住民が使い始める日です。13 スケジュールと合わせます。'),
			]),
			table('service-bodies', 'サービスと団体', 1, '団体が参加するサービスごとに1行です。', [
				required('service-no', 'サービスの番号', 'number', '上の表の番号です。', {
					refers: { table: 'services', number: 'no', name: 'name' },
				}),
				required('body', '団体', 'body', '参加する団体です。'),
				required('joins', '参加', 'choice', '参加の時期です。', { choices: joinings }),
				optional('start', '開始日', 'date', 'その団体で使い始める日です。'),
				optional('present-system', '既存システム', 'text', 'いま使っている仕組みです。ないときは「なし」。'),
				optional('migration', '移行の要否', 'choice', 'いまのデータを移すかどうかです。', {
					choices: ['要', '不要', 'まだ分からない'],
				}),
			]),
			table('candidates', 'サービスの候補', 0, '02の共通課題から候補を挙げ、選んだ理由と見送った理由を残します。', [
				required('no', '番号', 'number', '1から順に付けます。06の参考団体とつながります。'),
				required('name', '候補', 'text', 'サービスの種類で書きます。製品の名は書きません。'),
				optional('issue-no', '02の共通課題の番号', 'number', '02 地域課題・現状の共通課題の番号です。'),
				optional('model-type', '23類型', 'choice', 'モデル仕様書の類型に当たるものを選びます。', { choices: modelTypes }),
				required('decision', '結果', 'choice', '採用したものは上のサービスにも1行で入れます。', { choices: candidateDecisions }),
				optional('reason', '理由', 'long', '採用または見送りの理由です。費用と効果は06の実績値から書きます。'),
			]),
		],
	},
	perBody: null,
};

export const models: SectionSpec = {
	key: '06',
	title: '優良モデル・横展開',
	shortTitle: '優良モデル',
	help: 'すでに成果の出たモデルかサービスであることが、団体名と実績値で示されているかが見られます。参考にする団体は五つまでです。',
	writers: ['委', '代'],
	signing: 'all',
	trunk: {
		question: 'どの団体のどのサービスを手本にしますか。この地域ではどこを変えますか。',
		guide: 300,
		fields: [
			required('proof', '実証済みの根拠', 'long', '自治体が関わって実証した例と、その結果を書きます。'),
			optional('spread', '今後の横展開先', 'long', '事業のあとに広げる地域や分野を書きます。'),
		],
		tables: [
			table('models', '参考団体', 1, '五つまでです。実績値には出典を付けます。', [
				required('name', '参考団体', 'text', '都道府県名から書きます。'),
				optional('code', '団体コード', 'text', '6桁です。同じ名の町村があるためです。'),
				required('project', '事業名', 'text', '交付対象事業の名称です。'),
				optional('year', '採択年度', 'text', '例：令和5年度'),
				required('service', 'サービス', 'text', '使っているサービスの名です。'),
				required('result', '実績値', 'text', '数字と単位を書きます。'),
				required('source', '出典', 'text', '公表資料の名、または聞き取りの日と相手です。'),
				optional('difference', '自地域との差', 'long', '人口、面積、交通などの違いです。'),
				optional('follow', '踏襲・変更点', 'long', 'そのまま使う点と、変える点を書きます。'),
				optional('candidate-no', '候補の番号', 'number', '05 導入サービスの「サービスの候補」の番号です。'),
				optional('population', '人口', 'number', 'どこで分かるか：その団体の住民基本台帳（実績値と同じ年）', { unit: '人' }),
				optional('cost', '年間の費用', 'thousand-yen', '運用の1年分です。初期費用は入れません。', { unit: '千円' }),
				optional('benefit', '年間の効果', 'number', '実績値のうち、1年分の数字を一つ入れます。'),
				optional('benefit-unit', '効果の単位', 'text', '人、件、回など。'),
			]),
		],
	},
	perBody: null,
};
