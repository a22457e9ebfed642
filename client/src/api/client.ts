import { QueryCache, QueryClient } from '@tanstack/react-query';
import { CallFailed } from './call.ts';
import { queryKeys } from './query-keys.ts';

/** How often a page without a socket asks again while it is visible, in milliseconds. */
export const POLL_MS = 5000;

const signedOut = (error: unknown): boolean =>
	error instanceof CallFailed && error.failure.kind === 'problem' && error.failure.problem.status === 401;

/** A failure that passes by itself: no connection, or a server that is stopped or starting. */
function isPassing(error: Error | null): boolean {
	if (!(error instanceof CallFailed)) {
		return false;
	}
	const { failure } = error;
	return failure.kind === 'network' || failure.problem.status >= 500;
}

/** Asks again by itself while the server cannot be reached, so that a page that stays open comes back on its own. */
export function whileUnreachable({ state }: { readonly state: { readonly error: Error | null } }): number | false {
	return isPassing(state.error) ? POLL_MS : false;
}

/** The cache of all answers. A 401 anywhere asks again who is signed in, so that the gate can lead to the entrance. */
export function createQueryClient(): QueryClient {
	const client: QueryClient = new QueryClient({
		queryCache: new QueryCache({
			onError: (error, query) => {
				if (signedOut(error) && query.queryKey[0] !== queryKeys.me[0]) {
					void client.invalidateQueries({ queryKey: queryKeys.me });
				}
			},
		}),
		defaultOptions: {
			queries: {
				// The browser's own guess of being offline would silence a query; a loopback server answers without a network.
				networkMode: 'always',
				staleTime: 2000,
				// A refusal does not change by asking again; a lost connection may.
				retry: (count, error) => count < 2 && error instanceof CallFailed && error.failure.kind === 'network',
				retryDelay: 800,
				refetchInterval: whileUnreachable,
			},
			mutations: { networkMode: 'always' },
		},
	});
	return client;
}
