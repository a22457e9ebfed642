import type { PlanView, SeatView, ThreadView } from '@renkei/api';
import { type Addressee, type PartAddress, type PlanRules, rightsOf, type SeatRole } from '@renkei/plan';

type Party = PlanView['parties'][number];

/** A party that can be asked, and its seats. */
export interface AddressGroup {
	readonly party: Party;
	readonly seats: readonly SeatView[];
}

/** What the plan has narrowed, as far as a page knows it; the server decides by its own. */
export function rulesOf(plan: Pick<PlanView, 'representative' | 'draftingAllowed' | 'sections'>): PlanRules {
	return {
		representative: plan.representative,
		draftingAllowed: plan.draftingAllowed,
		suggestOnly: plan.sections.filter((section) => section.suggestOnly).map(({ key }) => key as PlanRules['suggestOnly'][number]),
	};
}

/** Whether a seat of this party may read a part. */
export function mayRead(party: Party, role: SeatRole, rules: PlanRules, part: PartAddress): boolean {
	return rightsOf({ party: party.code, membership: party.membership, role }, rules, { ...part, frozen: false }).includes('read');
}

/** Parties that may read a part, in the order of the plan, with the seats of each: nobody is asked about what is hidden from them. */
export function addressGroups(
	parties: readonly Party[],
	seats: readonly SeatView[],
	rules: PlanRules,
	part: PartAddress,
): readonly AddressGroup[] {
	return parties
		.filter((party) => mayRead(party, 'officer', rules, part))
		.map((party) => ({
			party,
			seats: seats.filter((seat) => seat.party.code === party.code && mayRead(party, seat.role, rules, part)),
		}));
}

/** An addressee as the value of a choice; empty for none. */
export function choiceOf(to: Addressee | null): string {
	return to === null ? '' : JSON.stringify(to.seat === null ? [to.party] : [to.party, to.seat]);
}

/** The addressee of a choice, where these groups hold it: another part may be hidden from whoever was chosen before. */
export function addresseeOf(choice: string, groups: readonly AddressGroup[]): Addressee | null {
	for (const { party, seats } of groups) {
		const whole: Addressee = { party: party.code, seat: null };
		const found = [whole, ...seats.map(({ seat }) => ({ ...whole, seat }))].find((to) => choiceOf(to) === choice);
		if (found !== undefined) {
			return found;
		}
	}
	return null;
}

/** A part as the table of rights names it. */
export function partAddressOf(part: { readonly key: string; readonly body: string | null }): PartAddress {
	return { key: part.key as PartAddress['key'], body: part.body };
}

/** Whom a thread asks, without the names. */
export function addresseeIn(thread: Pick<ThreadView, 'to'>): Addressee | null {
	return thread.to === null ? null : { party: thread.to.party.code, seat: thread.to.seat?.seat ?? null };
}
