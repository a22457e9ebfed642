import type { SaveState } from '../text/save-state.ts';
import { allDurable, type LinkFacts, unsavedOf } from './link-state.ts';

/** How long after the last key 入力中 is said (ms). */
const typingFor = 1_000;
/** How long 保存しています may be said without an acknowledgement (ms). */
export const patience = 5_000;
/** A restart of the server comes back within this time (ms); saying anything would only startle. */
const blink = 1_000;

/** What may be said about saving of one part at `now`: the table of ux.md §2.1, row by row, the graver row first. */
export function saveWords(part: string, facts: LinkFacts, now: number): SaveState {
	const { link, refusal } = facts;
	const changes = unsavedOf(facts);
	if (link.kind === 'gone') {
		return { kind: 'gone', code: link.code, changes, kept: facts.kept };
	}
	if (link.kind === 'refused') {
		return { kind: 'refused', part, code: link.code, text: link.text, at: link.at, draft: null };
	}
	if (refusal !== null) {
		return { kind: 'refused', part, ...refusal };
	}
	if (link.kind === 'offline' && now - link.since >= blink) {
		return { kind: 'offline', changes, kept: changes === 0 || facts.kept, savedAt: facts.savedAt };
	}
	if (facts.waitingSince !== null && now - facts.waitingSince >= patience) {
		return { kind: 'waiting', changes };
	}
	if (facts.typing.kind === 'composing' || (facts.typing.kind === 'typed' && now - facts.typing.at < typingFor)) {
		return { kind: 'typing' };
	}
	if (allDurable(facts) && facts.savedAt !== null) {
		return { kind: 'saved', at: facts.savedAt };
	}
	return changes > 0 || facts.savedAt !== null ? { kind: 'saving' } : { kind: 'none' };
}

/** When the words will change without an event, as a time; null when they will not. */
export function wordsChangeAt(facts: LinkFacts, now: number): number | null {
	const times = [
		facts.typing.kind === 'typed' ? facts.typing.at + typingFor : null,
		facts.waitingSince === null ? null : facts.waitingSince + patience,
		facts.link.kind === 'offline' ? facts.link.since + blink : null,
	].filter((time): time is number => time !== null && time > now);
	return times.length === 0 ? null : Math.min(...times);
}

const rank: Readonly<Record<SaveState['kind'], number>> = {
	none: 0,
	saved: 1,
	typing: 2,
	saving: 3,
	waiting: 4,
	offline: 5,
	refused: 6,
	gone: 7,
};

/** One state for several parts: the gravest, with the changes of all that are as grave. */
export function gravest(states: readonly SaveState[]): SaveState {
	return states.reduce<SaveState>(
		(worst, state) => {
			if (rank[state.kind] !== rank[worst.kind]) {
				return rank[state.kind] > rank[worst.kind] ? state : worst;
			}
			return joined(worst, state);
		},
		{ kind: 'none' },
	);
}

function joined(one: SaveState, other: SaveState): SaveState {
	if (one.kind === 'waiting' && other.kind === 'waiting') {
		return { kind: 'waiting', changes: one.changes + other.changes };
	}
	if (one.kind === 'offline' && other.kind === 'offline') {
		return {
			kind: 'offline',
			changes: one.changes + other.changes,
			kept: one.kept && other.kept,
			savedAt: later(one.savedAt, other.savedAt),
		};
	}
	if (one.kind === 'saved' && other.kind === 'saved') {
		return { kind: 'saved', at: Math.max(one.at, other.at) };
	}
	if (one.kind === 'refused' && other.kind === 'refused') {
		return one.at >= other.at ? one : other;
	}
	return one;
}

function later(one: number | null, other: number | null): number | null {
	return one === null ? other : other === null ? one : Math.max(one, other);
}

/** Whether two states say the same, so that a screen need not be drawn again. */
export function sameWords(one: SaveState, other: SaveState): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
