import type { Capacity, Verdict } from '@renkei/plan';
import { faultOfDecidedOn, readDay } from '@renkei/plan';
import type { AskedAct } from './verify-prepared.ts';

/** What stands in the form. Nothing is chosen beforehand. */
export interface SignDraft {
	readonly verdict: Verdict | null;
	readonly documentNumber: string;
	/** As typed; read by `readDay`. */
	readonly decidedOn: string;
	/** Reason, condition or remark. */
	readonly text: string;
	/** 代決: who is away. */
	readonly absent: string;
	/** 合議先, one in a line. */
	readonly consulted: string;
}

export const emptyDraft: SignDraft = { verdict: null, documentNumber: '', decidedOn: '', text: '', absent: '', consulted: '' };

/** Whether nothing stands in the form. */
export function isEmptyDraft(draft: SignDraft): boolean {
	const { verdict, ...words } = draft;
	return verdict === null && Object.values(words).every((value) => value === '');
}

/** Whether something stands in the part of the form that is folded. */
export function hasOtherCase({ verdict, consulted }: SignDraft): boolean {
	return verdict === 'conditional' || verdict === 'not-applicable' || consulted !== '';
}

const verdicts: readonly Verdict[] = ['agree', 'return', 'conditional', 'not-applicable'];

/** Reads a draft that was kept; what is no draft, or no field of one, is taken as nothing. */
export function readDraft(kept: string | null): SignDraft {
	try {
		const value: unknown = JSON.parse(kept ?? '{}');
		const given = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
		const words = (name: Exclude<keyof SignDraft, 'verdict'>): string => {
			const one = given[name];
			return typeof one === 'string' ? one : '';
		};
		return {
			verdict: verdicts.find((one) => one === given.verdict) ?? null,
			documentNumber: words('documentNumber'),
			decidedOn: words('decidedOn'),
			text: words('text'),
			absent: words('absent'),
			consulted: words('consulted'),
		};
	} catch {
		return emptyDraft;
	}
}

/** How many 合議先 are taken, and how long each may be. */
const CONSULTED = { lines: 20, length: 200 } as const;

/** Fields of the form, in the order in which they stand. */
export type SignField = 'parts' | 'opened' | 'verdict' | 'consulted' | 'text' | 'absent' | 'documentNumber' | 'decidedOn';

/** Something that has to be entered first; `words` is a key of the texts. */
export interface Missing {
	readonly field: SignField;
	readonly words:
		| Exclude<SignField, 'text'>
		| 'reason'
		| 'condition'
		| 'decidedOn-unread'
		| 'decidedOn-future'
		| 'decidedOn-past';
}

export interface SignTarget {
	readonly part: string;
	/** Hash of the frozen words that were opened here, or null. */
	readonly openedHash: string | null;
}

/** Whether 文書番号 and 決裁日 are asked for. A 差戻し goes back before there is a decided paper; it may still name one. */
export function asksForPaper(verdict: Verdict | null): boolean {
	return verdict !== 'return';
}

/** The 合議先 of a draft, in the order in which they stand. */
function consultedOf({ consulted }: SignDraft): string[] {
	return consulted
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
}

/**
 * What is still missing before the form can be sent, in the order of its fields. 文書番号 and 決裁日 are asked of a 決裁
 * only: a 担当確認 is no act of the body.
 * @param today ISO 8601 day in Japan: nothing was decided later than that
 */
export function missingIn(draft: SignDraft, capacity: Capacity, targets: readonly SignTarget[], today: string): Missing[] {
	const missing: Missing[] = [];
	const add = (field: SignField, words: Missing['words']) => missing.push({ field, words });
	if (targets.length === 0) {
		add('parts', 'parts');
	}
	if (targets.some((target) => target.openedHash === null)) {
		add('opened', 'opened');
	}
	if (draft.verdict === null) {
		add('verdict', 'verdict');
	}
	const consulted = capacity === 'checked' ? [] : consultedOf(draft);
	if (consulted.length > CONSULTED.lines || consulted.some((line) => line.length > CONSULTED.length)) {
		add('consulted', 'consulted');
	}
	if ((draft.verdict === 'return' || draft.verdict === 'conditional') && draft.text.trim() === '') {
		add('text', draft.verdict === 'return' ? 'reason' : 'condition');
	}
	if (capacity === 'acting' && draft.absent.trim() === '') {
		add('absent', 'absent');
	}
	if (capacity !== 'checked') {
		const paper = asksForPaper(draft.verdict);
		if (paper && draft.documentNumber.trim() === '') {
			add('documentNumber', 'documentNumber');
		}
		if (paper && draft.decidedOn.trim() === '') {
			add('decidedOn', 'decidedOn');
		} else if (draft.decidedOn.trim() !== '') {
			const day = readDay(draft.decidedOn);
			const fault = day === null ? 'unread' : faultOfDecidedOn(day, today);
			if (fault !== null) {
				add('decidedOn', `decidedOn-${fault}`);
			}
		}
	}
	return missing;
}

/** The act of a complete form, or null where something is missing. */
export function requestOf(draft: SignDraft, capacity: Capacity, targets: readonly SignTarget[], today: string): AskedAct | null {
	if (draft.verdict === null || missingIn(draft, capacity, targets, today).length > 0) {
		return null;
	}
	const ofBody = capacity !== 'checked';
	const decidedOn = ofBody ? readDay(draft.decidedOn) : null;
	const documentNumber = ofBody ? draft.documentNumber.trim() : '';
	const consulted = ofBody ? consultedOf(draft) : [];
	// Words that were typed for another verdict are out of sight and are not meant.
	const text = draft.verdict === 'agree' ? '' : draft.text.trim();
	return {
		act: 'sign',
		parts: targets.flatMap(({ part, openedHash }) => (openedHash === null ? [] : [{ part, contentHash: openedHash }])),
		verdict: draft.verdict,
		capacity,
		...(documentNumber === '' ? {} : { documentNumber }),
		...(decidedOn === null ? {} : { decidedOn }),
		...(text === '' ? {} : { text }),
		...(capacity === 'acting' ? { absent: draft.absent.trim() } : {}),
		...(consulted.length === 0 ? {} : { consulted }),
	};
}
