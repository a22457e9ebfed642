import type { PartView, ThreadView } from '@renkei/api';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { inPageOrder, type PlacedThread } from './thread-list.ts';
import { type Places, sameOrder, ThreadPlaces } from './thread-places.tsx';

/** Threads of a section's parts in the order of the page, and the watchers that keep that order true (to be rendered). */
export function usePlacedThreads(
	parts: readonly PartView[],
	threads: readonly ThreadView[],
	ownBody: string,
): { readonly placed: readonly PlacedThread[]; readonly watchers: ReactNode } {
	const [places, setPlaces] = useState<Readonly<Record<string, Places>>>({});
	const onPlaces = useCallback(
		(part: string, next: Places) => setPlaces((all) => (sameOrder(all[part], next) ? all : { ...all, [part]: next })),
		[],
	);
	const byPart = useMemo(() => Map.groupBy(threads, (thread) => thread.part), [threads]);
	const placed = useMemo(
		() =>
			inPageOrder(
				threads.flatMap((thread) => {
					const part = parts.findIndex((candidate) => candidate.id === thread.part);
					const at = places[thread.part]?.[thread.id];
					return part < 0
						? []
						: [
								{
									thread,
									part,
									at: at ?? null,
									// Until the text is here, the server's word counts.
									detached: thread.anchor !== null && (at === undefined ? thread.detached : at === null),
									own: parts[part]?.body === ownBody,
								},
							];
				}),
			),
		[threads, parts, places, ownBody],
	);
	const watchers = parts.map((part) => {
		const own = byPart.get(part.id);
		return own?.some((thread) => thread.anchor !== null) ? (
			<ThreadPlaces key={part.id} part={part.id} threads={own} onPlaces={onPlaces} />
		) : null;
	});
	return { placed, watchers };
}
