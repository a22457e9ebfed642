import type { CounterProposalView, DecidedView, Requests, ThreadView } from '@renkei/api';
import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Act } from './acts.ts';
import { type Answer, act, type CallFailed, readOrThrow } from './call.ts';
import { invalidateFor } from './invalidate.ts';
import { queryKeys } from './query-keys.ts';

function useSuggestionAct<T, V extends { readonly part: string }>(
	plan: string,
	run: (asked: V) => Promise<Answer<T>>,
): Act<T, V> {
	const queryClient = useQueryClient();
	return useMutation<Answer<T>, Error, V>({
		mutationFn: run,
		onSuccess: async (answer, { part }) => {
			if (answer.ok) {
				await invalidateFor(queryClient, { plan, about: 'threads', part });
			}
		},
	});
}

/** Proposes other words and values for a part, or the whole of it. */
export function usePropose(
	plan: string,
): Act<
	{ threads: ThreadView[] },
	{ readonly part: string; readonly proposal: Omit<Requests['propose'], 'text'> & { readonly text: string } }
> {
	return useSuggestionAct(plan, ({ part, proposal }) => act('propose', { parameters: { part }, body: proposal }));
}

/** Accepts or declines suggestions of a part. */
export function useDecide(plan: string): Act<DecidedView, { readonly part: string; readonly decision: Requests['decide'] }> {
	return useSuggestionAct(plan, ({ part, decision }) => act('decide', { parameters: { part }, body: decision }));
}

/** A whole part as it is proposed, against the part now. Nothing is asked while `thread` is null. */
export function useCounterProposal(thread: string | null): UseQueryResult<CounterProposalView, CallFailed> {
	return useQuery({
		queryKey: queryKeys.counterProposal(thread ?? ''),
		queryFn: ({ signal }) =>
			readOrThrow<CounterProposalView>('counterProposal', { parameters: { thread: thread ?? '' }, signal }),
		enabled: thread !== null,
		// The part may change at any key: what is decided upon is asked for when it is looked at.
		staleTime: 0,
	});
}
