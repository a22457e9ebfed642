/** The front door of api: questions to the server and acts. */
export * from './acts.ts';
export { type Answer, act, CallFailed, type Failure, read } from './call.ts';
export { createQueryClient, POLL_MS } from './client.ts';
export * from './history-queries.ts';
export { invalidateChecks, invalidateFor, invalidateHistory } from './invalidate.ts';
export { createNewsPace } from './news-pace.ts';
export { useNow } from './now.ts';
export { readPartState } from './part-state.ts';
export { addressOf } from './paths.ts';
export { type PlaceInPart, placeAddress, placeFromAddress } from './place-address.ts';
export * from './queries.ts';
export { queryKeys } from './query-keys.ts';
export * from './suggestion-acts.ts';
