import type { ThreadView } from '@renkei/api';
import { resolveAnchors } from '@renkei/part-doc';
import { useEffect } from 'react';
import type * as Y from 'yjs';
import { recordOf } from '../../editor/index.ts';
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
	const anchored = threads.flatMap((thread) => {
		const record = recordOf(thread);
		return record === null ? [] : [{ id: thread.id, record }];
	});
	const resolved = resolveAnchors(
		doc,
		anchored.map(({ record }) => record),
	);
	return Object.fromEntries(
		anchored.map(({ id }, at) => {
			const found = resolved[at];
			return [id, found === undefined || found.kind === 'detached' ? null : found.start];
		}),
	);
}

/**
 * Whether two accounts of one part say the same of the cards: the same threads, in the same order, with and without
 * their words. Every letter typed shifts what stands behind it, which moves no card.
 */
export function sameOrder(one: Places | undefined, other: Places): boolean {
	return one !== undefined && orderOf(one) === orderOf(other);
}

/** The threads with their words from top to bottom, those on one spot side by side, then those without. */
function orderOf(places: Places): string {
	const byPlace = Map.groupBy(Object.keys(places).sort(), (id) => places[id] ?? null);
	const lost = byPlace.get(null) ?? [];
	const placed = [...byPlace].flatMap(([at, ids]) => (at === null ? [] : [{ at, ids }]));
	return JSON.stringify([placed.sort((a, b) => a.at - b.at).map(({ ids }) => ids), lost]);
}
