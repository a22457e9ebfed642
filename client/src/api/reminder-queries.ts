import type { ReminderRequest, RemindersView } from '@renkei/api';
import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Act } from './acts.ts';
import { type Answer, act, type CallFailed, readOrThrow } from './call.ts';
import { POLL_MS } from './client.ts';
import { invalidateFor } from './invalidate.ts';
import { queryKeys } from './query-keys.ts';

/** Which bodies were reminded of awaited 決裁, and whom this seat may remind. */
export function useReminders(plan: string): UseQueryResult<RemindersView, CallFailed> {
	return useQuery({
		queryKey: queryKeys.reminders(plan),
		queryFn: ({ signal }) => readOrThrow<RemindersView>('reminders', { parameters: { plan }, signal }),
		refetchInterval: POLL_MS,
	});
}

/** Reminds a body, once a day. */
export function useRemind(plan: string): Act<RemindersView, ReminderRequest> {
	const queryClient = useQueryClient();
	return useMutation<Answer<RemindersView>, Error, ReminderRequest>({
		mutationFn: (body) => act('remind', { parameters: { plan }, body }),
		onSuccess: async (answer) => {
			if (answer.ok) {
				queryClient.setQueryData(queryKeys.reminders(plan), answer.value);
				await invalidateFor(queryClient, { plan, about: 'signoffs', part: null });
			}
		},
	});
}
