import type { InboxView, NoticeView } from '@renkei/api';
import { useState } from 'react';
import { type Failure, useMarkNotices, useMe, usePlans } from '../../api/index.ts';

type Parties = readonly NoticeView['seat']['party'][];

/** What the last press came to. */
export type Outcome =
	| { readonly kind: 'marked'; readonly count: number }
	| { readonly kind: 'put-back' }
	| { readonly kind: 'failed'; readonly done: boolean; readonly failure: Failure };

/** What the rows of the page share. */
export interface InboxDesk {
	/** Whether a row has to say of which plan it is, and which own seat it tells. */
	readonly manyPlans: boolean;
	readonly manySeats: boolean;
	/** Bodies of a plan: their order says the colours of the chips. */
	readonly partiesOf: (plan: string) => Parties;
	readonly mark: (notices: readonly string[], done: boolean) => void;
	readonly outcome: Outcome | null;
}

/** Most notices that one call takes. */
const MOST = 500;

/** What the page knows besides its list, and the marks. */
export function useInboxDesk(view: InboxView): InboxDesk {
	const plans = usePlans().data?.plans ?? [];
	const seats = useMe().data?.seats ?? [];
	const marks = useMarkNotices();
	const [outcome, setOutcome] = useState<Outcome | null>(null);
	const all = [...view.asks, ...view.news, ...view.ended];
	const mark = async (notices: readonly string[], done: boolean) => {
		setOutcome(null);
		const answer = await marks.mutateAsync({ notices: notices.slice(0, MOST), done });
		if (!answer.ok) {
			setOutcome({ kind: 'failed', done, failure: answer.failure });
			return;
		}
		// A failure stays to be read though another press went well meanwhile.
		setOutcome((before) =>
			before?.kind === 'failed' ? before : done ? { kind: 'marked', count: notices.length } : { kind: 'put-back' },
		);
	};
	return {
		manyPlans: plans.length > 1 || new Set(all.map(({ plan }) => plan.id)).size > 1,
		manySeats: new Set(seats.map(({ plan }) => plan)).size < seats.length,
		partiesOf: (plan) => plans.find(({ id }) => id === plan)?.bodies ?? [],
		mark: (notices, done) => void mark(notices, done),
		outcome,
	};
}
