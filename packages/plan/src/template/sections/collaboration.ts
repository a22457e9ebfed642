import { agreementStages } from '../../agreements/agreements.ts';
import { applicability } from '../choices.ts';
import { optional, required, table } from '../entry.ts';
import type { SectionSpec } from '../types.ts';

/** 04 地域間連携 (domain.md §1.4; patterns of 連携形態 are TYPE V text, used here by inference). */
export const collaboration: SectionSpec = {
	key: '04',
	title: '地域間連携',
	shortTitle: '地域間連携',
	help: '一つの団体ではできない理由が、数字と言葉の両方で書かれているかが見られます。議会の承認までは要りませんが、首長か部局長の確約が要ります。',
	writers: ['代'],
	signing: 'all',
	trunk: {
		question: 'なぜ一つの団体ではなく、この団体の組み合わせで行うのですか。',
		guide: 400,
		fields: [
			required(
				'necessity-figures',
				'連携の必然性（定量）',
				'long',
				'町村をまたぐ利用の割合、共同調達で下がる費用などを数字で書きます。',
			),
			required('form', '連携形態', 'choice', '契約とお金の流れが決まります。11 事業費と合わせます。', {
				choices: ['代表団体が一括契約＋負担金', '仕様共通化＋個別契約', '既存サービスへ相乗り', '基盤のみ共有'],
			}),
			required('basis', '連携の根拠', 'choice', '申請までに結ぶ見込みのものも選べます。', {
				choices: ['定住自立圏', '連携協約', '協議会', '一部事務組合', '任意協定', '未締結'],
			}),
			optional('basis-detail', '根拠の名称と締結日', 'text', '協定などの名と、締結した日（見込み）を書きます。'),
			required(
				'outside-limit',
				'申請上限の枠外に当たるか',
				'choice',
				'定住自立圏・連携中枢都市圏・遠隔地連携など。事前相談で確かめます。',
				{
					choices: applicability,
				},
			),
		],
		tables: [
			table('agreements', '団体別の合意', 1, '団体ごとに1行です。申請までに首長の段階を目指します。', [
				required('body', '団体', 'body', '合意した団体です。'),
				required('stage', '段階', 'choice', 'いまの合意の段階です。', { choices: agreementStages }),
				optional('date', '日付', 'date', '合意を得た日です。'),
				optional('document-number', '文書番号', 'text', '回答文書や起案の番号です。'),
			]),
		],
	},
	perBody: null,
};
