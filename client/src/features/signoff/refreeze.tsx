import type { PartView, PlanView } from '@renkei/api';
import { useState } from 'react';
import { useFreeze, useReopen } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { wholePlanText } from '../../text/whole-plan.ts';
import { Button, Dialog, FieldError, Icon } from '../../ui/index.ts';
import { isWhole } from './whole-plan.ts';
import { useChangeWords } from './whole-state.tsx';

/** 全体を凍結し直す, for whoever freezes 21, once the plan has changed since and everything else is frozen. */
export function Refreeze({ plan, part, onDone }: { plan: PlanView; part: PartView; onDone: (said: string) => void }) {
	const t = useText(wholePlanText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const changes = useChangeWords(plan);
	const freeze = useFreeze(plan.id);
	const reopen = useReopen(plan.id);
	const [step, setStep] = useState<'nothing' | 'asking'>('nothing');
	const [error, setError] = useState<string | null>(null);
	const offered = isWhole(plan, part) && plan.whole?.step === 'changed' && part.may.includes('freeze');
	// Between its two acts 21 is open, and what is being asked stays on the page.
	if (!offered && step === 'nothing') {
		return null;
	}
	const confirm = async () => {
		setError(null);
		const opened = await reopen.mutateAsync({ part: part.id, reason: t.refreezeReason(changes) });
		if (!opened.ok) {
			setError(failures.say(opened.failure));
			return;
		}
		const frozen = await freeze.mutateAsync({ part: part.id });
		onDone(frozen.ok ? t.refrozen : t.openStill);
		setStep('nothing');
	};
	return (
		<>
			<Button kind="solid" onClick={() => setStep('asking')}>
				<Icon name="lock" />
				{t.refreeze}
			</Button>
			{step === 'nothing' ? null : (
				<Dialog
					title={t.refreezeTitle}
					onClose={() => setStep('nothing')}
					actions={
						<>
							<Button kind="solid" waiting={reopen.isPending || freeze.isPending} onClick={() => void confirm()}>
								{t.refreeze}
							</Button>
							<Button onClick={() => setStep('nothing')}>{common.cancel}</Button>
						</>
					}
				>
					{changes === '' ? null : <p>{changes}。</p>}
					<p>{t.refreezeText}</p>
					{error === null ? null : (
						<div role="alert">
							<FieldError>{error}</FieldError>
						</div>
					)}
				</Dialog>
			)}
		</>
	);
}
