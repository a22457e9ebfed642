import { memberBodies, type Party } from '@renkei/plan';
import type { PartStatus } from '../status/part-status.ts';

/** How far a body is with its own parts. */
export interface BodyProgress {
	readonly party: Party;
	readonly filled: number;
	readonly total: number;
	/** Last commit in a part of its own that holds anything (ISO 8601). */
	readonly updatedAt: string | null;
}

/** Each member body's own parts, as far as the seat may read them; 庁内メモ is nobody else's business. */
export function progressOf(parties: readonly Party[], parts: readonly PartStatus[]): BodyProgress[] {
	return memberBodies(parties).flatMap((party) => {
		const own = parts.filter(({ facts }) => facts.row.body === party.code && facts.row.key !== 'memo');
		if (own.length === 0) {
			return [];
		}
		const times = own.filter(({ facts }) => !facts.empty).map(({ facts }) => facts.at);
		const filled = own.filter(({ facts }) => facts.missing.length === 0).length;
		return [{ party, filled, total: own.length, updatedAt: times.sort().at(-1) ?? null }];
	});
}
