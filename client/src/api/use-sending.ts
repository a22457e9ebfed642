import { useRef, useState } from 'react';
import type { Answer, Failure } from './call.ts';

/** One act at a time, and what kept the last one from happening. */
export interface Sending {
	readonly waiting: boolean;
	readonly failure: Failure | null;
	/** Runs an act unless one is under way. `then` runs only where it has happened. */
	readonly send: <T>(act: () => Promise<Answer<T>>, then?: (value: T) => void) => void;
}

/** Sends what a control does: never twice for one press, and with the failure kept to be said beside it. */
export function useSending(): Sending {
	const [waiting, setWaiting] = useState(false);
	const [failure, setFailure] = useState<Failure | null>(null);
	// Two presses can come before the first one is drawn.
	const busy = useRef(false);
	const run = async <T>(act: () => Promise<Answer<T>>, then?: (value: T) => void) => {
		busy.current = true;
		setWaiting(true);
		setFailure(null);
		const answer = await act();
		busy.current = false;
		setWaiting(false);
		if (answer.ok) {
			then?.(answer.value);
		} else {
			setFailure(answer.failure);
		}
	};
	return {
		waiting,
		failure,
		send: (act, then) => {
			if (!busy.current) {
				void run(act, then);
			}
		},
	};
}
