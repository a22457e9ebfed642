import type { PartChangesView, PlanChangesView, RevisionsView } from '@renkei/api';
import { type UseQueryResult, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { type CallFailed, readOrThrow } from './call.ts';
import { POLL_MS, whileUnreachable } from './client.ts';
import { queryKeys } from './query-keys.ts';

type Read<T> = UseQueryResult<T, CallFailed>;
type Asked = { readonly state: { readonly error: CallFailed | null } };

/** Besides what is told: where no socket works. Comparing costs the server more than reading. */
const slowly = (query: Asked): number => whileUnreachable(query) || POLL_MS * 4;

/** Kept states of the whole plan, newest first. */
export function useRevisions(plan: string): Read<RevisionsView> {
	return useQuery({
		queryKey: queryKeys.revisions(plan),
		queryFn: ({ signal }) => readOrThrow<RevisionsView>('revisions', { parameters: { plan }, signal }),
		refetchInterval: slowly,
	});
}

/**
 * Parts that differ between two states of the plan.
 * @param from id of a revision, or `seen`; null: nothing is asked
 * @param to id of a revision; null for what stands now
 */
export function usePlanChanges(plan: string, from: string | null, to: string | null): Read<PlanChangesView> {
	const search: Record<string, string> = { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) };
	return useQuery({
		queryKey: queryKeys.changes(plan, from ?? '', to ?? ''),
		queryFn: ({ signal }) => readOrThrow<PlanChangesView>('planChanges', { parameters: { plan }, search, signal }),
		enabled: from !== null,
		refetchInterval: to === null ? slowly : whileUnreachable,
	});
}

/** A stretch of a part's log. */
export interface PartStretch {
	readonly part: string;
	readonly from: number;
	readonly to: number;
}

/**
 * What changed in each of these parts. What stands between two positions of a log never changes, so it is asked for once.
 * While a later position is on its way the part is shown as it was last known from the same beginning: words that are
 * being read do not go away because somebody else is writing.
 */
export function usePartChanges(stretches: readonly PartStretch[]): readonly Read<PartChangesView>[] {
	const queryClient = useQueryClient();
	return useQueries({
		queries: stretches.map(({ part, from, to }) => ({
			queryKey: queryKeys.partChanges(part, from, to),
			queryFn: ({ signal }: { signal: AbortSignal }) =>
				readOrThrow<PartChangesView>('partChanges', {
					parameters: { part },
					search: { from: String(from), to: String(to) },
					signal,
				}),
			staleTime: Number.POSITIVE_INFINITY,
			// Every keystroke of somebody else makes another stretch; the former ones need not stay.
			gcTime: 60_000,
			placeholderData: () =>
				queryClient
					.getQueriesData<PartChangesView>({ queryKey: queryKeys.partChanges(part, from, to).slice(0, 3) })
					.flatMap(([, known]) => (known === undefined || known.to > to ? [] : [known]))
					.sort((left, right) => right.to - left.to)[0],
		})),
	}) as readonly Read<PartChangesView>[];
}
