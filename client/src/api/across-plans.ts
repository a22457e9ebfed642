import type { OpenItemsView, PhrasesView, PlanCommentsView, Requests } from '@renkei/api';
import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Act } from './acts.ts';
import { type Answer, act, type CallFailed, readOrThrow } from './call.ts';
import { POLL_MS } from './client.ts';
import { invalidateFor } from './invalidate.ts';
import { queryKeys } from './query-keys.ts';

/** Open threads of every plan of this person. It is many plans at once, so it is asked for less often than one. */
export function useOpenItems(): UseQueryResult<OpenItemsView, CallFailed> {
	return useQuery({
		queryKey: queryKeys.openItems,
		queryFn: ({ signal }) => readOrThrow<OpenItemsView>('openItems', { signal }),
		refetchInterval: POLL_MS * 6,
	});
}

/** Says the same on several plans. What it was said on is asked for again. */
export function useCommentOnPlans(): Act<PlanCommentsView, Requests['planComments']> {
	const queryClient = useQueryClient();
	return useMutation<Answer<PlanCommentsView>, Error, Requests['planComments']>({
		mutationFn: (body) => act('commentOnPlans', { body }),
		onSuccess: async (answer) => {
			if (answer.ok) {
				const said = answer.value.results.filter(({ thread }) => thread !== null);
				await Promise.all([
					queryClient.invalidateQueries({ queryKey: queryKeys.openItems }),
					...said.map(({ plan }) => invalidateFor(queryClient, { plan, part: null, about: 'threads' })),
				]);
			}
		},
	});
}

/** Stock phrases of one's own party; asked for only once somebody looks. */
export function usePhrases(plan: string, wanted: 'now' | 'later'): UseQueryResult<PhrasesView, CallFailed> {
	return useQuery({
		queryKey: queryKeys.phrases(plan),
		queryFn: ({ signal }) => readOrThrow<PhrasesView>('phrases', { parameters: { plan }, signal }),
		enabled: wanted === 'now',
	});
}

function usePhraseAct<V>(plan: string, run: (variables: V) => Promise<Answer<PhrasesView>>): Act<PhrasesView, V> {
	const queryClient = useQueryClient();
	return useMutation<Answer<PhrasesView>, Error, V>({
		mutationFn: run,
		onSuccess: (answer) => {
			if (answer.ok) {
				queryClient.setQueryData(queryKeys.phrases(plan), answer.value);
			}
		},
	});
}

/** Adds a stock phrase. */
export function useAddPhrase(plan: string): Act<PhrasesView, Requests['newPhrase']> {
	return usePhraseAct(plan, (body) => act('addPhrase', { parameters: { plan }, body }));
}

/** Removes a stock phrase. */
export function useRemovePhrase(plan: string): Act<PhrasesView, { phrase: string }> {
	return usePhraseAct(plan, ({ phrase }) => act('changePhrase', { parameters: { plan, phrase }, body: { deleted: true } }));
}
