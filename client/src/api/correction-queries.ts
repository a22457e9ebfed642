import type { CorrectionsView, SigningRequests } from '@renkei/api';
import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Act } from './acts.ts';
import { type Answer, act, type CallFailed, readOrThrow } from './call.ts';
import { POLL_MS } from './client.ts';
import { invalidateFor } from './invalidate.ts';
import { queryKeys } from './query-keys.ts';

/** 軽微な修正 on the plan's trunks, and those that this seat may declare. */
export function useCorrections(plan: string): UseQueryResult<CorrectionsView, CallFailed> {
	return useQuery({
		queryKey: queryKeys.corrections(plan),
		queryFn: ({ signal }) => readOrThrow<CorrectionsView>('corrections', { parameters: { plan }, signal }),
		refetchInterval: POLL_MS,
	});
}

function useCorrectionAct<V>(plan: string, run: (asked: V) => Promise<Answer<CorrectionsView>>): Act<CorrectionsView, V> {
	const queryClient = useQueryClient();
	return useMutation<Answer<CorrectionsView>, Error, V>({
		mutationFn: run,
		onSuccess: async (answer) => {
			if (answer.ok) {
				queryClient.setQueryData(queryKeys.corrections(plan), answer.value);
				await invalidateFor(queryClient, { plan, about: 'signoffs', part: null });
			}
		},
	});
}

/** Declares the frozen words of a trunk a 軽微な修正 of those that were signed. */
export function useDeclareCorrection(
	plan: string,
): Act<CorrectionsView, { readonly part: string; readonly said: SigningRequests['correction'] }> {
	return useCorrectionAct(plan, ({ part, said }) => act('declareCorrection', { parameters: { part }, body: said }));
}

/** Objects for one's body. */
export function useObjectToCorrection(
	plan: string,
): Act<CorrectionsView, { readonly correction: string; readonly text: string }> {
	return useCorrectionAct(plan, ({ correction, text }) =>
		act('objectToCorrection', { parameters: { plan, correction }, body: { text } }),
	);
}
