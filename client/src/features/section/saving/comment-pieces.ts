/**
 * Cuts words into comments that the server takes, at the end of a line where there is one. No word is lost, however long
 * a draft is; white space around a piece is nothing to keep.
 * @param longest characters of one comment
 */
export function commentPieces(text: string, longest: number): readonly string[] {
	const pieces: string[] = [];
	let rest = text.trim();
	while (rest.length > longest) {
		const line = rest.lastIndexOf('\n', longest);
		const at = line > 0 ? line : endOfLetter(rest, longest);
		pieces.push(rest.slice(0, at).trim());
		rest = rest.slice(at).trim();
	}
	return [...pieces, rest].filter((piece) => piece !== '');
}

/** Not between the two halves of a letter like 𠮷. */
function endOfLetter(text: string, at: number): number {
	const half = text.charCodeAt(at);
	return half >= 0xdc00 && half <= 0xdfff ? at - 1 : at;
}
