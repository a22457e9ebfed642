/** What the plan bar and the frame need of the open parts, without Yjs. */

import type { News } from '@renkei/sync-protocol';
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { SaveState } from '../text/save-state.ts';
import {
	currentPresence,
	currentSaveState,
	openParts,
	subscribeToNews,
	subscribeToPresence,
	subscribeToSaveState,
} from './open-parts.ts';
import type { PresenceList } from './presence.ts';
import type { Draft } from './rescue.ts';
import { currentDrafts, discardDraft, subscribeToDrafts } from './rescue-store.ts';

export type { SaveState } from '../text/save-state.ts';
export type { LinkState } from './link-state.ts';
export type { CaretLine, PresenceList, PresentParty, PresentPerson } from './presence.ts';
export type { Draft } from './rescue.ts';
export { setPerson } from './rescue-store.ts';

/** What may be said about saving, over all parts open in this tab (the gravest wins). */
export function useSaveState(): SaveState {
	return useSyncExternalStore(subscribeToSaveState, currentSaveState);
}

/** Who else is in the open parts, by party in code order. Changes are gathered for 100 ms. */
export function usePresence(): PresenceList {
	return useSyncExternalStore(subscribeToPresence, currentPresence);
}

/** Words that the server refused and that this device keeps for this person. */
export function useRescuedDrafts(): { readonly drafts: readonly Draft[]; discard(id: string): void } {
	return { drafts: useSyncExternalStore(subscribeToDrafts, currentDrafts), discard };
}

function discard(id: string): void {
	discardDraft(id);
	for (const part of openParts()) {
		if (part.facts().refusal?.draft === id) {
			part.dismiss();
		}
	}
}

/** Calls back when something of the plan changed (message 103), once per distinct news and 100 ms. */
export function useNews(callback: (news: News) => void): void {
	const tell = useEffectEvent(callback);
	useEffect(() => subscribeToNews((news) => tell(news)), []);
}

/** Sends what the input method still holds back; for Ctrl+S. */
export function flushOpenParts(): void {
	for (const part of openParts()) {
		part.flush();
	}
}

/** Tries to connect every open part at once; for ［いまやり直す］. */
export function reconnectOpenParts(): void {
	for (const part of openParts()) {
		part.reconnect();
	}
}

/** Puts away 保存できませんでした of one part; its draft stays. */
export function dismissRefusal(part: string): void {
	for (const one of openParts()) {
		if (one.part === part) {
			one.dismiss();
		}
	}
}
