import './sign-form.css';
import type { PartView, PlanView, SignoffView } from '@renkei/api';
import type { Capacity, Verdict } from '@renkei/plan';
import { type ReactNode, useId, useRef, useState } from 'react';
import { useNow } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { dayInJapan } from '../../text/dates.ts';
import { useText } from '../../text/language.tsx';
import { signFormText } from '../../text/sign-form.ts';
import { Banner, Button, ChoiceGroup, Disclosure, Radio, TextArea, TextField } from '../../ui/index.ts';
import { DecidedOn } from './decided-on.tsx';
import { forgetForm, type Restored as RestoredAs, useKeptDraft } from './kept-form.ts';
import { asksForPaper, hasOtherCase, type Missing, missingIn, requestOf, type SignField } from './sign-draft.ts';
import type { Signing, SigningTrouble } from './signing-act.ts';
import { TroubleBanner, troubleOfForm } from './signing-place.tsx';

export interface SignFormProps {
	readonly plan: PlanView;
	readonly capacity: Capacity;
	/** The parts to record, with the hash that was opened here. */
	readonly targets: readonly { readonly part: PartView; readonly openedHash: string | null }[];
	/** Every part that the form offers, those that are taken out too. */
	readonly offered: readonly PartView[];
	readonly signoffs: readonly SignoffView[];
	/** Name of the form (`formName`): what stands in it is kept under it until it is recorded. */
	readonly name: string;
	/** Tick boxes of the parts, where there is a choice. */
	readonly partChoice?: ReactNode;
	/** Asks for the plan again and opens the new frozen words. */
	readonly onChanged: () => void;
	readonly signing: Signing;
}

/** The list of what is missing; each line leads to its field. */
function MissingList({ missing, idOf }: { missing: readonly Missing[]; idOf: (field: SignField) => string }) {
	const t = useText(signFormText);
	const common = useText(commonText);
	return (
		<Banner kind="error" kindName={common.error} title={t.missingTitle(missing.length)} voice="alert">
			<ul className="sign-missing">
				{missing.map(({ field, words }) => (
					<li key={field}>
						<a
							href={`#${idOf(field)}`}
							onClick={(event) => {
								event.preventDefault();
								const target = document.getElementById(idOf(field));
								target?.closest('details')?.setAttribute('open', '');
								target?.scrollIntoView({ block: 'center' });
								target?.focus();
							}}
						>
							{t.missing[words]}
						</a>
					</li>
				))}
			</ul>
		</Banner>
	);
}

function FailureBanner({ trouble, onChanged }: { trouble: SigningTrouble; onChanged: () => void }) {
	const t = useText(signFormText);
	const changed =
		trouble.kind === 'refused' && trouble.failure.kind === 'problem' && trouble.failure.problem.code === 'content-changed';
	return changed ? (
		<TroubleBanner title={t.changedTitle} trouble={trouble}>
			<p>{t.changedText}</p>
			<p>
				<Button onClick={onChanged}>{t.openNew}</Button>
			</p>
		</TroubleBanner>
	) : (
		<TroubleBanner title={t.failedTitle} trouble={trouble} />
	);
}

/** That the form was filled before the page was opened: whoever comes back to it must know that nothing is recorded yet. */
function Restored({ as, onClear }: { as: RestoredAs; onClear: () => void }) {
	const t = useText(signFormText);
	return (
		<div className="sign-form__restored">
			<p>{as === 'changed' ? t.restoredChanged : t.restored}</p>
			<Button kind="text" size="xs" onClick={onClear}>
				{t.clear}
			</Button>
		</div>
	);
}

