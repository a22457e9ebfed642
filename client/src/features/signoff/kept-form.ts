import { useCallback, useState } from 'react';
import { forgetForms, keepForm, keptForm } from '../../api/index.ts';
import { emptyDraft, isEmptyDraft, readDraft, type SignDraft } from './sign-draft.ts';

/** Which form it is: by seat, because another seat says something else, and by what the act is about. */
export const formName = (seat: string, about: string): string => `${seat}/${about}/`;

/** Forgets what stood in a form, once it is recorded. */
export const forgetForm = (name: string): void => forgetForms(name);

/** What stands in the form of an act, also after the page was loaded anew. */
export function useKeptDraft(name: string): {
	readonly draft: SignDraft;
	readonly change: (part: Partial<SignDraft>) => void;
	readonly clear: () => void;
	/** Whether it stood there before the page was opened; until it is cleared. */
	readonly restored: boolean;
} {
	const [draft, setDraft] = useState(() => readDraft(keptForm(`${name}draft`)));
	const [restored, setRestored] = useState(() => !isEmptyDraft(draft));
	const set = (next: SignDraft) => {
		setDraft(next);
		keepForm(`${name}draft`, JSON.stringify(next));
	};
	return {
		draft,
		change: (part) => set({ ...draft, ...part }),
		clear: () => {
			set(emptyDraft);
			setRestored(false);
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
