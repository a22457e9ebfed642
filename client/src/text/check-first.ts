import { defineText } from './language.tsx';

/** Words of a 確認 that has to come before the 決裁. */
export const checkFirstText = defineText({
	ja: {
		missing: '先に担当確認が要ります',
		given: '担当確認は記録されています',
		notYet: '担当者がこの文を確認するまで、決裁は記録できません。差戻しは記録できます。',
		yours: 'この文の担当確認があると、決裁を記録できるようになります。',
		short: '先に担当確認',
		part: (section: string, part: string) => `${section}（${part}）`,
		waits: (parts: string) => `先に担当確認が要るもの：${parts}`,
		returnOnly: '担当確認があるまで、記録できるのは差戻しだけです。',
		returnOrLeave: '担当確認があるまで、記録できるのは差戻しだけです。ほかの部分を決裁するときは、これを外します。',
		leave: (parts: number) => `担当確認のない${parts}${parts < 10 ? 'つ' : ''}を外す`,
	},
	en: {
		missing: 'A check has to come first',
		given: 'The check is recorded',
		notYet: 'Until an officer has checked these words no decision can be recorded. They can be returned.',
		yours: 'Once these words are checked the decision can be recorded.',
		short: 'check first',
		part: (section: string, part: string) => `${section} (${part})`,
		waits: (parts: string) => `A check has to come first: ${parts}`,
		returnOnly: 'Until then they can only be returned.',
		returnOrLeave: 'Until then they can only be returned. To decide the other parts, take these out.',
		leave: (parts: number) => `Take out the ${parts} without a check`,
	},
});
