import type { AgreementLack } from '@renkei/plan';
import { defineText } from './language.tsx';

/** Words of 合意 by body. */
export const agreementText = defineText({
	ja: {
		title: '団体別の合意（まとめ）',
		how: '下の表「団体別の合意」から作っています。',
		reached: (own: number, all: number, before: readonly string[]) =>
			before.length === 0
				? `${all}団体とも首長まで合意しています。`
				: `首長まで合意したのは、${all}団体のうち${own}団体です。まだの団体：${before.join('、')}`,
		body: '団体',
		stage: '段階',
		date: '日付',
		number: '文書番号',
		lacks: '足りないもの',
		notEntered: '未記入',
		lack: { date: '日付', 'document-number': '文書番号' } satisfies Record<AgreementLack, string>,
		and: 'と',
		failed: '団体別の合意を表示できません。書いた内容は残っています。つながると、この欄に自動で出ます。',
	},
	en: {
		title: 'Agreement by body',
		how: 'Made from the table below.',
		reached: (own: number, all: number, before: readonly string[]) =>
			before.length === 0
				? `The heads of all ${all} bodies have agreed.`
				: `The heads of ${own} of ${all} bodies have agreed. Still to come: ${before.join(', ')}`,
		body: 'Body',
		stage: 'Stage',
		date: 'Date',
		number: 'Document number',
		lacks: 'Still missing',
		notEntered: 'Not entered',
		lack: { date: 'date', 'document-number': 'document number' },
		and: ' and ',
		failed: 'This cannot be shown now. What you wrote is safe; it appears here once connected.',
	},
});
