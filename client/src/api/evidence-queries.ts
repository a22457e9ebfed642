import type { PartEvidenceView } from '@renkei/api';
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
