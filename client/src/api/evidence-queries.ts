import type { PartEvidenceView, PartStateView } from '@renkei/api';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type CallFailed, readOrThrow } from './call.ts';
import { POLL_MS } from './client.ts';
import { queryKeys } from './query-keys.ts';

/** Everything that was recorded of a part. Besides what is told: now and then, where no socket works. */
export function usePartEvidence(plan: string, part: string): UseQueryResult<PartEvidenceView, CallFailed> {
	return useQuery({
		queryKey: queryKeys.evidence(plan, part),
		queryFn: ({ signal }) => readOrThrow<PartEvidenceView>('evidence', { parameters: { part }, signal }),
		refetchInterval: POLL_MS * 4,
	});
}

/** A part as it stood at a position of its log. That never changes, so it is asked for once. */
export function usePartStateAt(part: string, seq: number): UseQueryResult<PartStateView, CallFailed> {
	return useQuery({
		queryKey: queryKeys.partState(part, seq),
		queryFn: ({ signal }) =>
			readOrThrow<PartStateView>('partState', { parameters: { part }, search: { at: String(seq) }, signal }),
		staleTime: Number.POSITIVE_INFINITY,
		gcTime: 60_000,
	});
}
