/** Where a rail has to stand so that a card is level with its words; all in CSS px. */
export interface Level {
	/** Space above the first card. */
	readonly padding: number;
	readonly scroll: number;
}

/**
 * Levels a card with its words: by scrolling where there is something above to scroll away, else by space above.
 * @param cardTop distance of the card from the top of the unscrolled list
 * @param wantedTop where it should stand, from the top of the rail's window
 */
export function levelOf(cardTop: number, wantedTop: number): Level {
	const scroll = cardTop - wantedTop;
	return scroll >= 0 ? { padding: 0, scroll } : { padding: -scroll, scroll: 0 };
}

/** Moves the rail so that the active card is level with its words, as far as both can be seen beside each other. */
export function levelCard(
	rail: HTMLElement,
	list: HTMLElement,
	card: HTMLElement,
	words: Element | null,
	headHeight: number,
): void {
	list.style.paddingTop = '0px';
	if (words === null) {
		card.scrollIntoView({ block: 'nearest' });
		return;
	}
	const top = rail.getBoundingClientRect().top;
	const cardTop = card.getBoundingClientRect().top - top + rail.scrollTop;
	const highest = rail.clientHeight - Math.min(card.offsetHeight, rail.clientHeight / 2);
	const wanted = Math.min(Math.max(words.getBoundingClientRect().top - top, headHeight), highest);
	const level = levelOf(cardTop, wanted);
	list.style.paddingTop = `${level.padding}px`;
	rail.scrollTop = level.scroll;
}
