import { defineText } from './language.tsx';

/** Words of the editor. */
export const editorText = defineText({
	ja: {
		toolbar: '書式と編集',
		paragraph: '本文',
		heading: '見出し',
		bold: '太字',
		bullets: '箇条書き',
		numbers: '番号',
		undo: '元に戻す',
		redo: 'やり直す',
		comment: '指摘を付ける',
		/** Said when a word went with the paragraph it was being typed into. */
		lostWord: (word: string) => `入力中の段落をほかの人が書き換えたため、入力した「${word}」が消えました。`,
		putBack: '入力した文を戻す',
		close: '閉じる',
	},
	en: {
		toolbar: 'Format and edit',
		paragraph: 'Text',
		heading: 'Heading',
		bold: 'Bold',
		bullets: 'Bullets',
		numbers: 'Numbers',
		undo: 'Undo',
		redo: 'Redo',
		comment: 'Comment',
		lostWord: (word: string) => `Somebody rewrote the paragraph while you were typing; your “${word}” went with it.`,
		putBack: 'Put it back',
		close: 'Close',
	},
});
