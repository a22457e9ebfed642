import type { PlanView } from '@renkei/api';
import { memberBodies } from '@renkei/plan';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useNameRepresentative } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { membersText } from '../../text/members.ts';
import { Button, ChoiceGroup, Dialog, Disclosure, Radio } from '../../ui/index.ts';
import { OutcomeBanner, useOutcome } from './change.tsx';

/** Which body is the 代表団体, and naming it where this seat may. */
export function Representative({ plan }: { plan: PlanView }) {
	const t = useText(membersText);
	const common = useText(commonText);
	const name = useNameRepresentative(plan.id);
	const { outcome, note } = useOutcome();
	const [code, setCode] = useState<string | null>(null);
	const [step, setStep] = useState<'choose' | 'missing' | 'confirm'>('choose');
	const heading = useRef<HTMLHeadingElement>(null);
	const bodies = memberBodies(plan.parties);
	const nameOf = (wanted: string | null) => bodies.find((body) => body.code === wanted)?.name ?? '';
	const submit = (event: FormEvent) => {
		event.preventDefault();
		setStep(code === null ? 'missing' : 'confirm');
	};
	const confirm = async () => {
		if (code !== null) {
			note(await name.mutateAsync({ code }), t.representativeDone(nameOf(code)));
		}
		setStep('choose');
	};
	const unset = plan.representative === null;
	// Once a body is named the form is folded away, and the button that had the focus with it.
	useEffect(() => {
		if (!unset && step === 'choose' && outcome.kind === 'done' && document.activeElement === document.body) {
			heading.current?.focus();
		}
	}, [unset, step, outcome.kind]);
	const form = (
		<form noValidate onSubmit={submit} className="members-form">
			<ChoiceGroup
				legend={t.representativeChoose}
				need={{ kind: 'required', word: common.required }}
				error={step === 'missing' ? t.representativeMissing : null}
			>
				{bodies
					.filter((body) => body.code !== plan.representative)
					.map((body) => (
						<Radio
							key={body.code}
							name="representative"
							value={body.code}
							checked={code === body.code}
							onChange={() => {
								setCode(body.code);
								setStep('choose');
							}}
						>
							{body.name}
						</Radio>
					))}
			</ChoiceGroup>
			<Button type="submit" kind={unset ? 'solid' : 'outline'}>
				{t.representativeAct}
			</Button>
		</form>
	);
	return (
		<section className="members-block" aria-labelledby="members-representative">
			<h2 ref={heading} id="members-representative" tabIndex={-1}>
				{t.representativeHead}
			</h2>
			<OutcomeBanner outcome={outcome} />
			<p>{unset ? `${t.representativeUnset}${t.representativeWhy}` : t.representativeIs(nameOf(plan.representative))}</p>
			{unset && !plan.mayNameRepresentative ? <p>{t.representativeWho}</p> : null}
			{plan.mayNameRepresentative ? unset ? form : <Disclosure summary={t.representativeChange}>{form}</Disclosure> : null}
			{step === 'confirm' ? (
				<Dialog
					title={t.representativeConfirm(nameOf(code))}
					onClose={() => setStep('choose')}
					actions={
						<>
							<Button kind="solid" waiting={name.isPending} onClick={() => void confirm()}>
								{t.representativeDo}
							</Button>
							<Button onClick={() => setStep('choose')}>{common.cancel}</Button>
						</>
					}
				>
					<p>{t.representativeText(nameOf(code))}</p>
				</Dialog>
			) : null}
		</section>
	);
}
