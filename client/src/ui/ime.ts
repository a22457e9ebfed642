/** What is read of a keyboard event; fits both a DOM event and React's. */
interface KeyLike {
	readonly keyCode: number;
	readonly isComposing?: boolean;
	readonly nativeEvent?: { readonly isComposing?: boolean };
}

/**
 * Whether a key belongs to the input method (the Enter that confirms kanji, arrows in the candidate list).
 * Every key handler outside the editor asks this first.
 */
export function isComposing(event: KeyLike): boolean {
	// Safari ends the composition before it sends the confirming Enter; only keyCode 229 tells it then (WebKit 165004).
	return event.isComposing === true || event.nativeEvent?.isComposing === true || event.keyCode === 229;
}
