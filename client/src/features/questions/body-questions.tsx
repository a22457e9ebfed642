import './questions.css';
import type { PartView, PlanView, ThreadView } from '@renkei/api';
import { mayInquire } from '@renkei/plan';
import { useState } from 'react';
import { useQuestions } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { questionsText } from '../../text/questions.ts';
import { Bones, Button, Disclosure, Icon } from '../../ui/index.ts';
import { Answers } from './answers.tsx';
import { InquiryDialog } from './inquiry-dialog.tsx';
import { JoinedRows } from './joined-rows.tsx';

/** 団体の回答: every body's answer to a question under each other, who still has gaps, and the inquiry for them. */
export function BodyQuestions({
	plan,
	section,
	parts,
	threads,
	onThread,
}: {
	plan: PlanView;
	section: string;
	/** The bodies' parts of the section. */
	parts: readonly PartView[];
	threads: readonly ThreadView[];
	/** Leads to a thread beside the text. */
	onThread: (thread: string) => void;
}) {
	const t = useText(questionsText);
	const collects = mayInquire(plan.seat.party.code, plan.representative);
	// Whoever collects begins with it; a town begins with its own rows, and finds this folded above them.
	const [open, setOpen] = useState(collects && section === '02');
	const [asking, setAsking] = useState(false);
	const behind = parts.filter((part) => part.missing.length > 0).length;
	return (
		<div className="questions">
			<Disclosure open={open} onOpen={setOpen} summary={t.summary(parts.length, behind)}>
				{open ? (
					<>
						{collects ? (
							<p className="questions__acts">
								<Button onClick={() => setAsking(true)}>
									<Icon name="comment" />
									{t.inquire}
								</Button>
							</p>
						) : null}
						<Loaded plan={plan} section={section} parts={parts} threads={threads} onThread={onThread} />
					</>
				) : null}
			</Disclosure>
			{asking ? <InquiryDialog plan={plan} section={section} parts={parts} onClose={() => setAsking(false)} /> : null}
		</div>
	);
}

function Loaded(props: {
	plan: PlanView;
	section: string;
	parts: readonly PartView[];
	threads: readonly ThreadView[];
	onThread: (thread: string) => void;
}) {
	const t = useText(questionsText);
	const common = useText(commonText);
	const { data, error } = useQuestions(props.plan.id, props.section, true);
	if (data === undefined) {
		return error === null ? <Bones label={common.loading} rows={4} /> : <p className="ui-body-text">{t.failed}</p>;
	}
	return (
		<>
			<Answers {...props} laid={data} />
			{/* Elsewhere a row has to name a common one; only here it is a judgement that somebody makes. */}
			{props.section === '02'
				? data.joined.map((joined) => <JoinedRows key={joined.title} plan={props.plan} joined={joined} of={data.bodies.length} />)
				: null}
		</>
	);
}
