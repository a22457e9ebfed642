import { defineText } from './language.tsx';

/** Words of bringing an older state back. */
export const restoreText = defineText({
	ja: {
		open: (number: number) => `いまの計画を第${number}版に戻す`,
		openPart: (number: number) => `第${number}版に戻す`,
		openPartOf: (part: string) => `（${part}）`,
		title: (number: number) => `第${number}版に戻す`,
		what: (number: number) =>
			`次の部分を第${number}版の内容に戻します。いまの内容は履歴に残り、同じやり方でまた戻せます。指摘は消えません。`,
		parts: '戻す部分',
		partName: (section: string, part: string) => `${section}　${part}`,
		cannot: '戻せない部分',
		frozen: '凍結されています。先に凍結を解いてください。',
		nothing: '戻せる部分がありません。',
		lapses: '戻すと、次の決裁は失効します。',
		lapse: (part: string, bodies: string) => `${part}：${bodies}`,
		doIt: '戻す',
		progress: (done: number, all: number) => `${all}部分のうち${done}部分を戻しました。この画面を閉じないでください。`,
		done: (number: number, count: number) => `${count}部分を第${number}版に戻しました。`,
		stopped: (part: string, done: number) => `${part}を戻せませんでした。その前の${done}部分は戻っています。`,
		refused: (part: string, why: string, done: number) => `${part}を戻せませんでした。${why} その前の${done}部分は戻っています。`,
		name: (number: number) => `第${number}版に戻した`,
	},
	en: {
		open: (number: number) => `Bring version ${number} back`,
		openPart: (number: number) => `Bring version ${number} back`,
		openPartOf: (part: string) => ` (${part})`,
		title: (number: number) => `Bring version ${number} back`,
		what: (number: number) =>
			`These parts will read as in version ${number}. What stands now stays in the history and can be brought back the same way. Comments stay.`,
		parts: 'Parts to bring back',
		partName: (section: string, part: string) => `${section}, ${part}`,
		cannot: 'Parts that stay as they are',
		frozen: 'Frozen. Reopen it first.',
		nothing: 'There is no part that you can bring back.',
		lapses: 'These sign-offs will lapse.',
		lapse: (part: string, bodies: string) => `${part}: ${bodies}`,
		doIt: 'Bring back',
		progress: (done: number, all: number) => `${done} of ${all} parts are back. Do not close this page.`,
		done: (number: number, count: number) => `${count === 1 ? '1 part reads' : `${count} parts read`} as in version ${number}.`,
		stopped: (part: string, done: number) => `${part} could not be brought back. ${done} before it are back.`,
		refused: (part: string, why: string, done: number) => `${part} could not be brought back. ${why} ${done} before it are back.`,
		name: (number: number) => `Version ${number} brought back`,
	},
});
