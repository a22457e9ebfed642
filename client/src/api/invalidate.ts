import { assertNever } from '@renkei/plan';
import type { News } from '@renkei/sync-protocol';
import type { QueryClient } from '@tanstack/react-query';
import { queryKeys } from './query-keys.ts';

type Key = readonly string[];

/** What the server computes of what is written, and of whose parts they are. */
const computedOf = (plan: string): readonly Key[] => [
	queryKeys.budget(plan),
	queryKeys.kpis(plan),
	queryKeys.allQuestions(plan),
	queryKeys.agreements(plan),
	queryKeys.services(plan),
	queryKeys.checks(plan),
];

/** The queries whose answers a notice has made old. */
export function keysTouchedBy(news: News): readonly Key[] {
	const { plan, part } = news;
	const everywhere: Key[] = [queryKeys.plan(plan), queryKeys.today, queryKeys.journal(plan)];
	switch (news.about) {
		case 'threads':
			return [
				...everywhere,
				queryKeys.planThreads(plan),
				queryKeys.openItems,
				queryKeys.inbox,
				queryKeys.rounds(plan),
				...(part === null ? [] : [queryKeys.threads(part)]),
			];
		case 'signoffs':
			return [
				...everywhere,
				queryKeys.planSignoffs(plan),
				queryKeys.plans,
				queryKeys.revisions(plan),
				queryKeys.inbox,
				queryKeys.ledger(plan),
			];
		case 'plan':
			return [
				...everywhere,
				queryKeys.members(plan),
				queryKeys.policies(plan),
				queryKeys.ledger(plan),
				queryKeys.inbox,
				queryKeys.planSignoffs(plan),
				queryKeys.plans,
				...computedOf(plan),
				queryKeys.revisions(plan),
				queryKeys.allChanges(plan),
				// Whose part it is and who is the 代表団体 say who answers an item.
				queryKeys.rounds(plan),
			];
		case 'content':
			return [...everywhere, queryKeys.contents(plan), ...computedOf(plan), queryKeys.allChanges(plan)];
		default:
			return assertNever(news.about);
	}
}

/** Asks again for the checks alone: on their page every change counts, and the plan itself need not come each time. */
export function invalidateChecks(queryClient: QueryClient, plan: string): Promise<void> {
	return queryClient.invalidateQueries({ queryKey: queryKeys.checks(plan) });
}

/** Asks again for what differs, alone: on their pages every change counts, and the plan itself need not come each time. */
export function invalidateHistory(queryClient: QueryClient, plan: string): Promise<void> {
	// A state that is kept is told of by itself; words alone make none.
	return queryClient.invalidateQueries({ queryKey: queryKeys.allChanges(plan) });
}

/** Asks again for the rounds, alone: on their pages the words of the plan stand beside each item. */
export function invalidateRounds(queryClient: QueryClient, plan: string): Promise<void> {
	return queryClient.invalidateQueries({ queryKey: queryKeys.rounds(plan) });
}

/** Asks again for what a notice is about; queries that no screen shows wait until one does. */
export function invalidateFor(queryClient: QueryClient, news: News): Promise<void> {
	const keys = keysTouchedBy(news);
	return Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey }))).then(() => undefined);
}
