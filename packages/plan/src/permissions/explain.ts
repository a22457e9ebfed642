import type { PartyCode } from '../parties/types.ts';
import { type Refusal, refusalOf } from '../refusal.ts';
import { policyOf } from '../signoff/policy.ts';
import type { PartAddress } from '../template/types.ts';
import { type ActingSeat, cellOf, ladderOf, type PartSituation, type PlanRules, rightsOf, signsByTable } from './may.ts';
import type { Action } from './table.ts';

/** Names for the sentence: who the 代表団体 is, and how a body is called. */
export type NameOf = (code: PartyCode) => string;

/**
 * Why a seat may not do something, as a refusal whose detail is a whole sentence for the screen; null when it may.
 * A part that the seat may not even read answers `unknown`: its existence is not told.
 */
export function explain(seat: ActingSeat, action: Action, plan: PlanRules, part: PartSituation, nameOf: NameOf): Refusal | null {
	const rights = rightsOf(seat, plan, part);
	if (rights.includes(action)) {
		return null;
	}
	if (!rights.includes('read')) {
		return refusalOf('unknown');
	}
	if (action === 'write') {
		return explainWrite(seat, plan, part, nameOf);
	}
	if (action === 'freeze') {
		return explainFreeze(plan, part, nameOf);
	}
	if (action === 'sign') {
		return explainSign(seat, plan, part, nameOf);
	}
	return refusalOf('forbidden');
}

function explainWrite(seat: ActingSeat, plan: PlanRules, part: PartSituation, nameOf: NameOf): Refusal {
	const cell = cellOf(seat, plan, part);
	// The lasting reason comes first: someone who may never write is not told to wait for a reopening.
	if (part.frozen && ladderOf(cell, plan, part) === 'write') {
		return refusalOf('part-frozen');
	}
	if (cell.ladder === 'write-if-drafting' && !plan.draftingAllowed) {
		return refusalOf('drafting-off');
	}
	if (ladderOf(cell, { ...plan, suggestOnly: [] }, part) === 'write') {
		return refusalOf('suggest-only');
	}
	return refusalOf('forbidden', `ここを直せるのは${writersOf(plan, part, nameOf)}です。${canSay(seat, plan, part)}`);
}

/** Who may write there, in words. */
function writersOf(plan: PlanRules, part: PartSituation, nameOf: NameOf): string {
	if (part.body !== null) {
		return nameOf(part.body);
	}
	if (plan.representative === null) {
		return '構成団体';
	}
	return plan.suggestOnly.includes(part.key) ? nameOf(plan.representative) : '代表団体と構成団体';
}

function canSay(seat: ActingSeat, plan: PlanRules, part: PartSituation): string {
	return rightsOf(seat, plan, part).includes('comment') ? '指摘は付けられます。' : '読むことができます。';
}

/** Whether a part stands behind a wall: only some of the plan's parties know that it is written. */
export const isWalled = ({ key }: Pick<PartAddress, 'key'>): boolean => key === 'quotes' || key === 'memo';

function explainSign(seat: ActingSeat, plan: PlanRules, part: PartSituation, nameOf: NameOf): Refusal {
	if (isWalled(part)) {
		return refusalOf('forbidden', 'この部分は決裁の対象ではありません。');
	}
	// A seat that would sign by the table lacks only what is set for the section.
	if (signsByTable(seat, plan, part)) {
		return refusalOf('capacity-not-taken');
	}
	return refusalOf(
		'forbidden',
		part.body === null ? '決裁は団体が行います。' : `この部分の決裁は${nameOf(part.body)}が行います。`,
	);
}

function explainFreeze(plan: PlanRules, part: PartSituation, nameOf: NameOf): Refusal {
	if (isWalled(part)) {
		return refusalOf('forbidden', 'この部分は凍結の対象ではありません。');
	}
	if (part.body === null && plan.representative === null) {
		return refusalOf('representative-unset');
	}
	const owner = part.body ?? plan.representative;
	const name = owner === null ? '代表団体' : nameOf(owner);
	if (part.body === null && policyOf(plan.policies, part.key).freezing === 'deciders') {
		return refusalOf('forbidden', `この節の共通の部分を凍結できるのは、${name}の決裁権者と専決の席です。`);
	}
	return refusalOf('forbidden', `凍結できるのは${name}の責任者です。`);
}
