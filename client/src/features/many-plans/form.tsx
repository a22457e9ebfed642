import type { PlanSummary } from '@renkei/api';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { type Failure, useTemplate } from '../../api/index.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { manyPlansText } from '../../text/many-plans.ts';
import { Button, Checkbox, ChoiceGroup, FieldError, isComposing, Radio, Select, TextArea } from '../../ui/index.ts';
import { type Draft, faultOf, kinds } from './draft.ts';
import { PlanChoice, representativeOf } from './plan-choice.tsx';

/** The form, with a preview of every plan above the button that sends. */
export function Form({
	plans,
	draft,
	waiting,
	failure,
	onDraft,
	onSend,
}: {
	plans: readonly PlanSummary[];
	draft: Draft;
	waiting: boolean;
	failure: Failure | null;
	onDraft: (draft: Draft) => void;
	onSend: () => void;
}) {
	const t = useText(manyPlansText);
	const failures = useText(failureText);
	const template = useTemplate(plans[0]?.id ?? '').data;
	const sections = template?.sections ?? [];
	const [tried, setTried] = useState(false);
	const words = useRef<HTMLTextAreaElement>(null);
	const fault = faultOf(draft);
	const ofPlans = fault === 'words' ? null : fault;
	const change = (part: Partial<Draft>) => onDraft({ ...draft, ...part });
	const submit = () => {
		if (fault === null) {
			onSend();
			return;
		}
		setTried(true);
		if (fault === 'words') {
			words.current?.focus();
		} else {
			document.getElementById('many-plans-choice')?.focus();
		}
	};
	const onKeyDown = (event: KeyboardEvent) => {
		if (!isComposing(event) && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
			event.preventDefault();
			submit();
		}
	};
	const section = sections.find(({ key }) => key === draft.section);
	const sectionName = section === undefined ? draft.section : `${section.key} ${section.title}`;
	return (
		<form
			className="many-plans"
			aria-label={t.title}
			noValidate
			onSubmit={(event: FormEvent) => {
				event.preventDefault();
				submit();
			}}
		>
			<PlanChoice
				plans={plans}
				chosen={draft.plans}
				error={tried && ofPlans !== null ? t.faults[ofPlans] : null}
				onChosen={(chosen) => change({ plans: chosen })}
			/>
			<Select
				label={t.section}
				support={t.sectionHelp}
				value={draft.section}
				onChange={({ target }) => change({ section: target.value })}
			>
				{sections.map(({ key, title }) => (
					<option key={key} value={key}>{`${key} ${title}`}</option>
				))}
			</Select>
			<ChoiceGroup legend={t.kind}>
				{kinds.map((kind) => (
					<Radio key={kind} name="many-plans-kind" value={kind} checked={draft.kind === kind} onChange={() => change({ kind })}>
						{t.kinds[kind]}
					</Radio>
				))}
			</ChoiceGroup>
			<TextArea
				ref={words}
				label={t.words}
				support={t.wordsHelp}
				error={tried && draft.text.trim() === '' ? t.faults.words : null}
				rows={5}
				maxLength={4000}
				value={draft.text}
				onChange={({ target }) => change({ text: target.value })}
				onKeyDown={onKeyDown}
			/>
			<Checkbox
				checked={draft.toRepresentative}
				support={t.toHelp}
				onChange={({ target }) => change({ toRepresentative: target.checked })}
			>
				{t.toRepresentative}
			</Checkbox>
			<Preview plans={plans.filter(({ id }) => draft.plans.includes(id))} section={sectionName} draft={draft} />
			{failure === null ? null : <FieldError>{failures.say(failure)}</FieldError>}
			<div>
				<Button type="submit" kind="solid" waiting={waiting}>
					{waiting ? t.sending : t.send(draft.plans.length)}
				</Button>
			</div>
		</form>
	);
}

/** Where it goes, plan by plan, and whom it asks there. */
function Preview({ plans, section, draft }: { plans: readonly PlanSummary[]; section: string; draft: Draft }) {
	const t = useText(manyPlansText);
	const toOf = (plan: PlanSummary): string | null => (draft.toRepresentative ? representativeOf(plan) : t.toNone);
	return (
		<section className="many-plans__preview" aria-labelledby="many-plans-preview">
			<h2 id="many-plans-preview">{t.preview}</h2>
			{plans.length === 0 ? <p className="ui-sub">{t.previewEmpty}</p> : null}
			<ul className="ui-list">
				{plans.map((plan) => {
					const to = toOf(plan);
					return (
						<li key={plan.id}>
							<span className="many-plans__title">{plan.title}</span>
							<span className="ui-sub many-plans__line">{to === null ? t.toUnset : t.previewOf(section, to)}</span>
						</li>
					);
				})}
			</ul>
		</section>
	);
}
