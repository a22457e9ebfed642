import type { LedgerView } from '@renkei/api';
import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { saveFile } from '../ui/index.ts';
import type { Act } from './acts.ts';
import { type Answer, type CallFailed, readOrThrow, type TakenFile, takeFile } from './call.ts';
import { POLL_MS } from './client.ts';
import { archiveFile } from './paths.ts';
import { queryKeys } from './query-keys.ts';

/** The plan's log: its checkpoint of now and its newest entries. */
export function useLedger(plan: string): UseQueryResult<LedgerView, CallFailed> {
	return useQuery({
		queryKey: queryKeys.ledger(plan),
		queryFn: ({ signal }) => readOrThrow<LedgerView>('ledger', { parameters: { plan }, signal }),
		refetchInterval: POLL_MS * 4,
	});
}

/**
 * Takes the plan's archive and saves it, even where its page has been left by then. That it was taken is an entry of the
 * log, which is therefore asked for again. Its variable is the name of the file where the answer gives none.
 */
export function useTakeArchive(plan: string): Act<TakenFile, string> {
	const queryClient = useQueryClient();
	return useMutation<Answer<TakenFile>, Error, string>({
		mutationFn: () => takeFile(archiveFile(plan)),
		onSuccess: (answer, name) => {
			if (answer.ok) {
				saveFile(answer.value.name ?? name, answer.value.content);
			}
		},
		// Not waited for: the act ends with the file.
		onSettled: () => void queryClient.invalidateQueries({ queryKey: queryKeys.ledger(plan) }),
	});
}
