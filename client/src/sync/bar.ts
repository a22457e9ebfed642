/** What the plan bar and the frame need of the open parts, without Yjs. */

import type { News } from '@renkei/sync-protocol';
import type { PresenceList } from './presence.ts';
import type { Draft } from './rescue.ts';
import type { SaveState } from './save-state.ts';

export type { LinkState } from './link-state.ts';
export type { CaretLine, PresenceList, PresentParty, PresentPerson } from './presence.ts';
export type { Draft } from './rescue.ts';
export type { SaveState } from './save-state.ts';

/** What may be said about saving, over all parts open in this tab (the worst one wins). */
export function useSaveState(): SaveState {
	return { kind: 'none' };
}

/** Who else is in the open parts, by party in code order. Changes are gathered for 100 ms. */
export function usePresence(): PresenceList {
	return [];
}

/** Words that the server refused and that this device keeps for this person. */
export function useRescuedDrafts(): { readonly drafts: readonly Draft[]; discard(id: string): void } {
	return { drafts: [], discard: () => {} };
}

/** Calls back when something of the plan changed (message 103), at most once per distinct news and 100 ms. */
export function useNews(_callback: (news: News) => void): void {}

/** Names whose drafts are shown and kept; once after sign-in, null after sign-out. */
export function setPerson(_personId: string | null): void {}

/** Sends what the input method still holds back; for Ctrl+S. */
export function flushOpenParts(): void {}
