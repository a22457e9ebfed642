import type { PlanView } from '@renkei/api';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { signingText } from '../../text/signing.ts';
import { Banner } from '../../ui/index.ts';
import { useTroubleWords } from './trouble-words.ts';
import type { Signing, SigningTrouble } from './use-signing.ts';

const load = async () => ({ default: (await import('./confirm-dialog.tsx')).ConfirmDialog });
const ConfirmDialog = lazy(load);

/** What stopped an act: what happened, that nothing is recorded, and what to do next. */
export function TroubleBanner({ title, trouble, children }: { title: string; trouble: SigningTrouble; children?: ReactNode }) {
	const t = useText(signingText);
	const common = useText(commonText);
	const say = useTroubleWords();
	return (
		<Banner kind="error" kindName={common.error} title={trouble.kind === 'fault' ? t.faultTitle : title} voice="alert">
			{children ?? <p>{say(trouble)}</p>}
		</Banner>
	);
}

const isDone = (trouble: SigningTrouble): boolean =>
	trouble.kind === 'refused' && trouble.failure.kind === 'problem' && trouble.failure.problem.code === 'already-done';

/** What stopped an act that a form asked for, to be said in the form; null where the page itself says it. */
export function troubleOfForm({ stopped }: Signing): SigningTrouble | null {
	return stopped === null || stopped.asked.act !== 'sign' || isDone(stopped.trouble) ? null : stopped.trouble;
}

/** Of an act that no form asked for, or that turned out to be recorded already. */
function StoppedWords({ signing }: { signing: Signing }) {
	const t = useText(signingText);
	const common = useText(commonText);
	const say = useTroubleWords();
	const { stopped } = signing;
	if (stopped === null || troubleOfForm(signing) !== null) {
		return null;
	}
	const { asked, trouble } = stopped;
	return isDone(trouble) ? (
		<Banner kind="info" kindName={common.info} title={t.alreadyTitle} voice="status">
			<p>{say(trouble)}</p>
		</Banner>
	) : (
		<TroubleBanner title={asked.act === 'withdraw' ? t.withdrawFailed : t.viewFailed} trouble={trouble} />
	);
}

/** The place of an act on its page: the dialog while it waits for its yes, and what stopped it. */
export function SigningPlace({ plan, signing }: { plan: PlanView; signing: Signing }) {
	// Here before it is needed: the page is drawn without it.
	useEffect(() => {
		void load().catch(() => undefined);
	}, []);
	return (
		<>
			<StoppedWords signing={signing} />
			{signing.toConfirm === null ? null : (
				<Suspense fallback={null}>
					<ConfirmDialog plan={plan} signing={signing} toConfirm={signing.toConfirm} />
				</Suspense>
			)}
		</>
	);
}
