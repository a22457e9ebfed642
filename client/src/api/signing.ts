import type { PreparedView, SigningActView, SigningRequests } from '@renkei/api';
import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Act } from './acts.ts';
import { type Answer, act, type CallFailed, readOrThrow } from './call.ts';
import { POLL_MS } from './client.ts';
import { invalidateFor } from './invalidate.ts';
import { queryKeys } from './query-keys.ts';

/** Prepares an act of signing. Nothing is recorded by it. */
export function usePrepareSigning(plan: string): Act<PreparedView, SigningRequests['prepare']> {
	return useMutation({
		mutationFn: (body: SigningRequests['prepare']) => act<PreparedView>('prepareSigning', { parameters: { plan }, body }),
	});
}

/** Records a prepared act. */
export function useCommitSigning(plan: string): Act<SigningActView, SigningRequests['commit']> {
	const queryClient = useQueryClient();
	return useMutation<Answer<SigningActView>, Error, SigningRequests['commit']>({
		mutationFn: (body) => act('commitSigning', { parameters: { plan }, body }),
		// After a refusal too: what was shown may be old, and after a lost answer it may have been recorded. Only what was
		// recorded waits for the page to show it: on a line that loses answers the person must not wait for others first.
		onSettled: (answer) => {
			const shown = invalidateFor(queryClient, { plan, about: 'signoffs', part: null });
			return answer?.ok === true ? shown : undefined;
		},
	});
}

/** The receipt of a recorded act. Whether what it recorded still holds is asked for again now and then. */
export function useSigningAct(plan: string, id: string): UseQueryResult<SigningActView, CallFailed> {
	return useQuery({
		queryKey: queryKeys.signingAct(plan, id),
		queryFn: ({ signal }) => readOrThrow<SigningActView>('signingAct', { parameters: { plan, act: id }, signal }),
		refetchInterval: POLL_MS * 4,
	});
}
