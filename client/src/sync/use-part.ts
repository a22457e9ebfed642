import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { LocalRows } from './local-rows.ts';
import { openParts } from './open-parts.ts';
import type { PartHandle } from './part-handle.ts';
import { openPart, type PartLink } from './part-link.ts';
import { currentRows, subscribeToPerson } from './person.ts';

export type { PartHandle } from './part-handle.ts';

/** How long a link outlives its last component (ms): going to the next section and back should not load again. */
const lingering = 2_000;

interface Shared {
	readonly link: PartLink;
	users: number;
	timer: ReturnType<typeof setTimeout> | undefined;
}

const links = new Map<string, Shared>();

/** The link of a part, opened at the first question. It closes by itself when no component uses it. */
function sharedLink(partId: string): Shared {
	const known = links.get(partId);
	if (known !== undefined) {
		return known;
	}
	const shared: Shared = { link: openPart(partId, { rows: rowsHere() }), users: 0, timer: undefined };
	links.set(partId, shared);
	closeLater(partId, shared);
	return shared;
}

/** Pages open parts only when it is known who sits here (`useWhoSitsHere`). */
function rowsHere(): LocalRows {
	const rows = currentRows();
	if (rows === null) {
		throw new Error('a part was opened before it was known for whom');
	}
	return rows;
}

function use(partId: string, listener: () => void): () => void {
	const shared = sharedLink(partId);
	shared.users += 1;
	clearTimeout(shared.timer);
	const stop = shared.link.subscribe(listener);
	return () => {
		stop();
		shared.users -= 1;
		closeLater(partId, shared);
	};
}

/** Closes an unused link, but never while something of this person's is not on disk. */
function closeLater(partId: string, shared: Shared): void {
	clearTimeout(shared.timer);
	shared.timer = setTimeout(() => {
		if (shared.users > 0) {
			return;
		}
		if (shared.link.unsaved) {
			closeLater(partId, shared);
			return;
		}
		end(partId, shared);
	}, lingering);
}

function end(partId: string, shared: Shared): void {
	clearTimeout(shared.timer);
	if (links.get(partId) === shared) {
		links.delete(partId);
	}
	shared.link.close();
}

/** Sends what lay unsent on this device for parts that are not open; what is refused becomes a draft. */
export async function sendUnsent(): Promise<void> {
	const rows = currentRows();
	const unsent = (await rows?.unsent()) ?? [];
	for (const { part, title } of unsent) {
		if (rows !== currentRows()) {
			return;
		}
		if (!links.has(part)) {
			sharedLink(part).link.title = title;
			await settled(part);
		}
	}
}

/** Resolves when a part has been opened or cannot be, and nothing of it is unsaved. */
function settled(partId: string): Promise<void> {
	return new Promise((resolve) => {
		const look = (): void => {
			const { link } = sharedLink(partId);
			const { kind } = link.get().link;
			if (kind === 'gone' || (kind === 'live' && !link.unsaved)) {
				stop();
				resolve();
			}
		};
		const stop = use(partId, look);
	});
}

// Another person's words and presence end with that person's page; what was not sent lies in their own rows.
subscribeToPerson(() => {
	for (const [partId, shared] of links) {
		if (shared.link.rows !== currentRows()) {
			end(partId, shared);
		}
	}
});

// The last moment that a page can count on.
globalThis.document?.addEventListener('visibilitychange', () => {
	if (document.visibilityState === 'hidden') {
		for (const part of openParts()) {
			void part.keep();
		}
	}
});

/** How a draft of refused words names where they were. */
export interface PartNames {
	/** The section and body. */
	readonly title?: string;
	/** A field or cell, by its place (`fields/summary`, `rows:issues/<row>/<column>`); null for none. */
	readonly placeName?: (place: string) => string | null;
}

/**
 * Opens a part while the component is mounted. Two components with the same part share one link. `names` is for a draft
 * of refused words; a text alone is the title.
 */
export function usePart(partId: string, names: string | PartNames = {}): PartHandle {
	const subscribe = useCallback((listener: () => void) => use(partId, listener), [partId]);
	const handle = useSyncExternalStore(subscribe, () => sharedLink(partId).link.get());
	useEffect(() => {
		const { title, placeName } = typeof names === 'string' ? { title: names, placeName: undefined } : names;
		const { link } = sharedLink(partId);
		link.title = title ?? link.title;
		link.placeName = placeName ?? link.placeName;
	});
	return handle;
}
