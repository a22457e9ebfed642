import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import { peerUserOf } from '../../../sync/presence.ts';
import type { OpenPart } from '../open-part.ts';

/** Field of an awareness state that tells the others that somebody is filling fields or rows of this part. */
const FILLING = 'filling';

/** Tells the others while this person is inside a field or row of a part. */
export function useInside(open: OpenPart): (inside: boolean) => void {
	const { awareness } = open.handle;
	useEffect(() => () => awareness?.setLocalStateField(FILLING, false), [awareness]);
	return useCallback((inside: boolean) => awareness?.setLocalStateField(FILLING, inside), [awareness]);
}

interface FillingState {
	readonly cursor?: unknown;
	readonly filling?: unknown;
}

function writersIn(awareness: Awareness): string {
	const names = new Set<string>();
	for (const [client, state] of awareness.getStates()) {
		const { cursor, filling } = state as FillingState;
		const user = client === awareness.clientID ? null : peerUserOf(state);
		if (user !== null && (filling === true || (cursor !== undefined && cursor !== null))) {
			names.add(user.person);
		}
	}
	return [...names].join('、');
}

/** Names of those who are writing in a part now, joined; empty when nobody is. */
export function useWriters(open: OpenPart): string {
	const { awareness } = open.handle;
	const source = useMemo(
		() => ({
			subscribe: (changed: () => void) => {
				awareness?.on('change', changed);
				return () => awareness?.off('change', changed);
			},
			// A string compares by value: nothing is drawn anew when carets only move.
			read: () => (awareness === null ? '' : writersIn(awareness)),
		}),
		[awareness],
	);
	return useSyncExternalStore(source.subscribe, source.read);
}
