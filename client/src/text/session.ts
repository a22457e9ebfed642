import { defineText } from './language.tsx';

/** Words of the entrance of the demo. */
export const sessionText = defineText({
	ja: {
		title: '計画づくりに入る',
		lead: 'これは練習用の環境です。席を一つ選ぶと、その人として入れます。',
		safe: '下の四つの席の計画は、団体・人・数字がすべて架空です。入れた内容はこの機械の外へ出ません。',
		shared: 'この端末は共用です',
		sharedWhat:
			'ほかの人も使うパソコンのときに選びます。書いた文をこの端末に残しません。つながらない間に書いた文は、画面を閉じると消えます。',
		enterAs: (seat: string) => `${seat}として入る`,
		others: 'ほかの席から入る（令和7年度に採択された団体の、まだ書かれていない計画もあります）',
		twoTitle: '二人で使ってみるには',
		two: '入ったあと、右上のメニューの「もう一人として開く」を押すと、新しいタブで別の席として入れます。同じ節を開くと、相手の書く字がすぐ見えます。',
		noSeats: 'いま選べる席がありません。しばらくして読み込み直してください。',
		notDemo: 'この入口は練習用の計画だけで使えます。',
	},
	en: {
		title: 'Enter',
		lead: 'This is an environment for practice. Choose a seat to enter as that person.',
		safe: 'In the plan of the four seats below all bodies, people and figures are invented. Nothing leaves this machine.',
		shared: 'Others use this computer too',
		sharedWhat:
			'Nothing that you write is kept on this computer. What you write while there is no connection goes when you close the page.',
		enterAs: (seat: string) => `Enter as ${seat}`,
		others: 'Enter from another seat (also on the empty plans of the bodies adopted in fiscal 2025)',
		twoTitle: 'To try it as two people',
		two: 'After entering, press “Open as another person” in the menu at the top right. A new tab takes another seat. Open the same section and you see each other write.',
		noSeats: 'There are no seats to choose now. Reload in a while.',
		notDemo: 'This entrance works for practice plans only.',
	},
});
