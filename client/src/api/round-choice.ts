import type { RoundView } from '@renkei/api';
import { useState } from 'react';
import { useRounds } from './round-acts.ts';

/** Rounds that this seat's party collects and that a new comment can go into, the newest first. */
export function collectedRounds(rounds: readonly RoundView[], fits: (round: RoundView) => boolean): readonly RoundView[] {
	return rounds.filter((round) => round.mine && round.releasedAt === null && fits(round));
}

/**
 * What a choice comes to among the rounds that are collected now.
 * @param chosen id of a round; empty for at once, null while nothing was offered
 * @returns `ended`: the round was released or discarded meanwhile, so that it must be chosen anew
 */
export function chosenAmong(
	rounds: readonly RoundView[],
	chosen: string | null,
): { readonly into: RoundView | null; readonly ended: boolean } {
	const into = rounds.find(({ id }) => id === chosen) ?? null;
	return { into, ended: into === null && chosen !== null && chosen !== '' };
}

/** Where a new comment goes: at once to everybody, or into a round that one's party collects. */
export interface RoundChoice {
	/** Rounds that it can go into; none where nothing is collected. */
	readonly rounds: readonly RoundView[];
	/** The one that it goes into; null for at once. */
	readonly into: RoundView | null;
	/** The round that it was to go into is no more: it is not told to everybody unasked. */
	readonly ended: boolean;
	/** Id of a round; empty for at once. */
	readonly choose: (round: string) => void;
}

/**
 * The choice between at once and a round. While something is collected a comment goes there unless somebody says otherwise:
 * told too early it cannot be taken back.
 */
export function useRoundChoice(plan: string, fits: (round: RoundView) => boolean): RoundChoice {
	const { data } = useRounds(plan);
	const [chosen, choose] = useState<string | null>(null);
	const rounds = collectedRounds(data?.rounds ?? [], fits);
	const offered = rounds[0]?.id;
	if (chosen === null && offered !== undefined) {
		choose(offered);
	}
	return { rounds, ...chosenAmong(rounds, chosen), choose };
}
