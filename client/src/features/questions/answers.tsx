import type { AnswerView, PartView, PlanView, QuestionView, SideBySideView, ThreadView } from '@renkei/api';
import { useState } from 'react';
import { useText } from '../../text/language.tsx';
import { questionsText } from '../../text/questions.ts';
import { unitOf, valueText } from '../../text/values.ts';
import { BodyChip, Icon, ScrollBox, Select } from '../../ui/index.ts';
import { InquiryMark } from './inquiry-mark.tsx';
import { inquiryState } from './inquiry-state.ts';

const most = 3;

/** One question at a time, the bodies under each other: seven answers stay readable, however long they are. */
export function Answers({
	plan,
	laid,
	parts,
	threads,
	onThread,
}: {
	plan: PlanView;
	laid: SideBySideView;
	parts: readonly PartView[];
	threads: readonly ThreadView[];
	onThread: (thread: string) => void;
}) {
	const t = useText(questionsText);
	const { questions, bodies } = laid;
	const [chosen, setChosen] = useState<string | null>(null);
	const question = questions.find(({ key }) => key === chosen) ?? questions[0];
	if (question === undefined) {
		return null;
	}
	const titleOf = (key: string): string => questions.find((one) => one.key === key)?.title ?? '';
	const gapsIn = (key: string): number => bodies.filter(({ gaps }) => gaps.includes(key)).length;
	const groups = Map.groupBy(questions, ({ table }) => table ?? t.fields);
	return (
		<>
			<Select label={t.question} support={question.help} value={question.key} onChange={(event) => setChosen(event.target.value)}>
				{[...groups].map(([table, own]) => (
					<optgroup key={table} label={table}>
						{own.map(({ key, title }) => (
							<option key={key} value={key}>
								{t.withGaps(title, gapsIn(key))}
							</option>
						))}
					</optgroup>
				))}
			</Select>
			<ScrollBox label={t.answersTo(question.title)} className="questions-table">
				<table className="ui-table">
					<caption className="ui-hidden">{t.answersTo(question.title)}</caption>
					<thead>
						<tr>
							<th scope="col">{t.body}</th>
							<th scope="col">{question.title}</th>
							<th scope="col">{t.gaps}</th>
							{plan.representative === null ? null : <th scope="col">{t.inquiry}</th>}
						</tr>
					</thead>
					<tbody>
						{bodies.map(({ code, gaps, answers }) => {
							const party = plan.parties.find((candidate) => candidate.code === code);
							const part = parts.find(({ body }) => body === code);
							const asked =
								part === undefined
									? null
									: inquiryState(threads, { part: part.id, body: code, representative: plan.representative });
							return (
								<tr key={code} className={code === plan.seat.party.code ? 'ui-table__own' : undefined}>
									<th scope="row">{party === undefined ? code : <BodyChip party={party} parties={plan.parties} size={22} />}</th>
									<td>
										<AnswerList
											plan={plan}
											question={question}
											answers={answers[question.key] ?? []}
											gap={gaps.includes(question.key)}
										/>
									</td>
									<td className="questions-table__gaps">{gaps.length === 0 ? '—' : t.listed(gaps.map(titleOf), most)}</td>
									{plan.representative === null ? null : (
										<td>{asked === null ? '—' : <InquiryMark state={asked} onThread={onThread} name={party?.name ?? code} />}</td>
									)}
								</tr>
							);
						})}
					</tbody>
				</table>
			</ScrollBox>
		</>
	);
}

function AnswerList({
	plan,
	question,
	answers,
	gap,
}: {
	plan: PlanView;
	question: QuestionView;
	answers: readonly AnswerView[];
	gap: boolean;
}) {
	const t = useText(questionsText);
	const empty = gap ? (
		<span className="questions-table__gap">
			<Icon name="empty" /> {answers.length === 0 ? t.unanswered : t.partly}
		</span>
	) : null;
	if (answers.length === 0) {
		return empty ?? <>—</>;
	}
	return (
		<>
			<ul className="questions-table__answers">
				{answers.map((answer, at) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: rows of a computed list have no name; two may say the same
					<li key={at}>
						{answer.of === null ? null : <span className="ui-sub">{answer.of}：</span>}
						{saidIn(plan, question, answer)}
					</li>
				))}
			</ul>
			{empty}
		</>
	);
}

/** A value as it is read, with its unit; a body by its name. */
function saidIn(plan: PlanView, { type, unit }: QuestionView, answer: AnswerView): string {
	if (type === 'body') {
		return plan.parties.find(({ code }) => code === answer.value)?.name ?? String(answer.value);
	}
	const spec = unit === null ? { type } : { type, unit };
	const counted = answer.unit ?? unitOf(spec);
	return [valueText(spec, answer.value), typeof answer.value === 'number' ? counted : null].filter(Boolean).join(' ');
}
