import { defineText } from './language.tsx';

/** While the records of a plan are not there. */
export const recordsLoadingText = defineText({
	ja: {
		failed: '確認と決裁の記録を読み込めませんでした',
		kept: '記録はサーバーに残っています。通信を確かめて、もう一度読み込んでください。',
	},
	en: {
		failed: 'The checks and decisions could not be loaded',
		kept: 'The records are safe at the server. Check the connection and load again.',
	},
});
