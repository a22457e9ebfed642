import { useCallback, useEffect, useState } from 'react';
import { forgetForms, keepForm, keptForm } from '../../api/index.ts';
import { type FormNow, groundOf, readGround, sinceFilled } from './form-ground.ts';
import { emptyDraft, isEmptyDraft, readDraft, type SignDraft } from './sign-draft.ts';

/** Which form it is: by seat, because another seat says something else, and by what the act is about. */
export const formName = (seat: string, about: string): string => `${seat}/${about}/`;

/** Forgets what stood in a form, once it is recorded. */
export const forgetForm = (name: string): void => forgetForms(name);

/** How a form came to be filled when its page was opened. */
export type Restored =
	| 'nothing'
	/** It stands as it was left. */
	| 'whole'
	/** Parts or words are others than then: the verdict is to be chosen anew. */
	| 'changed';

/** What a kept form has for what it offers now. A verdict is of the words for which it was chosen, and of no others. */
export function restoredForm(
	kept: string | null,
	now: FormNow,
	left: ReadonlySet<string>,
): { readonly draft: SignDraft; readonly restored: Restored; readonly recorded: boolean } {
	const draft = readDraft(kept);
	const since = sinceFilled(readGround(kept), now, left);
	const stands = since === 'same' ? draft : since === 'changed' ? { ...draft, verdict: null } : emptyDraft;
	const restored = isEmptyDraft(stands) ? 'nothing' : since === 'changed' ? 'changed' : 'whole';
	return { draft: stands, restored, recorded: since === 'recorded' };
}

/** What stands in the form of an act, also after the page was loaded anew. A form of another name is another component. */
export function useKeptDraft(
	name: string,
	now: FormNow,
): {
	readonly draft: SignDraft;
	readonly change: (part: Partial<SignDraft>) => void;
	readonly clear: () => void;
	/** Whether it stood there before the page was opened; until it is cleared. */
	readonly restored: Restored;
} {
	const [atFirst] = useState(() => restoredForm(keptForm(`${name}draft`), now, readLeft(keptForm(`${name}left`))));
	const [draft, setDraft] = useState(atFirst.draft);
	const [restored, setRestored] = useState(atFirst.restored);
	useEffect(() => {
		// What was typed for an act whose answer was lost must not come back for the next one.
		if (atFirst.recorded) {
			forgetForm(name);
		}
	}, [atFirst, name]);
	const set = (next: SignDraft) => {
		setDraft(next);
		keepForm(`${name}draft`, JSON.stringify({ ...next, ground: groundOf(now) }));
	};
	return {
		draft,
		change: (part) => set({ ...draft, ...part }),
		clear: () => {
			set(emptyDraft);
			setRestored('nothing');
		},
		restored,
	};
}

/** Reads the parts that were taken out of an act; anything else than a list of them is taken as none. */
export function readLeft(kept: string | null): ReadonlySet<string> {
	try {
		const value: unknown = JSON.parse(kept ?? '[]');
		return new Set(Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);
	} catch {
		return new Set();
	}
}

/** The parts that the person has taken out of an act: they stay out when the page is loaded anew. */
export function useKeptLeft(name: string): [ReadonlySet<string>, (parts: readonly string[]) => void] {
	const [left, setLeft] = useState(() => readLeft(keptForm(`${name}left`)));
	const toggle = useCallback(
		(parts: readonly string[]) =>
			setLeft((before) => {
				const after = new Set(before);
				for (const part of parts) {
					if (!after.delete(part)) {
						after.add(part);
					}
				}
				keepForm(`${name}left`, JSON.stringify([...after]));
				return after;
			}),
		[name],
	);
	return [left, toggle];
}
