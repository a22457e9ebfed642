import type { ThreadView } from '@renkei/api';
import { useState } from 'react';
import { type Failure, notSignedIn, useAddThread, useMe, useReply } from '../../../api/index.ts';
import type { Draft } from '../../../sync/index.ts';
import { commentPieces } from './comment-pieces.ts';

/** Longest text of one comment that the server takes, in characters. */
const LONGEST = 4000;

/** Offers a draft as a comment on its part. `leave` answers the thread; null when it failed, and `failure` says why. */
export function useLeaveAsComment(
	plan: string,
	draft: Draft,
): { leave(): Promise<ThreadView | null>; failure: Failure | null; pending: boolean } {
	const me = useMe();
	const addThread = useAddThread(plan);
	const reply = useReply(plan);
	const [failure, setFailure] = useState<Failure | null>(null);
	// What was posted before something failed is not posted again.
	const [begun, setBegun] = useState<{ readonly thread: ThreadView; readonly posted: number } | null>(null);

	const leave = async (): Promise<ThreadView | null> => {
		setFailure(null);
		// Somebody else may have signed in from another tab: these words are not theirs.
		const now = await me.refetch();
		if (now.error !== null || now.data?.personId !== me.data?.personId) {
			setFailure(now.error?.failure ?? notSignedIn);
			return null;
		}
		const { part } = draft;
		const pieces = commentPieces(draft.text, LONGEST);
		let thread = begun?.thread ?? null;
		for (const [at, text] of pieces.entries()) {
			if (at < (begun?.posted ?? 0)) {
				continue;
			}
			const answer =
				thread === null
					? await addThread.mutateAsync({ part, thread: { kind: 'comment', text } })
					: await reply.mutateAsync({ thread: thread.id, part, text });
			if (!answer.ok) {
				setFailure(answer.failure);
				return null;
			}
			thread ??= answer.value;
			setBegun({ thread, posted: at + 1 });
		}
		return thread;
	};
	return { leave, failure, pending: addThread.isPending || reply.isPending };
}
