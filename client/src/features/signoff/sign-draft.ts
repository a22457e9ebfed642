import type { Capacity, Verdict } from '@renkei/plan';
import { readDay } from '../../text/japanese-calendar.ts';

/** What stands in the form. Nothing is chosen beforehand. */
export interface SignDraft {
	readonly verdict: Verdict | null;
	readonly documentNumber: string;
	/** As typed; read by `readDay`. */
	readonly decidedOn: string;
	/** Reason, condition or remark. */
	readonly text: string;
}

export const emptyDraft: SignDraft = { verdict: null, documentNumber: '', decidedOn: '', text: '' };

/** Fields of the form, in the order in which they stand. */
export type SignField = 'opened' | 'parts' | 'verdict' | 'documentNumber' | 'decidedOn' | 'text';

/** Something that has to be entered first; `words` is a key of the texts. */
export interface Missing {
	readonly field: SignField;
	readonly words: SignField | 'decidedOn-unread';
}

export interface SignTarget {
	readonly part: string;
	/** Hash of the frozen words that were opened here, or null. */
	readonly openedHash: string | null;
}

const needsText = (verdict: Verdict | null): boolean => verdict === 'return' || verdict === 'conditional';

/**
 * What is still missing before the form can be sent. 文書番号 and 決裁日 are asked of a 決裁 only: a 担当確認 is no act of
 * the body.
 */
export function missingIn(draft: SignDraft, capacity: Capacity, targets: readonly SignTarget[]): Missing[] {
	const missing: Missing[] = [];
	const add = (field: SignField, words: Missing['words'] = field) => missing.push({ field, words });
	if (targets.length === 0) {
		add('parts');
	}
	if (targets.some((target) => target.openedHash === null)) {
		add('opened');
	}
	if (draft.verdict === null) {
		add('verdict');
	}
	if (capacity !== 'checked') {
		if (draft.documentNumber.trim() === '') {
			add('documentNumber');
		}
		if (draft.decidedOn.trim() === '') {
			add('decidedOn');
		} else if (readDay(draft.decidedOn) === null) {
			add('decidedOn', 'decidedOn-unread');
		}
	}
	if (needsText(draft.verdict) && draft.text.trim() === '') {
		add('text');
	}
	return missing;
}

/** The request of a complete form, or null where something is missing. */
export function requestOf(draft: SignDraft, capacity: Capacity, targets: readonly SignTarget[]) {
	if (draft.verdict === null || missingIn(draft, capacity, targets).length > 0) {
		return null;
	}
	const decidedOn = capacity === 'checked' ? null : readDay(draft.decidedOn);
	const text = draft.text.trim();
	return {
		parts: targets.flatMap(({ part, openedHash }) => (openedHash === null ? [] : [{ part, contentHash: openedHash }])),
		verdict: draft.verdict,
		capacity,
		...(capacity === 'checked' ? {} : { documentNumber: draft.documentNumber.trim() }),
		...(decidedOn === null ? {} : { decidedOn }),
		...(text === '' ? {} : { text }),
	};
}
