import type { PlanView } from '@renkei/api';
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { signingText } from '../../text/signing.ts';
import { Banner } from '../../ui/index.ts';
import { isDone, type Signing, type SigningTrouble } from './signing-act.ts';
import { useTroubleWords } from './trouble-words.ts';

// Fetched before an act is prepared (use-signing.ts).
const ConfirmDialog = lazy(async () => ({ default: (await import('./confirm-dialog.tsx')).ConfirmDialog }));

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

/** Of an act that was put away while nothing is known of it; it may stand far above the form that asked for it. */
function UnsureWords() {
	const t = useText(signingText);
	const common = useText(commonText);
	const banner = useRef<HTMLElement>(null);
	useEffect(() => {
		banner.current?.focus();
	}, []);
	return (
		<Banner kind="warning" kindName={common.warning} title={t.unsureTitle} voice="alert" ref={banner}>
			<p>{t.unsure}</p>
		</Banner>
	);
}

/** The place of an act on its page: the dialog while it waits for its yes, and what stopped it. */
export function SigningPlace({ plan, signing }: { plan: PlanView; signing: Signing }) {
	return (
		<>
			{signing.unsure ? <UnsureWords /> : null}
			<StoppedWords signing={signing} />
			{signing.toConfirm === null ? null : (
				<Suspense fallback={null}>
					<ConfirmDialog plan={plan} signing={signing} toConfirm={signing.toConfirm} />
				</Suspense>
			)}
		</>
	);
}
