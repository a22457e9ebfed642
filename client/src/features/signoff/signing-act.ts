import type { PreparedView } from '@renkei/api';
import type { Ceremony, Failure } from '../../api/index.ts';
import type { AskedAct, PreparedFault } from './verify-prepared.ts';

/** What stopped an act. Nothing has been recorded, but for a lost answer, of which nothing is known. */
export type SigningTrouble =
	| { readonly kind: 'refused'; readonly failure: Failure }
	| { readonly kind: 'fault'; readonly fault: PreparedFault }
	/** What computes a prepared act again, or shows it, could not be fetched. */
	| { readonly kind: 'not-loaded' }
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
	/** The act that the person has put away last, to change it; null where its answer was lost. */
	readonly laidBy: AskedAct | null;
	/** An act whose answer was lost has been put away: whether it is recorded is not known here. */
	readonly unsure: boolean;
	readonly waiting: boolean;
	/** Prepares an act, computes again what came back, and asks for the person's yes. `settle` is called once it is recorded. */
	readonly begin: (asked: AskedAct, settle?: () => void) => Promise<void>;
	/** The yes: step-up, then the record. */
	readonly confirm: () => Promise<void>;
	readonly putAway: () => void;
}

/** The code of a refusal, or null where there is no answer. */
export function codeOf(failure: Failure): string | null {
	return failure.kind === 'problem' ? failure.problem.code : null;
}

/** Whether an act was stopped because it is recorded already. */
export function isDone(trouble: SigningTrouble): boolean {
	return trouble.kind === 'refused' && codeOf(trouble.failure) === 'already-done';
}
