import { refusalCodes, refusalOf } from '@renkei/plan';

/** Words of the editor. */
export const editorText = {
	toolbar: '書式と編集',
	paragraph: '本文',
	heading: '見出し',
	bold: '太字',
	bullets: '箇条書き',
	numbers: '番号',
	undo: '元に戻す',
	redo: 'やり直す',
	comment: '指摘を付ける',
	putBack: '入力した文を戻す',
	close: '閉じる',
} as const;

/** Said when a word went with the paragraph it was being typed into. */
export function lostWordText(word: string): string {
	return `入力中の段落をほかの人が書き換えたため、入力した「${word}」が消えました。`;
}

/** The sentence of a refusal code, for drafts; empty for a code that is not of the closed list. */
export function refusalText(code: string): string {
	const known = refusalCodes.find((candidate) => candidate === code);
	return known === undefined ? '' : refusalOf(known).text;
}
