import type { Proposal } from '@renkei/part-doc';
import type { Json, PartSnapshot, Scalar } from '@renkei/plan';
import { anchorRecordOf, valuePlaceOf } from '../../read-model/thread-moves.ts';
import { counterProposalOf } from '../../storage/suggestions.ts';
import type { CounterProposalRow, ThreadRow, Tx } from '../../storage/tables.ts';

/** A suggestion as it is stored; `whole` where it is one of a whole part. */
export interface StoredProposal {
	readonly proposal: Proposal;
	readonly whole: CounterProposalRow | null;
	/** The value (JSON) or the content hash that it was made against, to the letter; null for words, which are compared as words. */
	readonly base: string | null;
}

/** What a stored thread proposes; null where it proposes nothing. */
export async function proposalOf(tx: Tx, thread: ThreadRow): Promise<StoredProposal | null> {
	const record = anchorRecordOf(thread);
	if (thread.replacement !== null && record !== null) {
		return { proposal: { kind: 'words', record, words: thread.replacement }, whole: null, base: null };
	}
	const place = valuePlaceOf(thread);
	if (thread.value !== null && place !== null) {
		return {
			proposal: { kind: 'value', place, value: JSON.parse(thread.value) as Scalar | null },
			whole: null,
			base: thread.words,
		};
	}
	const whole = thread.kind === 'suggestion' ? await counterProposalOf(tx, thread.id) : null;
	return whole === null
		? null
		: {
				proposal: {
					kind: 'whole',
					prose: JSON.parse(whole.prose) as Json,
					snapshot: JSON.parse(whole.snapshot) as PartSnapshot,
				},
				whole,
				base: whole.hash,
			};
}
