import { defineText } from './language.tsx';

/** Words of the bars, the account menu and the foot of every screen. */
export const frameText = defineText({
	ja: {
		skip: '本文へ移動',
		subName: '連携',
		mainNavigation: '全体',
		planNavigation: '計画の中',
		today: '今日やること',
		plans: '計画',
		openItems: '未対応の指摘',
		inbox: 'お知らせ',
		settings: '設定',
		count: (count: number) => `${count}件`,
		tabText: '本文',
		tabSignoff: '確認と決裁',
		tabCheck: '要件点検',
		tabHistory: '履歴',
		tabRounds: '指摘の回',
		tabSeats: '席',
		tabPrint: '印刷用の画面',
		language: '表示の言語',
		japanese: '日本語',
		english: 'English',
		another: 'もう一人として開く',
		anotherNote: '新しいタブで、別の席として入れます',
		changeSeat: '席を替える',
		leave: '終了する',
		leavingKept: 'まだ送れていない内容があります',
		leavingLost: '終了すると消える内容があります',
		leavingWhat: (changes: number, drafts: number) =>
			[changes === 0 ? '' : `まだ送れていない変更 ${changes}件`, drafts === 0 ? '' : `保存できなかった文 ${drafts}件`]
				.filter((words) => words !== '')
				.join('と、'),
		leavingWhereKept: (what: string, person: string) =>
			`${what}は、この端末に残ります。次に${person}さんがこの端末で入ると送ります。ほかの人として入った画面には出ません。`,
		leavingWhereLost: (what: string, changes: number) =>
			`${what}は、この端末には残りません。${changes > 0 ? '終了する前に要る文をコピーするか、「保存しました」と出るまでお待ちください。' : '要る文は、終了する前にコピーするか、指摘として残してください。'}`,
		leavingOffline: 'サーバーにつながらないため、まだ終了していません。急ぐときはブラウザーを閉じてください。',
		leaveLost: '消して終了する',
		stay: '画面に戻る',
		lastUpdate: (time: string) => `最後の更新 ${time}`,
		offline: (time: string) => `つながっていません。${time}の内容です`,
		footDemo: {
			practice: '練習用の計画です。団体・人・数字はすべて架空です。入れた内容はこの機械の外へ出ません。',
			adopted: '練習用の環境です。団体は令和7年度に採択された実在の団体、人は架空です。入れた内容はこの機械の外へ出ません。',
			both: '練習用の環境です。人と数字は架空です。団体は、「練習用」の計画では架空、ほかの計画では令和7年度に採択された実在の団体です。入れた内容はこの機械の外へ出ません。',
		},
		foot: 'Renkei 連携',
		entrance: '計画づくりに入る',
	},
	en: {
		skip: 'Skip to content',
		subName: '連携',
		mainNavigation: 'Main',
		planNavigation: 'This plan',
		today: 'Today',
		plans: 'Plans',
		openItems: 'Open comments',
		inbox: 'Notices',
		settings: 'Settings',
		count: (count: number) => `${count}`,
		tabText: 'Text',
		tabSignoff: 'Checks and decisions',
		tabCheck: 'Requirements',
		tabHistory: 'History',
		tabRounds: 'Rounds',
		tabSeats: 'Seats',
		tabPrint: 'Print view',
		language: 'Language of the screens',
		japanese: '日本語',
		english: 'English',
		another: 'Open as another person',
		anotherNote: 'A new tab in which you can take another seat',
		changeSeat: 'Change seat',
		leave: 'Leave',
		leavingKept: 'Some of it has not been sent yet',
		leavingLost: 'Some of it goes when you leave',
		leavingWhat: (changes: number, drafts: number) =>
			[changes === 0 ? '' : `Changes not sent: ${changes}`, drafts === 0 ? '' : `Words that could not be saved: ${drafts}`]
				.filter((words) => words !== '')
				.join(', '),
		leavingWhereKept: (what: string, person: string) =>
			`${what}. It stays on this device and is sent when ${person} enters here again. It is not shown to anybody else who enters.`,
		leavingWhereLost: (what: string, changes: number) =>
			`${what}. It does not stay on this device. Before you leave, copy what you need, or ${changes > 0 ? 'wait for “Saved”' : 'leave it as a comment'}.`,
		leavingOffline: 'The server cannot be reached, so you have not left yet. If in a hurry, close the browser.',
		leaveLost: 'Leave and lose it',
		stay: 'Back to the page',
		lastUpdate: (time: string) => `Last update ${time}`,
		offline: (time: string) => `Not connected. As of ${time}`,
		footDemo: {
			practice: 'A plan for practice. All bodies, people and figures are invented. Nothing leaves this machine.',
			adopted:
				'An environment for practice. The bodies are real ones adopted in fiscal 2025; the people are invented. Nothing leaves this machine.',
			both: 'An environment for practice. People and figures are invented; bodies are invented in the plan marked “Practice” and real ones, adopted in fiscal 2025, in the others. Nothing leaves this machine.',
		},
		foot: 'Renkei 連携',
		entrance: 'Enter',
	},
});
