import { defineText } from './language.tsx';

/** What is read of a failed call. */
export type FailureLike =
	| { readonly kind: 'network' }
	| { readonly kind: 'problem'; readonly problem: { readonly code: string; readonly detail: string } };

const english: Record<string, string> = {
	'not-signed-in': 'You need to sign in again. What you wrote is kept up to the last save.',
	unknown: 'Not found. Check the address.',
	forbidden: 'This seat may not do that.',
	malformed: 'What was sent could not be read. Reload the page.',
	'too-large': 'Too much at once. Send it in smaller pieces.',
	'too-fast': 'Too many times in a short while. Wait a moment and try again.',
	'part-frozen': 'This part is frozen for the decision. It has to be reopened before it can be changed.',
	'suggest-only': 'This section takes suggestions only. Only the lead body writes it directly.',
	'drafting-off': 'The lead body has stopped drafting by the vendor. You may still comment.',
	'not-frozen': 'This part is not frozen yet. Freeze it before the decision.',
	'already-frozen': 'This part is already frozen.',
	'content-changed': 'The words shown and the frozen words differ. Open the new words and check them.',
	'wrong-capacity': 'This seat cannot decide in that capacity.',
	'reason-required': 'Write the reason.',
	'check-first': 'An officer of your body has to check the same words first.',
	'capacity-not-taken': 'This section does not take a decision in that capacity. See the rules of sign-off.',
	'delegation-required': 'The seat does not name what its deputy acts on. Nothing was recorded. Enter it on the page of seats.',
	'sign-in-again': 'Too long since you signed in. Nothing was changed. Sign out, sign in again, and do it within 15 minutes.',
	'no-receiver': 'This body has no seat that would be told. Nothing was sent. See the seats of the plan.',
	'with-plan': 'Section 21 is decided together with all other sections, or after them, once every part is frozen.',
	'representative-unset': 'No lead body has been named yet. Name it first.',
	'copy-refused': 'The copy in this window is out of date. What you wrote was kept as a draft.',
	'invalid-content': 'It holds something that a plan cannot take.',
	'client-too-old': 'This page is out of date. Reload it.',
	'storage-down': 'Saving is not possible now. Leave this page open.',
};

/** One sentence for a failed call: the server's own words in Japanese, by code in English. */
export const failureText = defineText({
	ja: {
		say: (failure: FailureLike): string =>
			failure.kind === 'network'
				? 'サーバーにつながりません。入れた内容はこの画面に残っています。つながってからもう一度押してください。'
				: failure.problem.detail,
		notFoundTitle: '見つかりません',
		notFound: 'このアドレスの計画や節はないか、いまの席では見られません。',
		forbiddenTitle: 'いまの席では開けません',
		downTitle: 'いま使えません',
		down: 'サーバーが止まっているか、準備をしています。書いた内容は保存されたところまで残っています。使えるようになると、この画面に自動で出ます。',
		offlineTitle: 'サーバーにつながりません',
		offline: '通信を確かめてください。つながると、この画面に自動で出ます。書いた内容は保存されたところまで残っています。',
		brokenTitle: 'この画面を表示できません',
		broken: '書いた内容は保存されたところまで残っています。画面を読み込み直してください。',
		toToday: '今日やることへ',
		toPlans: '計画の一覧へ',
		reload: '読み込み直す',
		reference: (code: string) => `問い合わせのときの番号：${code}`,
	},
	en: {
		say: (failure: FailureLike): string =>
			failure.kind === 'network'
				? 'The server cannot be reached. What you entered is still on this page. Press again once connected.'
				: (english[failure.problem.code] ?? failure.problem.detail),
		notFoundTitle: 'Not found',
		notFound: 'There is no such plan or section, or this seat may not see it.',
		forbiddenTitle: 'This seat may not open it',
		downTitle: 'Not available now',
		down: 'The server is stopped or starting. What you wrote is kept up to the last save. This page comes back by itself.',
		offlineTitle: 'The server cannot be reached',
		offline: 'Check the connection; this page comes back by itself. What you wrote is kept up to the last save.',
		brokenTitle: 'This page cannot be shown',
		broken: 'What you wrote is kept up to the last save. Reload the page.',
		toToday: 'To today’s tasks',
		toPlans: 'To the plans',
		reload: 'Reload',
		reference: (code: string) => `Reference for questions: ${code}`,
	},
});
