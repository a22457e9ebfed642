/** What the plan bar and the frame need of the open parts, without Yjs. */

import type { News } from '@renkei/sync-protocol';
import { useEffect, useEffectEvent, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { SaveState } from '../text/save-state.ts';
import { isAtRisk, permitLeaving } from './leave-guard.ts';
import { unsavedOf } from './link-state.ts';
import {
	currentPresence,
	currentSaveState,
	type HeldText,
	holdText,
	openParts,
	subscribeToNews,
	subscribeToPresence,
	subscribeToSaveState,
} from './open-parts.ts';
import { currentPerson, currentRows, setPerson, subscribeToPerson } from './person.ts';
import type { PresenceList } from './presence.ts';
import type { Drafts } from './rescue.ts';
import { currentDrafts, discardDraft, subscribeToDrafts } from './rescue-store.ts';

export type { SaveState } from '../text/save-state.ts';
export type { LinkState } from './link-state.ts';
export { useListening } from './plan-ear.ts';
export type { CaretLine, PresenceList, PresentParty, PresentPerson } from './presence.ts';
export type { Draft } from './rescue.ts';

/** What may be said about saving, over all parts open in this tab (the gravest wins). */
export function useSaveState(): SaveState {
	return useSyncExternalStore(subscribeToSaveState, currentSaveState);
}

/** Who else is in the open parts, by party in code order. Changes are gathered for 100 ms. */
export function usePresence(): PresenceList {
	return useSyncExternalStore(subscribeToPresence, currentPresence);
}

/** Words that the server refused, kept for this person; `fleeting` ones are in this page alone. */
export function useRescuedDrafts(): Pick<Drafts, 'drafts' | 'fleeting'> & { discard(id: string): void } {
	return { ...useSyncExternalStore(subscribeToDrafts, currentDrafts), discard };
}

/**
 * Names who sits here, whose words are kept and shown. Parts are opened only when the answer is true.
 * @param person null while it is not known
 */
export function useWhoSitsHere(person: string | null): boolean {
	useLayoutEffect(() => setPerson(person), [person]);
	return useSyncExternalStore(subscribeToPerson, currentPerson) === person && person !== null;
}

/** Whether something of this person lies on this device that the server does not have. */
export async function anythingUnsent(): Promise<boolean> {
	return ((await currentRows()?.unsent()) ?? []).length > 0;
}

/** What would happen to a person's words by leaving now. */
export interface LeavingWords {
	/** Changes that the server does not have; all that is proposed and not sent counts as one. */
	readonly changes: number;
	/** Refused drafts. */
	readonly drafts: number;
	/** All of it lies on this device and is there when the same person comes back. */
	readonly kept: boolean;
}

/** Puts on disk what is not there, and tells what leaving would mean. Null when there is nothing to ask about. */
export async function wordsLeftBehind(): Promise<LeavingWords | null> {
	const parts = openParts().filter((part) => unsavedOf(part.facts()) > 0);
	const kept = await Promise.all(parts.map((part) => part.keep()));
	const unsent = (await currentRows()?.unsent()) ?? [];
	const open = parts.reduce((sum, part) => sum + unsavedOf(part.facts()), 0);
	const elsewhere = unsent.filter((row) => !parts.some(({ part }) => part === row.part)).length;
	const { drafts, fleeting } = currentDrafts();
	// What is proposed lies in this page alone.
	const proposing = isAtRisk('proposals');
	const changes = open + elsewhere + (proposing ? 1 : 0);
	// Drafts that lie on this device are nothing new: they ask only beside something else.
	return changes === 0 && fleeting.length === 0
		? null
		: { changes, drafts: drafts.length, kept: !proposing && fleeting.length === 0 && kept.every((one) => one) };
}

/** The person has said yes to leaving; false takes it back. */
export function leaveWithoutAsking(yes: boolean): void {
	permitLeaving(yes);
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

/** Tells the plan bar that a table shows texts that are in no document yet: leaving asks first, and nothing is called saved. */
export function useHeldText(text: HeldText | null): void {
	const [holder] = useState(() => ({}));
	useEffect(() => holdText(holder, text), [holder, text]);
	useEffect(() => () => holdText(holder, null), [holder]);
}

/** Puts away 保存できませんでした of one part; its draft stays. */
export function dismissRefusal(part: string): void {
	for (const one of openParts()) {
		if (one.part === part) {
			one.dismiss();
		}
	}
}
