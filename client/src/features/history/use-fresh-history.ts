import type { PlanView } from '@renkei/api';
import type { News } from '@renkei/sync-protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { createNewsPace, invalidateFor, invalidateHistory } from '../../api/index.ts';
import { useListening } from '../../sync/bar.ts';

/** Differences are asked for no faster than this (ms) while people type: comparing costs more than reading. */
const PACE = { pause: 1_000, spread: 500 };

/** What others write is compared anew as soon as the server has told that something changed. */
export function useFreshHistory(plan: PlanView): void {
	const queryClient = useQueryClient();
	const pace = useMemo(
		() =>
			createNewsPace((news: News) => {
				void (news.about === 'content' ? invalidateHistory(queryClient, news.plan) : invalidateFor(queryClient, news));
			}, PACE),
		[queryClient],
	);
	useEffect(() => () => pace.stop(), [pace]);
	const part = plan.sections.flatMap((section) => section.parts)[0]?.id ?? null;
	useListening(part, { hear: pace.hear, opened: () => void invalidateHistory(queryClient, plan.id) });
}
