import type { PasskeyProofView, PasskeysView, SigningRequests } from '@renkei/api';
import { type UseMutationResult, type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { act, type CallFailed, type Failure, readOrThrow } from './call.ts';
import { assertWithPasskey, type Ceremony, makePasskey, type NewPasskey } from './passkey-ceremony.ts';
import { queryKeys } from './query-keys.ts';

/** What kept a passkey from being registered or ended: the server or the way there, the browser and its person, or the proof. */
export type NotRegistered =
	| Failure
	/** The passkey that was to prove it; `host`: where the person's are for. */
	| { readonly kind: 'proof'; readonly why: Extract<Ceremony, { readonly ok: false }>['why']; readonly host: string }
	| { readonly kind: 'ceremony'; readonly why: Extract<NewPasskey, { readonly ok: false }>['why'] };
/** What came of registering one. */
export type Registered =
	| { readonly ok: true; readonly value: PasskeysView }
	| { readonly ok: false; readonly failure: NotRegistered };

type PasskeyDeed = SigningRequests['passkeyProof'];
/** Whether what a passkey is asked to prove is this deed and nothing else. */
export type CheckProof = (asked: PasskeyProofView, deed: PasskeyDeed) => Promise<boolean>;
type Proven =
	| { readonly ok: true; readonly value: Pick<SigningRequests['passkeyOptions'], 'assertion'> }
	| { readonly ok: false; readonly failure: NotRegistered };

/** The passkeys of this person. */
export function usePasskeys(): Pick<UseQueryResult<PasskeysView, CallFailed>, 'data' | 'error'> {
	return useQuery<PasskeysView, CallFailed>({
		queryKey: queryKeys.passkeys,
		queryFn: ({ signal }) => readOrThrow<PasskeysView>('passkeys', { signal }),
	});
}

/** Proves a deed by a passkey, where the person has one here. @returns what goes with the deed */
async function proven(deed: PasskeyDeed, check: CheckProof): Promise<Proven> {
	const asked = await act<PasskeyProofView>('passkeyProof', { body: deed });
	if (!asked.ok) {
		return asked;
	}
	if (asked.value.method === 'sign-in') {
		return { ok: true, value: {} };
	}
	// What the device signs is computed again: nobody shall get a proof for something else than the person pressed.
	if (!(await check(asked.value, deed))) {
		return { ok: false, failure: { kind: 'proof', why: 'failed', host: asked.value.rpId } };
	}
	const done = await assertWithPasskey(asked.value);
	return done.ok
		? { ok: true, value: { assertion: done.assertion } }
		: { ok: false, failure: { kind: 'proof', why: done.why, host: asked.value.rpId } };
}

async function register(label: string, check: CheckProof): Promise<Registered> {
	const proof = await proven({ act: 'register', label }, check);
	if (!proof.ok) {
		return proof;
	}
	const begun = await act<{ options: Record<string, unknown> }>('passkeyOptions', { body: { label, ...proof.value } });
	if (!begun.ok) {
		return begun;
	}
	const made = await makePasskey(begun.value.options);
	return made.ok
		? act('addPasskey', { body: { label, credential: made.credential } })
		: { ok: false, failure: { kind: 'ceremony', why: made.why } };
}

/** Makes a passkey on this device or key, and registers it under a name, with a proof by another one where there is one. */
export function useAddPasskey(check: CheckProof): UseMutationResult<Registered, Error, string> {
	return useListAct((label) => register(label, check));
}

/** What is done with a passkey: it is ended, with a proof or, where that is allowed, without; or it is said to be lost. */
export interface PasskeyChange {
	readonly passkey: string;
	readonly how: 'proven' | 'unproven' | 'lost' | 'found';
}

async function change({ passkey, how }: PasskeyChange, check: CheckProof): Promise<Registered> {
	const parameters = { passkey };
	if (how === 'lost' || how === 'found') {
		return act('changePasskey', { parameters, body: { lost: how === 'lost' } });
	}
	const proof: Proven = how === 'proven' ? await proven({ act: 'end', passkey }, check) : { ok: true, value: {} };
	return proof.ok ? act('changePasskey', { parameters, body: { revoked: true, ...proof.value } }) : proof;
}

/** Ends a passkey, or says that it is lost. */
export function useChangePasskey(check: CheckProof): UseMutationResult<Registered, Error, PasskeyChange> {
	return useListAct((asked) => change(asked, check));
}

/** An act whose answer is the new list; where it failed, the list is asked for again, because another tab may have acted. */
function useListAct<V>(run: (asked: V) => Promise<Registered>): UseMutationResult<Registered, Error, V> {
	const queryClient = useQueryClient();
	return useMutation<Registered, Error, V>({
		mutationFn: run,
		onSuccess: (answer) => {
			if (answer.ok) {
				queryClient.setQueryData(queryKeys.passkeys, answer.value);
			} else {
				void queryClient.invalidateQueries({ queryKey: queryKeys.passkeys });
			}
		},
	});
}
