import type { ThreadView } from '@renkei/api';
import { rangeOfAnchor } from '@renkei/part-doc';
import { useEffect } from 'react';
import type * as Y from 'yjs';
import { usePart } from '../../sync/index.ts';

/** Thread id → where its words begin in the part's text; null when they are gone. */
export type Places = Readonly<Record<string, number | null>>;

/** How long to wait after a change until the places are looked up again, in ms: cards must not jump at every key. */
const PAUSE = 400;

/** Follows where the words of a part's threads stand. Draws nothing. */
export function ThreadPlaces({
	part,
	threads,
	onPlaces,
}: {
	part: string;
	threads: readonly ThreadView[];
	onPlaces: (part: string, places: Places) => void;
}) {
	const { doc } = usePart(part);
	useEffect(() => {
		if (doc === null) {
			return;
		}
		onPlaces(part, placesIn(doc, threads));
		let timer = 0;
		const later = () => {
			window.clearTimeout(timer);
			timer = window.setTimeout(() => onPlaces(part, placesIn(doc, threads)), PAUSE);
		};
		doc.on('update', later);
		return () => {
			window.clearTimeout(timer);
			doc.off('update', later);
		};
	}, [doc, part, threads, onPlaces]);
	return null;
}

function placesIn(doc: Y.Doc, threads: readonly ThreadView[]): Places {
	const anchored = threads.filter((thread) => thread.anchor !== null);
	return Object.fromEntries(
		anchored.map(({ id, anchor, quote }) => [
			id,
			anchor === null ? null : (rangeOfAnchor(doc, anchor, quote ?? '')?.start ?? null),
		]),
	);
}
