import type { PlanCommentsView, PlanSummary } from '@renkei/api';
import { useState } from 'react';
import { useCommentOnPlans, useSending } from '../../api/index.ts';
import { emptyDraft, refusedDraft, requestOf } from './draft.ts';
import { Form } from './form.tsx';
import { Results } from './results.tsx';

/** The same comment to several plans: what is written, where it goes, and what became of it. */
export function ManyPlans({ plans }: { plans: readonly PlanSummary[] }) {
	const [draft, setDraft] = useState(emptyDraft);
	const [answer, setAnswer] = useState<PlanCommentsView | null>(null);
	const comment = useCommentOnPlans();
	// Never twice for one press: each would be a thread on every plan.
	const { waiting, failure, send } = useSending();
	if (answer !== null) {
		const back = (next: typeof draft) => {
			setDraft(next);
			setAnswer(null);
			// What had the focus is gone; the form begins with its plans.
			requestAnimationFrame(() => document.getElementById('many-plans-choice')?.focus());
		};
		return (
			<Results
				plans={plans}
				view={answer}
				onAgain={() => back(refusedDraft(draft, answer))}
				onAnother={() => back({ ...emptyDraft, section: draft.section })}
			/>
		);
	}
	return (
		<Form
			plans={plans}
			draft={draft}
			waiting={waiting}
			failure={failure}
			onDraft={setDraft}
			onSend={() => send(() => comment.mutateAsync(requestOf(draft)), setAnswer)}
		/>
	);
}
