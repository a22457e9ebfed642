import type { InboxCount, InboxView } from '@renkei/api';
import {
	type QueryClient,
	type UseQueryResult,
	useMutation,
	useMutationState,
	useQuery,
	useQueryClient,
} from '@tanstack/react-query';
import type { Act } from './acts.ts';
import { type Answer, act, type CallFailed, readOrThrow } from './call.ts';
import { POLL_MS } from './client.ts';
import { type Marks, withMarks } from './inbox-view.ts';
import type { Liveness } from './queries.ts';
import { queryKeys } from './query-keys.ts';

const marking = ['mark-notices'];

/** Marks that the server has not answered yet. */
function usePendingMarks(): readonly Marks[] {
	return useMutationState({
		filters: { mutationKey: marking, status: 'pending' },
		select: ({ state }) => state.variables as Marks,
	});
}

/** The list and the count are one answer: neither may be older than the other on the same page. */
function keep(queryClient: QueryClient, view: InboxView): InboxView {
	queryClient.setQueryData<InboxCount>(queryKeys.inboxCount, { count: view.count });
	return view;
}

/** Notices of every seat of this person, as they will be once the marks under way have been answered. */
export function useInbox(): Pick<UseQueryResult<InboxView, CallFailed>, 'data' | 'error'> {
	const queryClient = useQueryClient();
	const marks = usePendingMarks();
	const { data, error } = useQuery<InboxView, CallFailed>({
		queryKey: queryKeys.inbox,
		queryFn: async ({ signal }) => keep(queryClient, await readOrThrow<InboxView>('inbox', { signal })),
		refetchInterval: POLL_MS,
	});
	return { data: data === undefined ? undefined : withMarks(data, marks), error };
}

/**
 * How many notices are open. A page that is told of the news of its plan asks by itself too, now and then: the other plans
 * of this person tell it nothing.
 */
export function useInboxCount(liveness: Liveness = 'polled'): number {
	const marks = usePendingMarks();
	const list = useQuery<InboxView, CallFailed>({ queryKey: queryKeys.inbox, enabled: false }).data;
	const { data } = useQuery<InboxCount, CallFailed>({
		queryKey: queryKeys.inboxCount,
		queryFn: ({ signal }) => readOrThrow<InboxCount>('inboxCount', { signal }),
		refetchInterval: liveness === 'polled' ? POLL_MS : POLL_MS * 6,
	});
	return marks.length > 0 && list !== undefined ? withMarks(list, marks).count : (data?.count ?? 0);
}

/** Ticks notices off, or puts them back: one call after the other, so that the last answer knows of every mark before it. */
export function useMarkNotices(): Act<InboxView, Marks> {
	const queryClient = useQueryClient();
	return useMutation<Answer<InboxView>, Error, Marks>({
		mutationKey: marking,
		scope: { id: 'mark-notices' },
		mutationFn: (body) => act('markNotices', { body }),
		onSuccess: async (answer) => {
			// What was asked for before the mark may be answered after it.
			await queryClient.cancelQueries({ queryKey: queryKeys.inbox });
			if (answer.ok) {
				queryClient.setQueryData(queryKeys.inbox, keep(queryClient, answer.value));
			} else {
				void queryClient.invalidateQueries({ queryKey: queryKeys.inbox });
			}
		},
	});
}
