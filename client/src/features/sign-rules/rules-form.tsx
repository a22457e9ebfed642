import type { PlanView } from '@renkei/api';
import { YEARS_AROUND_A_DECISION } from '@renkei/plan';
import { type FormEvent, type MouseEvent, useState } from 'react';
import { useNow, useSetPolicies } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { dayInJapan } from '../../text/dates.ts';
import { dayFieldText } from '../../text/day-field.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { signRulesText } from '../../text/sign-rules.ts';
import { Banner, Button, DayField, FieldError, Select } from '../../ui/index.ts';
import { type DraftFault, decidingChoices, emptyDraft, policyOfDraft, type RulesDraft } from './rules-draft.ts';
import { TABLE_ID } from './rules-table.tsx';
import { decidingWords } from './words.ts';

type Outcome =
	| { readonly kind: 'nothing' }
	| { readonly kind: 'done'; readonly words: string }
	| { readonly kind: 'failed'; readonly words: string }
	| { readonly kind: 'faulty'; readonly fault: DraftFault };

const DAY = 'sign-rules-day';
const NO_SECTION = 'sign-rules-no-section';

/** From the message to the first box of the table. */
function toTable(event: MouseEvent): void {
	event.preventDefault();
	document.getElementById(TABLE_ID)?.querySelector('input')?.focus();
}

/** One of the values: left as it is, or one of the choices. */
function Choice<K extends string>({
	label,
	support,
	value,
	choices,
	onChoose,
}: {
	label: string;
	support: string;
	value: 'keep' | K;
	choices: Readonly<Record<K, string>>;
	onChoose: (value: 'keep' | K) => void;
}) {
	const t = useText(signRulesText);
	const keys = Object.keys(choices) as K[];
	return (
		<Select
			label={label}
			support={support}
			value={value}
			onChange={(event) => onChoose(keys.find((key) => key === event.target.value) ?? 'keep')}
		>
			<option value="keep">{t.keep}</option>
			{keys.map((key) => (
				<option key={key} value={key}>
					{choices[key]}
				</option>
			))}
		</Select>
	);
}

/** Sets what was chosen for the ticked sections, in one act. */
export function RulesForm({ plan, sections, onDone }: { plan: PlanView; sections: readonly string[]; onDone: () => void }) {
	const t = useText(signRulesText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const days = useText(dayFieldText);
	const today = dayInJapan(useNow());
	const set = useSetPolicies(plan.id);
	const [draft, setDraft] = useState<RulesDraft>(emptyDraft);
	const [outcome, setOutcome] = useState<Outcome>({ kind: 'nothing' });
	const change = (part: Partial<RulesDraft>) => {
		setDraft({ ...draft, ...part });
		setOutcome({ kind: 'nothing' });
	};
	const submit = async (event: FormEvent) => {
		event.preventDefault();
		const read = policyOfDraft(draft, sections, today);
		if ('fault' in read) {
			setOutcome({ kind: 'faulty', fault: read.fault });
			if (read.fault.startsWith('day')) {
				document.getElementById(DAY)?.focus();
			}
			if (read.fault === 'sections') {
				requestAnimationFrame(() => document.getElementById(NO_SECTION)?.focus());
			}
			return;
		}
		const answer = await set.mutateAsync({ sections: [...sections], policy: read.policy });
		if (answer.ok) {
			setDraft(emptyDraft);
			onDone();
			setOutcome({ kind: 'done', words: t.done(sections.join(t.between)) });
		} else {
			setOutcome({ kind: 'failed', words: failures.say(answer.failure) });
		}
	};
	// Ticking a section answers what was missing.
	const fault = outcome.kind === 'faulty' && !(outcome.fault === 'sections' && sections.length > 0) ? outcome.fault : null;
	const dayFaults: Partial<Record<DraftFault, string>> = {
		...{ 'day-missing': days.missing, 'day-unread': days.unread },
		'day-far': t.dayFar(YEARS_AROUND_A_DECISION),
	};
	const faultOfDay = fault === null ? null : (dayFaults[fault] ?? null);
	const { all, delegated, acting, own } = decidingChoices;
	const deciding = {
		...{ all: decidingWords(all, t), delegated: decidingWords(delegated, t) },
		...{ acting: decidingWords(acting, t), own: decidingWords(own, t) },
	};
	return (
		<section className="sign-rules__form" aria-labelledby="sign-rules-form">
			<h2 id="sign-rules-form">{t.formHead}</h2>
			{outcome.kind === 'done' ? (
				<Banner kind="success" kindName={common.success} title={outcome.words} voice="status" />
			) : outcome.kind === 'failed' ? (
				<Banner kind="error" kindName={common.error} title={t.failed} voice="alert">
					<p>{outcome.words}</p>
				</Banner>
			) : null}
			<p>{t.formHelp}</p>
			<form noValidate onSubmit={(event) => void submit(event)}>
				<Choice
					label={t.dueOn}
					support={t.means.dueOn}
					value={draft.dueOn}
					choices={t.days}
					onChoose={(dueOn) => change({ dueOn })}
				/>
				{draft.dueOn === 'set' ? (
					<DayField
						id={DAY}
						label={t.dayOf}
						need={{ kind: 'required', word: common.required }}
						error={faultOfDay}
						value={draft.day}
						onChange={(day) => change({ day })}
					/>
				) : null}
				<Choice
					label={t.freezing}
					support={t.means.freezing}
					value={draft.freezing}
					choices={t.freezers}
					onChoose={(freezing) => change({ freezing })}
				/>
				<Choice
					label={t.deciding}
					support={t.means.deciding}
					value={draft.deciding}
					choices={deciding}
					onChoose={(choice) => change({ deciding: choice })}
				/>
				<Choice
					label={t.checkFirst}
					support={t.means.checkFirst}
					value={draft.checkFirst}
					choices={t.checks}
					onChoose={(checkFirst) => change({ checkFirst })}
				/>
				<div className="sign-rules__foot">
					<div role="alert">
						{fault === 'sections' ? (
							<FieldError>
								<a id={NO_SECTION} href={`#${TABLE_ID}`} onClick={toTable}>
									{t.noSection}
								</a>
							</FieldError>
						) : null}
						{fault === 'nothing' ? <FieldError>{t.nothing}</FieldError> : null}
					</div>
					<Button type="submit" kind="solid" waiting={set.isPending}>
						{t.act(sections.length)}
					</Button>
				</div>
			</form>
		</section>
	);
}
