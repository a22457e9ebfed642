import type { Membership, PartyCode, SeatRole } from '../parties/types.ts';
import { capacityOf } from '../signoff/capacity.ts';
import { isTakenUnder, mayFreezeUnder, type PlanPolicies, policyOf } from '../signoff/policy.ts';
import type { PartAddress, SectionKey } from '../template/types.ts';
import { type Action, actions, type Cell, type PartColumn, rightsTable, type Standing, technicalSections } from './table.ts';

/** The seat that acts, as far as rights depend on it. */
export interface ActingSeat {
	readonly party: PartyCode;
	readonly membership: Membership;
	readonly role: SeatRole;
}

/** What a plan has narrowed. */
export interface PlanRules {
	readonly representative: PartyCode | null;
	/** Whether the vendor (in ② also the leading prefecture) may write the trunks. Default on. */
	readonly draftingAllowed: boolean;
	/** Sections set to 提案のみ by the 代表団体. */
	readonly suggestOnly: readonly SectionKey[];
	/** What is set for the sign-off of its sections; left out, everything is as by default. */
	readonly policies?: PlanPolicies;
}

/** Where a right is asked for. A frozen part takes no writing from anybody. */
export interface PartSituation extends PartAddress {
	readonly frozen: boolean;
}

/** How the seat's party stands to the plan. */
export function standingOf(seat: ActingSeat, plan: PlanRules): Standing {
	if (seat.membership === 'member') {
		return plan.representative === seat.party ? 'representative' : 'member';
	}
	return seat.membership;
}

/** The column of the table that a part is in, seen from a party. */
export function columnOf(party: PartyCode, part: PartAddress): PartColumn {
	const own = part.body === party;
	if (part.key === 'quotes') {
		return own ? 'own-quote' : 'other-quote';
	}
	if (part.key === 'memo') {
		return own ? 'own-memo' : 'other-memo';
	}
	if (part.body === null) {
		return 'trunk';
	}
	return own ? 'own-part' : 'other-part';
}

/** The table's cell for a seat and a part. */
export function cellOf(seat: ActingSeat, plan: PlanRules, part: PartAddress): Cell {
	return rightsTable[standingOf(seat, plan)][columnOf(seat.party, part)];
}

/** Whether the ladder of a cell reaches `write` under what the plan has narrowed. */
export function ladderOf(cell: Cell, plan: PlanRules, part: PartAddress): 'none' | 'read' | 'comment' | 'suggest' | 'write' {
	const narrowed = part.body === null && plan.suggestOnly.includes(part.key);
	switch (cell.ladder) {
		case 'write-if-open':
			return narrowed ? 'suggest' : 'write';
		case 'write-if-drafting':
			return narrowed || !plan.draftingAllowed ? 'suggest' : 'write';
		case 'write-in-technical':
			return !narrowed && technicalSections.includes(part.key) ? 'write' : 'suggest';
		default:
			return cell.ladder;
	}
}

const LADDER: readonly Action[] = ['read', 'comment', 'suggest', 'write'];
const FREEZING_ROLES: readonly SeatRole[] = ['lead', 'decider', 'delegate'];

/**
 * Everything a seat may do with a part now: the one table that the server enforces at every door and the screens draw
 * their buttons from. `freeze` also stands for reopening; `sign` for any sign-off, whose capacity the role then limits.
 */
export function rightsOf(seat: ActingSeat, plan: PlanRules, part: PartSituation): readonly Action[] {
	const cell = cellOf(seat, plan, part);
	const ladder = ladderOf(cell, plan, part);
	const reached = ladder === 'none' ? [] : LADDER.slice(0, LADDER.indexOf(ladder) + 1);
	const may = new Set<Action>(part.frozen ? reached.filter((action) => action !== 'write') : reached);
	if (cell.freeze && FREEZING_ROLES.includes(seat.role) && isFreezerOf(seat, plan, part)) {
		may.add('freeze');
	}
	if (signsByTable(seat, plan, part) && isCapacityTaken(seat, plan, part)) {
		may.add('sign');
	}
	return actions.filter((action) => may.has(action));
}

/** Whether what is set for the section leaves freezing to the seat. A body's own part is not narrowed. */
function isFreezerOf(seat: ActingSeat, plan: PlanRules, part: PartAddress): boolean {
	return part.body !== null || mayFreezeUnder(policyOf(plan.policies, part.key), seat.role);
}

/** Whether a seat signs a part as long as nothing is set for its section. */
export function signsByTable(seat: ActingSeat, plan: PlanRules, part: PartAddress): boolean {
	return cellOf(seat, plan, part).sign && capacityOf(seat.role) !== null;
}

/** Whether what is set for the section takes the capacity of the seat: in the trunk and in the parts of the bodies. */
function isCapacityTaken(seat: ActingSeat, plan: PlanRules, part: PartAddress): boolean {
	const capacity = capacityOf(seat.role);
	return capacity !== null && isTakenUnder(policyOf(plan.policies, part.key), capacity);
}

/** Whether a seat may do one thing with a part now. */
export function may(seat: ActingSeat, action: Action, plan: PlanRules, part: PartSituation): boolean {
	return rightsOf(seat, plan, part).includes(action);
}

/** Seats of the 代表団体 that may change what the plan narrows (drafting, 提案のみ, members). */
export function mayLead(seat: ActingSeat, plan: PlanRules): boolean {
	return standingOf(seat, plan) === 'representative' && FREEZING_ROLES.includes(seat.role);
}

/**
 * Who may say what a figure of the edition is, with its source: the 代表団体 and the vendor, who reads the 要領 for it;
 * while there is no 代表団体 every member. It is a finding with its source, no decision.
 */
export function mayAnswerFigures(seat: ActingSeat, plan: PlanRules): boolean {
	switch (standingOf(seat, plan)) {
		case 'representative':
		case 'vendor':
			return true;
		case 'member':
			return plan.representative === null;
		default:
			return false;
	}
}

/** Who may name the 代表団体: any member's decider while none is set, afterwards only the 代表団体's own decider. */
export function mayNameRepresentative(seat: ActingSeat, plan: PlanRules): boolean {
	if (seat.role !== 'decider' || seat.membership !== 'member') {
		return false;
	}
	return plan.representative === null || plan.representative === seat.party;
}
