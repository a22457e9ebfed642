import { accept, isWalled, type Result, refuse, type ThreadKind } from '@renkei/plan';
import type { Grant } from '../../auth/grants.ts';
import { findRound } from '../../storage/rounds.ts';
import type { ThreadRow, Tx } from '../../storage/tables.ts';

/** Columns of a thread that say to which round it belongs. */
export type RoundColumns = Pick<ThreadRow, 'kind' | 'round' | 'draft_of'>;

/**
 * The round that a new thread is collected in; without one it is a comment by itself. In a 事前相談 every comment is one
 * of 国, only proposed wording stays that.
 * @returns `malformed` for a round that this party does not collect now, and behind a wall of its own: a number that is
 * missing in the table would tell others that something stands there
 */
export async function collectedIn(
	tx: Tx,
	grant: Grant,
	asked: { readonly round?: string | null | undefined; readonly kind: ThreadKind },
): Promise<Result<RoundColumns>> {
	const { kind } = asked;
	if (asked.round === undefined || asked.round === null) {
		return accept({ kind, round: null, draft_of: null });
	}
	const round = await findRound(tx, asked.round);
	const party = grant.seat.party.code;
	if (round === null || round.plan !== grant.plan.id || round.party !== party || round.released_at !== null) {
		return refuse(
			'malformed',
			'まとめている指摘が見つかりません。出したか、取りやめたかもしれません。画面を読み込み直してください。',
		);
	}
	if (isWalled(grant.part)) {
		return refuse('malformed', '庁内メモと見積への指摘は、まとめて出すことができません。一つずつ付けてください。');
	}
	const own = round.kind === 'pre-consultation' && kind !== 'suggestion' ? 'pre-consultation' : kind;
	return accept({ kind: own, round: round.id, draft_of: party });
}
