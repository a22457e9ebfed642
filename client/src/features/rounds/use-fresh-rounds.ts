import type { PlanView } from '@renkei/api';
import type { News } from '@renkei/sync-protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { createNewsPace, invalidateFor, invalidateRounds } from '../../api/index.ts';
import { useListening } from '../../sync/bar.ts';

/** The words beside the items are asked for no faster than this (ms) while people type. */
const PACE = { pause: 1_500, spread: 500 };

/** What others answer and write stands in the table as soon as the server has told that something changed. */
export function useFreshRounds(plan: PlanView): void {
	const queryClient = useQueryClient();
	const pace = useMemo(
		() =>
			createNewsPace((news: News) => {
				void (news.about === 'content' ? invalidateRounds(queryClient, news.plan) : invalidateFor(queryClient, news));
			}, PACE),
		[queryClient],
	);
	useEffect(() => () => pace.stop(), [pace]);
	const part = plan.sections.flatMap((section) => section.parts)[0]?.id ?? null;
	useListening(part, {
		hear: pace.hear,
		opened: () => void invalidateFor(queryClient, { plan: plan.id, about: 'threads', part: null }),
	});
}
