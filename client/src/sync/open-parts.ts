import type { News } from '@renkei/sync-protocol';
import type { SaveState } from '../text/save-state.ts';
import { guardLeaving } from './leave-guard.ts';
import { type LinkFacts, unsavedOf } from './link-state.ts';
import { type PeerUser, type PresenceList, presenceList } from './presence.ts';
import { gravest, sameWords, saveWords, wordsChangeAt } from './save-words.ts';

/** One open part as the plan bar sees it. */
export interface OpenPart {
	readonly part: string;
	facts(): LinkFacts;
	/** Everybody else in this part. */
	peers(): readonly PeerUser[];
	/** Sends what the input method still holds back. */
	flush(): void;
	/** Tries to connect at once. */
	reconnect(): void;
	/** Puts on the disk of this device what the server does not have. Answers whether it lies there. */
	keep(): Promise<boolean>;
	/** Puts away what is said about a refusal. */
	dismiss(): void;
}

/** How long changes of presence, and equal news from several parts, are gathered (ms). */
const gathering = 100;

/** A text that its writer sees and no document has yet: being typed into a cell, or no value of it. */
export type HeldText = 'typing' | 'unreadable';

const open = new Set<OpenPart>();
const held = new Map<object, HeldText>();
const saveListeners = new Set<() => void>();
const presenceListeners = new Set<() => void>();
const newsListeners = new Set<(news: News) => void>();
let saveState: SaveState = { kind: 'none' };
let saveTimer: ReturnType<typeof setTimeout> | undefined;
let presence: PresenceList = [];
let presenceTimer: ReturnType<typeof setTimeout> | undefined;
const waitingNews = new Map<string, News>();

/** Lets the plan bar see a part; the answer takes it away. */
export function registerPart(part: OpenPart): () => void {
	open.add(part);
	factsChanged();
	presenceChanged();
	return () => {
		open.delete(part);
		factsChanged();
		presenceChanged();
	};
}

/** Says what a table holds besides its documents; null when nothing. */
export function holdText(holder: object, text: HeldText | null): void {
	if (text === null ? held.delete(holder) : held.get(holder) !== text) {
		if (text !== null) {
			held.set(holder, text);
		}
		factsChanged();
	}
}

/** While a cell is being typed into, nothing may be called saved: what stands on the screen is not in the document. */
function beside(state: SaveState): SaveState {
	const typing = [...held.values()].includes('typing');
	return typing && (state.kind === 'saved' || state.kind === 'none') ? { kind: 'typing' } : state;
}

/** Facts of some open part changed: the words about saving, and whether leaving the page would lose something. */
export function factsChanged(): void {
	const now = Date.now();
	const next = beside(gravest([...open].map((part) => saveWords(part.part, part.facts(), now))));
	clearTimeout(saveTimer);
	const times = [...open].map((part) => wordsChangeAt(part.facts(), now)).filter((time): time is number => time !== null);
	if (times.length > 0) {
		saveTimer = setTimeout(factsChanged, Math.min(...times) - now + 1);
	}
	guardLeaving(
		'words',
		held.size > 0 || [...open].some((part) => unsavedOf(part.facts()) > 0 || part.facts().typing.kind === 'composing'),
	);
	if (!sameWords(saveState, next)) {
		saveState = next;
		for (const listener of saveListeners) {
			listener();
		}
	}
}

/** Somebody came, went or moved. */
export function presenceChanged(): void {
	if (presenceTimer !== undefined) {
		return;
	}
	presenceTimer = setTimeout(() => {
		presenceTimer = undefined;
		const next = presenceList([...open].map((part) => ({ part: part.part, users: part.peers() })));
		// Carets move at every key; who is where does not.
		if (JSON.stringify(next) !== JSON.stringify(presence)) {
			presence = next;
			for (const listener of presenceListeners) {
				listener();
			}
		}
	}, gathering);
}

/** A message 103 arrived on some part's connection. */
export function newsArrived(news: News): void {
	if (waitingNews.size === 0) {
		setTimeout(() => {
			const gathered = [...waitingNews.values()];
			waitingNews.clear();
			for (const one of gathered) {
				for (const listener of newsListeners) {
					listener(one);
				}
			}
		}, gathering);
	}
	waitingNews.set(JSON.stringify([news.plan, news.about, news.part]), news);
}

export const currentSaveState = (): SaveState => saveState;
export const currentPresence = (): PresenceList => presence;
export const subscribeToSaveState = (listener: () => void): (() => void) => subscribe(saveListeners, listener);
export const subscribeToPresence = (listener: () => void): (() => void) => subscribe(presenceListeners, listener);
export const subscribeToNews = (listener: (news: News) => void): (() => void) => subscribe(newsListeners, listener);

/** Every open part, for acts on all of them. */
export const openParts = (): readonly OpenPart[] => [...open];

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}
