import type { MeView, Requests, RevisionView, SeatView, ThreadView } from '@renkei/api';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { type Answer, act } from './call.ts';
import { invalidateFor } from './invalidate.ts';
import { forgetForms } from './kept-forms.ts';
import { queryKeys } from './query-keys.ts';

/** An act of which `mutateAsync` answers a value or a failure and never throws. */
export type Act<T, V> = UseMutationResult<Answer<T>, Error, V>;

type Done = { ok: true };
type About = 'threads' | 'signoffs' | 'plan';

/** An act on a plan: what it touches is asked for again as soon as the server has said yes. */
function usePlanAct<T, V>(
	plan: string,
	about: About,
	run: (variables: V) => Promise<Answer<T>>,
	partOf?: (variables: V) => string,
) {
	const queryClient = useQueryClient();
	return useMutation<Answer<T>, Error, V>({
		mutationFn: run,
		onSuccess: async (answer, variables) => {
			if (answer.ok) {
				await invalidateFor(queryClient, { plan, about, part: partOf?.(variables) ?? null });
			}
		},
	});
}

/** Freezes a part. */
export function useFreeze(plan: string): Act<{ seq: number; contentHash: string }, { part: string }> {
	return usePlanAct(plan, 'plan', ({ part }) => act('freeze', { parameters: { part } }));
}

/** Reopens a frozen part, with the reason. */
export function useReopen(plan: string): Act<Done, { part: string; reason: string }> {
	return usePlanAct(plan, 'plan', ({ part, reason }) => act('reopen', { parameters: { part }, body: { reason } }));
}

/** What a new thread is made of; the kind may be left out for a plain comment. */
export type NewThread = Omit<Requests['newThread'], 'kind'> & { kind?: Requests['newThread']['kind'] };

/** Starts a thread on a part. */
export function useAddThread(plan: string): Act<ThreadView, { part: string; thread: NewThread }> {
	return usePlanAct(
		plan,
		'threads',
		({ part, thread }) => act('addThread', { parameters: { part }, body: thread }),
		({ part }) => part,
	);
}

/** Replies in a thread. `part` is the thread's part. */
export function useReply(plan: string): Act<ThreadView, { thread: string; part: string } & Requests['reply']> {
	return usePlanAct(
		plan,
		'threads',
		({ thread, part: _, ...body }) => act('addComment', { parameters: { thread }, body }),
		({ part }) => part,
	);
}

/**
 * Resolves a thread or opens it again, with words if there are any; says whom it asks and until when; or how far an item of
 * a round has come, with the answer. `part` is the thread's part.
 */
export function useChangeThread(plan: string): Act<ThreadView, { thread: string; part: string } & Requests['threadChange']> {
	return usePlanAct(
		plan,
		'threads',
		({ thread, part: _, ...body }) => act('changeThread', { parameters: { thread }, body }),
		({ part }) => part,
	);
}

/** Gives one's own comment another wording, or deletes it. `part` is the part of its thread. */
export function useChangeComment(
	plan: string,
): Act<ThreadView, { comment: string; part: string; change: Requests['commentChange'] }> {
	return usePlanAct(
		plan,
		'threads',
		({ comment, change }) => act('changeComment', { parameters: { comment }, body: change }),
		({ part }) => part,
	);
}

/** Answers a comment with one of the short words, or takes that back. `part` is the part of its thread. */
export function useReact(plan: string): Act<ThreadView, { comment: string; part: string } & Requests['reaction']> {
	return usePlanAct(
		plan,
		'threads',
		({ comment, kind, on }) => act('react', { parameters: { comment }, body: { kind, on } }),
		({ part }) => part,
	);
}

/** Lets the vendor draft, or stops it. */
export function useDrafting(plan: string): Act<Done, Requests['drafting']> {
	return usePlanAct(plan, 'plan', (body) => act('drafting', { parameters: { plan }, body }));
}

/** Sets a section to 提案のみ, or back. */
export function useSuggestOnly(plan: string): Act<Done, { key: string; on: boolean }> {
	return usePlanAct(plan, 'plan', ({ key, on }) => act('suggestOnly', { parameters: { plan, key }, body: { on } }));
}

/** Names the 代表団体. */
export function useNameRepresentative(plan: string): Act<Done, Requests['representative']> {
	return usePlanAct(plan, 'plan', (body) => act('representative', { parameters: { plan }, body }));
}

/** Says what a figure of the edition is, or takes the answer back. */
export function useAnswerFigure(plan: string): Act<Done, Requests['figure']> {
	return usePlanAct(plan, 'plan', (body) => act('answerFigure', { parameters: { plan }, body }));
}

/** Moves the plan to another edition. */
export function useMoveEdition(plan: string): Act<Done, Requests['edition']> {
	return usePlanAct(plan, 'plan', (body) => act('moveEdition', { parameters: { plan }, body }));
}

/** Names what stands now. */
export function useNameRevision(plan: string): Act<RevisionView, Requests['revision']> {
	return usePlanAct(plan, 'plan', (body) => act('nameRevision', { parameters: { plan }, body }));
}

/** Says up to where this person has looked. Nobody else is concerned: only what this person has yet to see is asked for again. */
export function useMarkSeen(plan: string): Act<Done, Requests['seen']> {
	const queryClient = useQueryClient();
	return useMutation<Answer<Done>, Error, Requests['seen']>({
		mutationFn: (body) => act('markSeen', { parameters: { plan }, body }),
		onSuccess: async (answer) => {
			if (answer.ok) {
				await queryClient.invalidateQueries({ queryKey: queryKeys.allChanges(plan) });
			}
		},
	});
}

/** Adds a seat or ends one. */
export function useChangeMembers(plan: string): Act<{ seats: SeatView[] }, Requests['members']> {
	return usePlanAct(plan, 'plan', (body) => act('changeMembers', { parameters: { plan }, body }));
}

/** Another person or seat sees other things: nothing of the former may stay in the cache. */
function useSeatChange<V>(run: (variables: V) => Promise<Answer<MeView>>) {
	const queryClient = useQueryClient();
	return useMutation<Answer<MeView>, Error, V>({
		mutationFn: run,
		onSuccess: (answer) => {
			if (answer.ok) {
				queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== queryKeys.demoSeats[0] });
				queryClient.setQueryData(queryKeys.me, answer.value);
			}
		},
	});
}

/** Demo only: enters by one press. */
export function useDemoSignIn(): Act<MeView, { seat: string }> {
	return useSeatChange((body) => act('demoSignIn', { body }));
}

/** Acts as another of one's seats. */
export function useActAs(): Act<MeView, { seat: string }> {
	return useSeatChange((body) => act('actAs', { body }));
}

/** Ends the session. The page is loaded anew afterwards, so that nothing stays in memory; nor do half-filled forms. */
export function useSignOut(): Act<Done, void> {
	return useMutation<Answer<Done>, Error, void>({
		mutationFn: () => {
			forgetForms();
			return act('signOut');
		},
	});
}
