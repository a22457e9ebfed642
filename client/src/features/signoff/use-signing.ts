import type { PlanView, SigningActView } from '@renkei/api';
import { useEffect, useRef, useState } from 'react';
import { assertWithPasskey, type Failure, useCommitSigning, usePrepareSigning } from '../../api/index.ts';
import { codeOf, type Signing, type SigningTrouble, type Stopped, type ToConfirm } from './signing-act.ts';
import type { AskedAct } from './verify-prepared.ts';

/** Refusals that the same act, confirmed once more, may pass: the dialog stays. */
const stays = (failure: Failure): boolean =>
	isUnknown(failure) || ['step-up-failed', 'passkey-required', 'too-fast'].includes(codeOf(failure) ?? '');

/** No answer, or that of a server in trouble: the act may have been recorded all the same. */
function isUnknown(failure: Failure): boolean {
	return failure.kind === 'network' || failure.problem.status >= 500;
}

/** What computes a prepared act again and the dialog that shows it; null where they could not be fetched. */
const loadVerifier = () =>
	Promise.all([import('./verify-prepared.ts'), import('./confirm-dialog.tsx')])
		.then(([verifier]) => verifier)
		.catch(() => null);

/**
 * The way of every act of signing: prepare, compute again, confirm, prove who it is, record. It is held by the page, not by
 * the form: what is recorded changes what the page shows, and the dialog must outlive the form that asked for it.
 */
export function useSigning(plan: PlanView, onRecorded: (act: SigningActView) => void): Signing {
	const prepare = usePrepareSigning(plan.id);
	const commit = useCommitSigning(plan.id);
	const [toConfirm, setToConfirm] = useState<ToConfirm | null>(null);
	const [stopped, setStopped] = useState<Stopped | null>(null);
	const [laidBy, setLaidBy] = useState<AskedAct | null>(null);
	const [unsure, setUnsure] = useState(false);
	const [waiting, setWaiting] = useState(false);
	// Before it is needed: a browser does not ask again for what failed to come, and the connection may be gone by then.
	useEffect(() => {
		void loadVerifier();
	}, []);
	// State comes too late for the second press of a double one.
	const running = useRef(false);
	const settle = useRef<(() => void) | undefined>(undefined);
	const alone = async (run: () => Promise<void>) => {
		if (running.current) {
			return;
		}
		running.current = true;
		setWaiting(true);
		try {
			await run();
		} finally {
			running.current = false;
			setWaiting(false);
		}
	};
	const stop = (asked: AskedAct, trouble: SigningTrouble) => {
		setToConfirm(null);
		setStopped({ asked, trouble });
	};
	const prepareAct = async (asked: AskedAct, again: boolean) => {
		const [answer, verifier] = await Promise.all([prepare.mutateAsync(asked), loadVerifier()]);
		if (!answer.ok) {
			stop(asked, { kind: 'refused', failure: answer.failure });
			return;
		}
		if (verifier === null) {
			stop(asked, { kind: 'not-loaded' });
			return;
		}
		const fault = verifier.faultIn(answer.value, asked, plan);
		if (fault === null) {
			setToConfirm({ asked, prepared: answer.value, again, lost: false, trouble: null });
		} else {
			stop(asked, { kind: 'fault', fault });
		}
	};
	const record = async (act: ToConfirm) => {
		const stay = (why: SigningTrouble, lost = act.lost) => setToConfirm({ ...act, lost, trouble: why });
		const { intent, stepUp } = act.prepared;
		const proof = stepUp.method === 'passkey' ? await assertWithPasskey(stepUp) : null;
		if (proof !== null && !proof.ok) {
			stay({ kind: 'passkey', why: proof.why, host: stepUp.rpId });
			return;
		}
		const assertion = proof === null ? {} : { assertion: proof.assertion };
		const answer = await commit.mutateAsync({ ...act.asked, nonce: intent.nonce, ...assertion });
		if (answer.ok) {
			settle.current?.();
			setToConfirm(null);
			setUnsure(false);
			onRecorded(answer.value);
		} else if (codeOf(answer.failure) === 'prepare-again' && !act.again && !act.lost) {
			// Not after a lost answer: what may have been recorded must not be recorded again by itself.
			await prepareAct(act.asked, true);
		} else if (stays(answer.failure)) {
			stay({ kind: 'refused', failure: answer.failure }, act.lost || isUnknown(answer.failure));
		} else {
			// After a lost answer only the word that it is recorded already leaves nothing open.
			const known = codeOf(answer.failure) === 'already-done';
			if (known) {
				settle.current?.();
			}
			setUnsure((before) => !known && (before || act.lost));
			stop(act.asked, { kind: 'refused', failure: answer.failure });
		}
	};
	return {
		toConfirm,
		stopped,
		laidBy,
		unsure,
		waiting,
		begin: (asked, whenRecorded) =>
			alone(async () => {
				settle.current = whenRecorded;
				setStopped(null);
				setLaidBy(null);
				await prepareAct(asked, false);
			}),
		confirm: () => alone(async () => (toConfirm === null ? undefined : record(toConfirm))),
		putAway: () => {
			setUnsure((before) => before || toConfirm?.lost === true);
			setLaidBy(toConfirm === null || toConfirm.lost ? null : toConfirm.asked);
			setToConfirm(null);
		},
	};
}
