import type { SignoffView } from '@renkei/api';
import { signoffState } from '@renkei/plan';
import { type SeatFacts, signoffOf } from '../../storage/grant-facts.ts';
import type { SignoffRow } from '../../storage/tables.ts';

/** On whose side a seat reads sign-offs. */
export const sideOf = ({ party }: SeatFacts): 'member' | 'others' => (party.membership === 'member' ? 'member' : 'others');

/**
 * A sign-off with its state against the part's words as they are now.
 * @param to whether the reader sits for a member body: who was away, what a deputy acts on, 合議先 and the receipt are
 * matters of the bodies
 */
export function presentSignoff(row: SignoffRow, currentHash: string, to: 'member' | 'others'): SignoffView {
	const inner = to === 'member';
	return {
		id: row.id,
		part: row.part,
		body: row.body,
		person: row.person,
		post: row.post,
		verdict: row.verdict as SignoffView['verdict'],
		capacity: row.capacity as SignoffView['capacity'],
		contentHash: row.content_hash,
		documentNumber: row.document_number,
		decidedOn: row.decided_on,
		text: row.text,
		state: signoffState(signoffOf(row), currentHash),
		at: row.at,
		act: inner ? row.act : null,
		seq: row.seq,
		seat: row.seat,
		basis: inner ? row.basis : null,
		absent: inner ? row.absent : null,
		consulted: inner ? (JSON.parse(row.consulted ?? '[]') as string[]) : [],
		carried: row.carried_to === currentHash && row.withdrawn_at === null,
		viewing: row.viewing as SignoffView['viewing'],
		withdrawnAt: row.withdrawn_at,
		lapsedAt: row.lapsed_at,
		carriedTo: row.carried_to,
	};
}
