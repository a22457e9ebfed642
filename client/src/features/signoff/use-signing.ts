import type { PlanView, PreparedView, SigningActView } from '@renkei/api';
import { useRef, useState } from 'react';
import { assertWithPasskey, type Ceremony, type Failure, useCommitSigning, usePrepareSigning } from '../../api/index.ts';
import type { AskedAct, PreparedFault } from './verify-prepared.ts';

/** What stopped an act. Nothing has been recorded, but for a lost answer, of which nothing is known. */
export type SigningTrouble =
	| { readonly kind: 'refused'; readonly failure: Failure }
	| { readonly kind: 'fault'; readonly fault: PreparedFault }
	/** `host`: where the passkeys are for. */
	| { readonly kind: 'passkey'; readonly why: Extract<Ceremony, { ok: false }>['why']; readonly host: string };

/** A prepared act that waits for the person's yes. */
export interface ToConfirm {
	readonly asked: AskedAct;
	readonly prepared: PreparedView;
	/** Prepared anew because the former one had become too old. */
	readonly again: boolean;
	/** An answer was lost on its way: whether it has been recorded is not known. */
	readonly lost: boolean;
	readonly trouble: SigningTrouble | null;
}

/** An act that was stopped. */
export interface Stopped {
	readonly asked: AskedAct;
	readonly trouble: SigningTrouble;
}

export interface Signing {
	/** Stands until it is confirmed or put away. */
	readonly toConfirm: ToConfirm | null;
	/** What stopped an act, and which: there is nothing to confirm any more. */
	readonly stopped: Stopped | null;
	readonly waiting: boolean;
	/** Prepares an act, computes again what came back, and asks for the person's yes. */
	readonly begin: (asked: AskedAct) => Promise<void>;
	/** The yes: step-up, then the record. */
	readonly confirm: () => Promise<void>;
	readonly putAway: () => void;
}

const codeOf = (failure: Failure): string | null => (failure.kind === 'problem' ? failure.problem.code : null);

/** Refusals that the same act, confirmed once more, may pass: the dialog stays. */
const stays = (failure: Failure): boolean =>
	failure.kind === 'network' ||
	['step-up-failed', 'passkey-required', 'too-fast', 'storage-down'].includes(codeOf(failure) ?? '');

/** What computes a prepared act again comes with the first act; null where it could not be fetched. */
const loadVerifier = () => import('./verify-prepared.ts').catch(() => null);

/**
 * The way of every act of signing: prepare, compute again, confirm, prove who it is, record. It is held by the page, not by
 * the form: what is recorded changes what the page shows, and the dialog must outlive the form that asked for it.
 */
export function useSigning(plan: PlanView, onRecorded: (act: SigningActView) => void): Signing {
	const prepare = usePrepareSigning(plan.id);
	const commit = useCommitSigning(plan.id);
	const [toConfirm, setToConfirm] = useState<ToConfirm | null>(null);
	const [stopped, setStopped] = useState<Stopped | null>(null);
	const [waiting, setWaiting] = useState(false);
	// State comes too late for the second press of a double one.
	const running = useRef(false);
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
			stop(asked, { kind: 'refused', failure: { kind: 'network' } });
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
			setToConfirm(null);
			onRecorded(answer.value);
		} else if (codeOf(answer.failure) === 'prepare-again' && !act.again && !act.lost) {
			// Not after a lost answer: what may have been recorded must not be recorded again by itself.
			await prepareAct(act.asked, true);
		} else if (stays(answer.failure)) {
			stay({ kind: 'refused', failure: answer.failure }, act.lost || answer.failure.kind === 'network');
		} else {
			stop(act.asked, { kind: 'refused', failure: answer.failure });
		}
	};
	return {
		toConfirm,
		stopped,
		waiting,
		begin: (asked) =>
			alone(async () => {
				setStopped(null);
				await prepareAct(asked, false);
			}),
		confirm: () => alone(async () => (toConfirm === null ? undefined : record(toConfirm))),
		putAway: () => setToConfirm(null),
	};
}
