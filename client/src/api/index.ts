/** The front door of api: questions to the server and acts. */

export * from './across-plans.ts';
export * from './acts.ts';
export { type Answer, act, CallFailed, type Failure, notSignedIn, read } from './call.ts';
export { createQueryClient, POLL_MS } from './client.ts';
export { useCorrections, useDeclareCorrection, useObjectToCorrection } from './correction-queries.ts';
export { usePartEvidence } from './evidence-queries.ts';
export * from './history-queries.ts';
export { useInbox, useInboxCount, useMarkNotices } from './inbox-queries.ts';
export { invalidateChecks, invalidateFor, invalidateHistory, invalidateRounds } from './invalidate.ts';
export { forgetForms, keepForm, keptForm } from './kept-forms.ts';
export { useLedger, useTakeArchive } from './ledger-queries.ts';
export { useAskMailAddress, useChangeMail, useConfirmMailAddress, useMailSettings } from './mail-settings-queries.ts';
export { createNewsPace } from './news-pace.ts';
export { useNow } from './now.ts';
export { readPartState } from './part-state.ts';
export { assertWithPasskey, type Ceremony } from './passkey-ceremony.ts';
export {
	type CheckProof,
	type NotRegistered,
	type PasskeyChange,
	useAddPasskey,
	useChangePasskey,
	usePasskeys,
} from './passkey-queries.ts';
export { addressOf, archiveFile, openItemsFile, receiptFile } from './paths.ts';
export { type PlaceInPart, placeAddress, placeFromAddress } from './place-address.ts';
export { usePolicies, useSetPolicies } from './policy-queries.ts';
export * from './queries.ts';
export { queryKeys } from './query-keys.ts';
export { useRemind, useReminders } from './reminder-queries.ts';
export * from './round-acts.ts';
export { type RoundChoice, useRoundChoice } from './round-choice.ts';
export * from './signing.ts';
export * from './suggestion-acts.ts';
export { type Sending, useSending } from './use-sending.ts';