/** 同意 or 差戻し, 文書番号, 決裁日; the rest folded. Nothing is chosen beforehand. */
export function SignForm({ plan, capacity, targets, offered, signoffs, name, partChoice, onChanged, signing }: SignFormProps) {
	const t = useText(signFormText);
	const common = useText(commonText);
	const formId = useId();
	const trouble = troubleOfForm(signing);
	const { draft, change, clear, restored } = useKeptDraft(name, { offered, seat: plan.seat.seat, signoffs });
	const [unfolded] = useState(() => hasOtherCase(draft));
	const [shown, setShown] = useState<readonly Missing[]>([]);
	const form = useRef<HTMLFormElement>(null);
	const today = dayInJapan(useNow());
	const body = plan.seat.party.name;
	const check = capacity === 'checked';
	const asTargets = targets.map(({ part, openedHash }) => ({ part: part.id, openedHash }));
	const firstUnread = targets.find(({ openedHash }) => openedHash === null)?.part.id;
	const idOf = (field: SignField) => (field === 'opened' ? `read-${firstUnread ?? ''}` : `${formId}-${field}`);
	// Only what is still missing stays marked: a line goes as soon as its field is filled.
	const missing = missingIn(draft, capacity, asTargets, today).filter(({ field }) => shown.some((one) => one.field === field));
	const errorOf = (field: SignField) => {
		const found = missing.find((one) => one.field === field);
		return found === undefined ? null : t.missing[found.words];
	};
	const submit = () => {
		const request = requestOf(draft, capacity, asTargets, today);
		if (request === null) {
			setShown(missingIn(draft, capacity, asTargets, today));
			requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('.ui-banner')?.focus());
			return;
		}
		void signing.begin(request, () => forgetForm(name));
	};
	const verdictRadio = (verdict: Verdict, words: string) => (
		<Radio
			name={`${formId}-verdict`}
			value={verdict}
			checked={draft.verdict === verdict}
			onChange={() => change({ verdict })}
			// The group is reached from the list of what is missing.
			id={verdict === 'agree' ? `${formId}-agree` : undefined}
		>
			{words}
		</Radio>
	);
	const required = { kind: 'required', word: common.required } as const;
	const optional = { kind: 'optional', word: common.optional } as const;
	return (
		<form
			ref={form}
			className="sign-form"
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				submit();
			}}
		>
			<h3>{check ? t.headCheck(body) : `${t.headDecision(body)}${t.inCapacity[capacity] ?? ''}`}</h3>
			{missing.length > 0 ? <MissingList missing={missing} idOf={idOf} /> : null}
			{trouble === null ? null : <FailureBanner trouble={trouble} onChanged={onChanged} />}
			{restored === 'nothing' ? null : <Restored as={restored} onClear={clear} />}
			<div id={`${formId}-parts`} tabIndex={-1}>
				{partChoice}
			</div>
			<ChoiceGroup legend={t.verdict} need={required} id={`${formId}-verdict`} error={errorOf('verdict')}>
				{verdictRadio('agree', t.agree)}
				{verdictRadio('return', t.return)}
			</ChoiceGroup>
			<Disclosure summary={check ? t.otherCasesCheck : t.otherCases} open={unfolded}>
				<p className="ui-sub">{t.otherCasesHelp}</p>
				<fieldset className="sign-form__other">
					<legend className="ui-hidden">{t.verdict}</legend>
					{verdictRadio('conditional', t.conditional)}
					{verdictRadio('not-applicable', t.notApplicable)}
				</fieldset>
				{check ? null : (
					<TextArea
						id={`${formId}-consulted`}
						label={t.consulted}
						need={optional}
						support={t.consultedHelp}
						error={errorOf('consulted')}
						value={draft.consulted}
						rows={2}
						maxLength={4200}
						onChange={(event) => change({ consulted: event.target.value })}
					/>
				)}
			</Disclosure>
			{draft.verdict === null || draft.verdict === 'agree' ? null : (
				<TextArea
					id={`${formId}-text`}
					label={draft.verdict === 'return' ? t.reason : draft.verdict === 'conditional' ? t.condition : t.remark}
					need={draft.verdict === 'not-applicable' ? optional : required}
					support={draft.verdict === 'return' ? t.reasonHelp : undefined}
					error={errorOf('text')}
					value={draft.text}
					maxLength={2000}
					onChange={(event) => change({ text: event.target.value })}
				/>
			)}
			{(capacity === 'acting' || capacity === 'delegated') && plan.seat.delegation !== null ? (
				<p className="ui-sub">{t.basis(plan.seat.delegation)}</p>
			) : null}
			{capacity === 'acting' ? (
				<TextField
					id={`${formId}-absent`}
					label={t.absent}
					need={required}
					support={t.absentHelp}
					error={errorOf('absent')}
					value={draft.absent}
					maxLength={200}
					autoComplete="off"
					onChange={(event) => change({ absent: event.target.value })}
				/>
			) : null}
			{check ? null : (
				<div className="sign-form__pair">
					<TextField
						id={`${formId}-documentNumber`}
						label={t.documentNumber}
						need={asksForPaper(draft.verdict) ? required : optional}
						support={t.documentNumberHelp}
						error={errorOf('documentNumber')}
						value={draft.documentNumber}
						maxLength={100}
						autoComplete="off"
						onChange={(event) => change({ documentNumber: event.target.value })}
					/>
					<DecidedOn
						id={`${formId}-decidedOn`}
						value={draft.decidedOn}
						need={asksForPaper(draft.verdict) ? required : optional}
						error={errorOf('decidedOn')}
						onChange={(decidedOn) => change({ decidedOn })}
					/>
				</div>
			)}
			<Button kind="solid" size="md" type="submit" className="sign-form__submit" waiting={signing.waiting}>
				{draft.verdict === 'return'
					? check
						? t.submitCheckReturn
						: t.submitReturn(body)
					: (check ? t.submitCheck : t.submitDecision)(body)}
			</Button>
			<p className="ui-sub">{(check ? t.nameCheck : t.name)(`${plan.seat.post} ${plan.seat.person}`)}</p>
		</form>
	);
}
