import type { PartView, PlanSummary, PlanView, SectionView } from '@renkei/api';
import { mayLead, mayNameRepresentative, memberBodies, policyOf, type Template } from '@renkei/plan';
import { asActing } from '../../auth/acting-seat.ts';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import type { HeldSeat } from '../../storage/grant-facts.ts';
import type { PlanFacts } from '../../storage/plan-facts.ts';
import type { PlanSummaryFacts } from '../../storage/plan-summaries.ts';
import { decidedSections } from '../../usecases/status/decided-sections.ts';
import { type PartStatus, readableParts } from '../../usecases/status/part-status.ts';
import { sectionTitle } from '../../usecases/status/section-title.ts';
import { presentParty, presentSeat } from './seat.ts';

/** One plan as one seat sees it. */
export function presentPlan(template: Template, grant: PlanGrant, facts: PlanFacts): PlanView {
	const { plan, rules, seat } = grant;
	const readable = readableParts(grant, facts.parts);
	const parts = Map.groupBy(readable, (status) => status.facts.row.key);
	const walled = ['quotes', 'memo'].filter((key) => parts.has(key));
	const keys = [...template.sections.map((section) => section.key), ...walled];
	const sections = keys.map((key): SectionView => {
		const { title, shortTitle } = sectionTitle(template, key);
		const views = (parts.get(key) ?? []).map((status) => presentPart(status, facts.seats));
		const { dueOn } = policyOf(rules.policies, key);
		return { key, title, shortTitle, suggestOnly: rules.suggestOnly.includes(key), dueOn, parts: views };
	});
	return {
		id: plan.id,
		title: plan.title,
		scheme: plan.scheme,
		edition: plan.edition,
		practice: plan.practice === 1,
		representative: plan.representative,
		draftingAllowed: rules.draftingAllowed,
		parties: grant.parties.map(presentParty),
		sections,
		whole: presentWhole(readable),
		seat: presentSeat(seat),
		mayLead: mayLead(asActing(seat), rules),
		mayNameRepresentative: mayNameRepresentative(asActing(seat), rules),
	};
}

function presentWhole(readable: readonly PartStatus[]): PlanView['whole'] {
	const status = readable.find(({ step }) => step !== null);
	if (status === undefined || status.step === null) {
		return null;
	}
	const ids = new Set(readable.map(({ facts }) => facts.row.id));
	const changes = (status.facts.whole?.changes ?? []).filter(({ kind, part }) => kind === 'removed' || ids.has(part));
	return { part: status.facts.row.id, step: status.step, changes: changes.map(({ kind, key, body }) => ({ kind, key, body })) };
}

function presentPart(status: PartStatus, seats: ReadonlyMap<string, HeldSeat>): PartView {
	const { facts, lock } = status;
	return {
		id: facts.row.id,
		key: facts.row.key,
		body: facts.row.body,
		state: status.state,
		contentHash: status.hash,
		// The position that the hash belongs to; a commit that came meanwhile shows in the next answer.
		seq: lock.kind === 'frozen' ? lock.seq : facts.seq,
		may: [...status.may],
		readOnly:
			status.readOnly === null ? null : { code: status.readOnly.code, text: status.readOnly.detail ?? status.readOnly.text },
		missing: facts.missing.map((missing) => ({ ...missing })),
		openThreads: facts.openThreads,
		empty: facts.empty,
		frozen: lock.kind === 'frozen' ? { seq: lock.seq, at: lock.at, ...whoOf(seats, lock.by) } : null,
		reopened: reopenedOf(status, seats),
		standings: status.standings.map((standing) => ({ ...standing })),
	};
}

function whoOf(seats: ReadonlyMap<string, HeldSeat>, seat: string): { by: string; byParty: string } {
	const held = seats.get(seat);
	return { by: held?.person ?? '', byParty: held?.party.code ?? '' };
}

function reopenedOf({ lock }: PartStatus, seats: ReadonlyMap<string, HeldSeat>): PartView['reopened'] {
	if (lock.kind !== 'open' || lock.reopened === null) {
		return null;
	}
	const { at, by, reason } = lock.reopened;
	return { at, by: whoOf(seats, by).by, reason };
}

/** One plan in the list of plans. */
export function presentSummary(facts: PlanSummaryFacts): PlanSummary {
	const { plan } = facts;
	return {
		id: plan.id,
		title: plan.title,
		scheme: plan.scheme,
		edition: plan.edition,
		practice: plan.practice === 1,
		representative: plan.representative,
		bodies: memberBodies(facts.parties).map(presentParty),
		decided: decidedSections(facts),
		updatedAt: facts.updatedAt,
	};
}
