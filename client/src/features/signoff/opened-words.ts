import { useCallback, useState } from 'react';

/** Frozen words that were opened here: by part the hash that was shown, and when. */
export type OpenedWords = Readonly<Record<string, { readonly hash: string; readonly at: string }>>;

/** Reads what was kept; anything else than a record is taken as nothing. */
export function readOpened(kept: string | null): OpenedWords {
	try {
		const value: unknown = JSON.parse(kept ?? '{}');
		return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as OpenedWords) : {};
	} catch {
		return {};
	}
}

// Kept for the tab only and by seat: that another person has opened the words at this terminal says nothing.
const keyOf = (seat: string) => `renkei.opened.${seat}`;

function kept(seat: string): OpenedWords {
	try {
		return readOpened(sessionStorage.getItem(keyOf(seat)));
	} catch {
		return {};
	}
}

function keep(seat: string, opened: OpenedWords): void {
	try {
		sessionStorage.setItem(keyOf(seat), JSON.stringify(opened));
	} catch {
		// Then it is known for as long as the page is open.
	}
}

/** What this seat has opened in this tab, and the way to note one more. */
export function useOpenedWords(seat: string): { opened: OpenedWords; note: (part: string, hash: string) => void } {
	const [opened, setOpened] = useState(() => kept(seat));
	const note = useCallback(
		(part: string, hash: string) =>
			setOpened((before) => {
				if (before[part]?.hash === hash) {
					return before;
				}
				const after = { ...before, [part]: { hash, at: new Date().toISOString() } };
				keep(seat, after);
				return after;
			}),
		[seat],
	);
	return { opened, note };
}

/** When the present frozen words of a part were opened, or null. */
export function openedAt(opened: OpenedWords, part: { readonly id: string; readonly contentHash: string }): string | null {
	const entry = opened[part.id];
	return entry !== undefined && entry.hash === part.contentHash ? entry.at : null;
}
