import type { MailSettingsView, Requests } from '@renkei/api';
import { type UseQueryResult, useMutation, useMutationState, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Act } from './acts.ts';
import { type Answer, act, type CallFailed, readOrThrow } from './call.ts';
import { queryKeys } from './query-keys.ts';

const choosing = ['mail-choice'];

/** Where and of what this person is mailed; what has just been chosen stands before the server has answered. */
export function useMailSettings(): Pick<UseQueryResult<MailSettingsView, CallFailed>, 'data' | 'error'> & {
	/** Whether a choice waits for its answer. */
	readonly saving: boolean;
} {
	const chosen = useMutationState({
		filters: { mutationKey: choosing, status: 'pending' },
		select: ({ state }) => state.variables as Partial<MailSettingsView>,
	});
	const { data, error } = useQuery<MailSettingsView, CallFailed>({
		queryKey: queryKeys.mailSettings,
		queryFn: ({ signal }) => readOrThrow<MailSettingsView>('mailSettings', { signal }),
	});
	return {
		data: data === undefined ? undefined : Object.assign({}, data, ...chosen),
		error,
		saving: chosen.length > 0,
	};
}

function useMailAct<V>(run: (asked: V) => Promise<Answer<MailSettingsView>>, key: readonly string[]): Act<MailSettingsView, V> {
	const queryClient = useQueryClient();
	return useMutation<Answer<MailSettingsView>, Error, V>({
		mutationKey: key,
		// One after the other: the answer to the last holds all of them.
		scope: { id: 'mail-settings' },
		mutationFn: run,
		onSuccess: async (answer) => {
			await queryClient.cancelQueries({ queryKey: queryKeys.mailSettings });
			if (answer.ok) {
				queryClient.setQueryData(queryKeys.mailSettings, answer.value);
			} else {
				void queryClient.invalidateQueries({ queryKey: queryKeys.mailSettings });
			}
		},
	});
}

/** Says what is mailed, and when. */
export function useChangeMail(): Act<MailSettingsView, Requests['mailChoice']> {
	return useMailAct((body) => act('changeMail', { body }), choosing);
}

/** Has a code sent to an address; null ends all mail. */
export function useAskMailAddress(): Act<MailSettingsView, Requests['mailAddress']> {
	return useMailAct((body) => act('askMailAddress', { body }), ['mail-address']);
}

/** Confirms the address with the code. */
export function useConfirmMailAddress(): Act<MailSettingsView, Requests['mailCode']> {
	return useMailAct((body) => act('confirmMailAddress', { body }), ['mail-code']);
}
