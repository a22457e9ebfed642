import { vendorStages } from '../../services/candidates.ts';
import { answers } from '../choices.ts';
import { optional, required, table } from '../entry.ts';
import type { SectionSpec } from '../types.ts';

/** 12 調達方針; the self check follows the findings of the budget execution survey (domain.md §1.5, SRC 9). */
export const procurement: SectionSpec = {
	key: '12',
	title: '調達方針',
	shortTitle: '調達方針',
	help: '一社だけに決まらないよう、情報提供依頼（RFI）と複数の見積を取ったかが見られます。仕様書は団体が自ら作ります。',
	writers: ['代'],
	signing: 'all',
	trunk: {
		question: 'どの方法で契約の相手を選びますか。競争が働くように何をしますか。',
		guide: 200,
		fields: [
			required('method', '方式', 'choice', '契約を結ぶ団体の契約規則によります。', {
				choices: ['一般競争入札', '指名競争入札', '随意契約（公募型プロポーザル）', '随意契約（その他）', '検討中'],
			}),
			optional('negotiated-basis', '随意契約の根拠', 'text', '地方自治法施行令第167条の2第1項の号と、その理由です。'),
			required('quote-count', '見積の数', 'number', '見積を取った事業者の数です。', { unit: '者' }),
			required('specification-author', '仕様書の作成主体', 'text', '課・係の名です。事業者だけに任せません。'),
			optional('joint-method', '共同調達の方式', 'choice', '04 地域間連携の連携形態と合わせます。', {
				choices: ['代表団体が一括調達', '共同で選定し各団体が契約', '仕様だけ共通', '検討中'],
			}),
		],
		tables: [
			table('rfi', 'RFI（情報提供依頼）', 0, '依頼した先ごとに1行です。', [
				required('company', 'RFI先', 'text', '会社の名です。'),
				optional('date', '依頼日', 'date', '依頼した日です。'),
				required('answered', '回答', 'choice', '回答があったかです。', { choices: ['あり', 'なし', '待っている'] }),
			]),
			table(
				'vendors',
				'事業者の候補',
				0,
				'委託事業者と地元の事業者も読みます。公表された内容だけを書き、見積の額と予定価格は書きません。',
				[
					required('name', '事業者', 'text', '会社の名です。'),
					optional('candidate-no', '候補の番号', 'number', '05 導入サービスの「サービスの候補」の番号です。'),
					required('source', '出典', 'text', 'サービスカタログ、公表資料、RFIの回答など、どこで知ったかです。'),
					required('stage', '段階', 'choice', '候補を広く挙げてから絞り込みます。', { choices: vendorStages }),
					optional('reason', '理由', 'long', '絞り込んだ理由、見送った理由です。どの候補にも同じ基準を当てます。'),
				],
			),
			table('competition', '競争環境セルフチェック', 1, '項目ごとに答えます。', [
				required('item', '項目', 'choice', '確かめる項目です。', {
					choices: [
						'RFIを二者以上に出した',
						'見積を二者以上から取った',
						'仕様書に特定の製品名だけを書いていない',
						'公告から提案までの期間が十分にある',
						'地元の事業者が参加できる条件である',
						'契約の後に他の事業者へ乗り換えられる',
					],
				}),
				required('answer', '答え', 'choice', 'いまの答えです。', { choices: answers }),
				optional('note', '説明', 'text', '「いいえ」のときは理由を書きます。'),
			]),
		],
	},
	perBody: null,
};
