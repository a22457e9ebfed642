import { type Action, isToldOfDraft, readsAll, rightsOf, waitsFor } from '@renkei/plan';
import { asActing } from '../../auth/acting-seat.ts';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import type { PartRow, ThreadRow } from '../../storage/tables.ts';
import type { AwaitingThread } from '../today/open-threads.ts';

/** What one seat may be told of a plan now. */
export interface SeatSight {
	readonly grant: PlanGrant;
	readonly readsAny: boolean;
	/** A part with what the seat may do there; undefined for one that it may not read. */
	part(id: string): { readonly row: PartRow; readonly may: readonly Action[] } | undefined;
	tells(thread: Pick<ThreadRow, 'part' | 'place' | 'draft_of'>): boolean;
	/** Whether an open thread waits for this seat, which may also answer there. */
	isAwaited(thread: AwaitingThread): boolean;
}

/**
 * The same walls as of `readableParts` and `tellableThreads`, from the rows of the parts alone: a notice shows no content,
 * and whoever asks for a number on every page shall not wait until all contents are derived.
 */
export function sightOf(grant: PlanGrant, parts: readonly PartRow[]): SeatSight {
	const { seat, rules } = grant;
	const acting = asActing(seat);
	const readable = new Map(
		parts
			.map((row) => {
				const may = rightsOf(acting, rules, { key: row.key, body: row.body, frozen: row.lock === 'frozen' });
				return [row.id, { row, may }] as const;
			})
			.filter(([, { may }]) => may.includes('read')),
	);
	const sections = Map.groupBy(parts, ({ key }) => key);
	const readsSection = (key: string): boolean => readsAll(acting, rules, sections.get(key) ?? []);
	return {
		grant,
		readsAny: readable.size > 0,
		part: (id) => readable.get(id),
		tells({ part, place, draft_of: draftOf }) {
			const on = readable.get(part);
			return on !== undefined && isToldOfDraft({ draftOf }, seat.party.code) && (place !== 'figure' || readsSection(on.row.key));
		},
		isAwaited(thread) {
			const on = readable.get(thread.part);
			if (on === undefined || !on.may.includes('comment')) {
				return false;
			}
			// What stands on a trunk and asks nobody in particular is the 代表団体's to answer.
			const body = on.row.body ?? rules.representative;
			return waitsFor({ ...thread, body, state: 'open' }, { seat: seat.id, party: seat.party.code });
		},
	};
}
