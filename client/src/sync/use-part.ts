import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { openPart, type PartHandle, type PartLink } from './part-link.ts';

export type { PartHandle } from './part-link.ts';

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
	const shared: Shared = { link: openPart(partId), users: 0, timer: undefined };
	links.set(partId, shared);
	closeLater(partId, shared);
	return shared;
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
		links.delete(partId);
		shared.link.close();
	}, lingering);
}

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
