import { defineText } from './language.tsx';

/** Words of the stock phrases in the forms of comments. */
export const phrasesText = defineText({
	ja: {
		open: '定型文',
		list: '定型文',
		help: '選ぶと、文の途中の印（カーソル）の場所に入ります。同じ団体・事業者の人だけが見ます。',
		empty: 'まだ定型文はありません。',
		add: 'いまの文を定型文に加える',
		added: '定型文に加えました。',
		again: 'この文はもう定型文にあります。',
		nothing: '先に文を書いてください。',
		tooLong: (most: number) => `定型文にできるのは${most}字までです。`,
		noRoom: '入れると長くなりすぎるため、入れませんでした。',
		inserted: '定型文を入れました。',
		remove: (phrase: string) => `定型文「${phrase}」を消す`,
		removeNow: '消す',
		keep: '残す',
		removed: '定型文を消しました。',
	},
	en: {
		open: 'Stock phrases',
		list: 'Stock phrases',
		help: 'A phrase goes in where the caret stands. Only people of your own party see them.',
		empty: 'No stock phrases yet.',
		add: 'Keep these words as a stock phrase',
		added: 'Kept as a stock phrase.',
		again: 'These words are a stock phrase already.',
		nothing: 'Write something first.',
		tooLong: (most: number) => `A stock phrase has at most ${most} letters.`,
		noRoom: 'It was not put in: the words would become too long.',
		inserted: 'The phrase was put in.',
		remove: (phrase: string) => `Remove the phrase “${phrase}”`,
		removeNow: 'Remove',
		keep: 'Keep',
		removed: 'The phrase was removed.',
	},
});
