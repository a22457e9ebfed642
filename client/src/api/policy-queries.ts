import type { PoliciesView, SigningRequests } from '@renkei/api';
import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Act } from './acts.ts';
import { type Answer, act, type CallFailed, readOrThrow } from './call.ts';
import { POLL_MS } from './client.ts';
import { invalidateFor } from './invalidate.ts';
import { queryKeys } from './query-keys.ts';

/** What is set for the sign-off of each section. */
export function usePolicies(plan: string): UseQueryResult<PoliciesView, CallFailed> {
	return useQuery({
		queryKey: queryKeys.policies(plan),
		queryFn: ({ signal }) => readOrThrow<PoliciesView>('policies', { parameters: { plan }, signal }),
		refetchInterval: POLL_MS,
	});
}

/** Sets it for one or more sections. */
export function useSetPolicies(plan: string): Act<PoliciesView, SigningRequests['policies']> {
	const queryClient = useQueryClient();
	return useMutation<Answer<PoliciesView>, Error, SigningRequests['policies']>({
		mutationFn: (body) => act('changePolicies', { parameters: { plan }, body }),
		onSuccess: async (answer) => {
			if (answer.ok) {
				queryClient.setQueryData(queryKeys.policies(plan), answer.value);
				await invalidateFor(queryClient, { plan, about: 'plan', part: null });
			}
		},
	});
}
