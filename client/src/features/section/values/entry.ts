import type { Scalar, ValueType } from '@renkei/plan';

/** Why typed text cannot become a value. */
export type EntryFault = 'not-a-number' | 'not-whole' | 'not-a-date' | 'not-a-month' | 'not-a-choice';

/** What typed text means. Text that cannot be read stays in the field; nothing is guessed. */
export type Entry =
	| { readonly kind: 'value'; readonly value: Scalar }
	| { readonly kind: 'empty' }
	| { readonly kind: 'refused'; readonly fault: EntryFault };

export const emptyEntry: Entry = { kind: 'empty' };

/** What a field or column says about its value, as far as reading and showing depend on it. */
export interface ValueSpec {
	readonly type: ValueType;
	readonly unit?: string | undefined;
	/** The number names a row, and is no figure to compare. */
	readonly refers?: unknown;
}

/** Half-width digits and Latin letters for reading figures. Never applied to names or prose: NFKC turns ㈱ into (株). */
export function narrowed(text: string): string {
	return text.normalize('NFKC').trim();
}
