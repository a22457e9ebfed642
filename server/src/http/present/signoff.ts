import type { SignoffView } from '@renkei/api';
import { signoffState } from '@renkei/plan';
import { signoffOf } from '../../storage/grant-facts.ts';
import type { SignoffRow } from '../../storage/tables.ts';

/** A sign-off with its state against the part's words as they are now. */
export function presentSignoff(row: SignoffRow, currentHash: string): SignoffView {
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
		act: row.act,
		seq: row.seq,
		seat: row.seat,
		basis: row.basis,
		absent: row.absent,
		consulted: JSON.parse(row.consulted ?? '[]') as string[],
		carried: row.carried_to === currentHash,
		viewing: row.viewing as SignoffView['viewing'],
		withdrawnAt: row.withdrawn_at,
	};
}
