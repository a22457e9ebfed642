import type { Requests, RoundsView, RoundTableView, RoundView } from '@renkei/api';
import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Act } from './acts.ts';
import { type Answer, act, type CallFailed, readOrThrow } from './call.ts';
import { invalidateFor } from './invalidate.ts';
import { queryKeys } from './query-keys.ts';

/** Rounds of comments that this seat may be told of, the newest first. */
export function useRounds(plan: string): UseQueryResult<RoundsView, CallFailed> {
	return useQuery({
		queryKey: queryKeys.rounds(plan),
		queryFn: ({ signal }) => readOrThrow<RoundsView>('rounds', { parameters: { plan }, signal }),
	});
}

/** The 指摘事項対応表 of a round as it stands now. */
export function useRound(plan: string, round: string): UseQueryResult<RoundTableView, CallFailed> {
	return useQuery({
		queryKey: queryKeys.round(plan, round),
		queryFn: ({ signal }) => readOrThrow<RoundTableView>('round', { parameters: { round }, signal }),
	});
}

function useRoundAct<T, V>(plan: string, run: (asked: V) => Promise<Answer<T>>): Act<T, V> {
	const queryClient = useQueryClient();
	return useMutation<Answer<T>, Error, V>({
		mutationFn: run,
		onSuccess: async (answer) => {
			if (answer.ok) {
				await Promise.all([
					invalidateFor(queryClient, { plan, about: 'threads', part: null }),
					// A release keeps the state that it was made on.
					queryClient.invalidateQueries({ queryKey: queryKeys.revisions(plan) }),
				]);
			}
		},
	});
}

/** Begins to collect a round. */
export function useNewRound(plan: string): Act<RoundView, Requests['newRound']> {
	return useRoundAct(plan, (body) => act('newRound', { parameters: { plan }, body }));
}

/** Renames, releases or discards a round. */
export function useChangeRound(
	plan: string,
): Act<RoundsView, { readonly round: string; readonly change: Requests['roundChange'] }> {
	return useRoundAct(plan, ({ round, change }) => act('changeRound', { parameters: { round }, body: change }));
}
