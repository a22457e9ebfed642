import type { ActView } from '@renkei/api';
import type { Party, Template } from '@renkei/plan';
import type { HeldSeat } from '../../storage/grant-facts.ts';
import type { ActRow } from '../../storage/tables.ts';
import type { PartStatus } from '../../usecases/status/part-status.ts';
import { sectionTitle } from '../../usecases/status/section-title.ts';
import { presentParty } from './seat.ts';

/** Acts of the journal that concern the plan or a part among `readable`; the rest is left out. */
export function presentActs(
	template: Template,
	acts: readonly ActRow[],
	from: { readonly readable: readonly PartStatus[]; readonly seats: ReadonlyMap<string, HeldSeat> },
): ActView[] {
	const rows = new Map(from.readable.map((status) => [status.facts.row.id, status.facts.row]));
	return acts.flatMap((act) => {
		const seat = from.seats.get(act.seat);
		const row = act.part === null ? null : rows.get(act.part);
		if (seat === undefined || row === undefined) {
			return [];
		}
		const { id, kind, at, detail } = act;
		const part = row === null ? null : { id: row.id, key: row.key, title: sectionTitle(template, row.key).title, body: row.body };
		return [{ id, kind, at, person: seat.person, party: presentParty(seat.party), part, detail }];
	});
}

/**
 * Whether a party may be told of an act. Passkeys are for the own one alone: it must see who of its own has enrolled one. That
 * a body was reminded is the member bodies' matter.
 */
export function isForParty(act: ActView, own: Pick<Party, 'code' | 'membership'>): boolean {
	if (act.kind === 'reminder') {
		return own.membership === 'member';
	}
	return act.kind !== 'passkey' || act.party.code === own.code;
}
