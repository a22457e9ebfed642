import type { PasskeysView } from '@renkei/api';
import { type UseMutationResult, type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Act } from './acts.ts';
import { type Answer, act, type CallFailed, type Failure, readOrThrow } from './call.ts';
import { makePasskey, type NewPasskey } from './passkey-ceremony.ts';
import { queryKeys } from './query-keys.ts';

/** What kept a passkey from being registered: the server or the way there, or the browser and its person. */
export type NotRegistered =
	| Failure
	| { readonly kind: 'ceremony'; readonly why: Extract<NewPasskey, { readonly ok: false }>['why'] };
/** What came of registering one. */
export type Registered =
	| { readonly ok: true; readonly value: PasskeysView }
	| { readonly ok: false; readonly failure: NotRegistered };

/** The passkeys of this person. */
export function usePasskeys(): Pick<UseQueryResult<PasskeysView, CallFailed>, 'data' | 'error'> {
	return useQuery<PasskeysView, CallFailed>({
		queryKey: queryKeys.passkeys,
		queryFn: ({ signal }) => readOrThrow<PasskeysView>('passkeys', { signal }),
	});
}

async function register(label: string): Promise<Registered> {
	const begun = await act<{ options: Record<string, unknown> }>('passkeyOptions');
	if (!begun.ok) {
		return begun;
	}
	const made = await makePasskey(begun.value.options);
	return made.ok
		? act('addPasskey', { body: { label, credential: made.credential } })
		: { ok: false, failure: { kind: 'ceremony', why: made.why } };
}

/** Makes a passkey on this device or key, and registers it under a name. */
export function useAddPasskey(): UseMutationResult<Registered, Error, string> {
	return useListAct(register);
}

/** Ends a passkey. */
export function useEndPasskey(): Act<PasskeysView, { passkey: string }> {
	return useListAct<Answer<PasskeysView>, { passkey: string }>(({ passkey }) =>
		act('changePasskey', { parameters: { passkey }, body: { revoked: true } }),
	);
}

/** An act whose answer is the new list; where it failed, the list is asked for again, because another tab may have acted. */
function useListAct<R extends Registered, V>(run: (asked: V) => Promise<R>): UseMutationResult<R, Error, V> {
	const queryClient = useQueryClient();
	return useMutation<R, Error, V>({
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
