import type { PartContent } from '../canonical.ts';
import { numberIn, type Row, rowsOf, wordsIn } from '../template/rows-of.ts';

/** What became of a candidate (05, サービスの候補). */
export const candidateDecisions = ['検討中', '採用', '見送り'] as const;
export type CandidateDecision = (typeof candidateDecisions)[number];

/** How far a business has come (12, 事業者の候補). */
export const vendorStages = ['候補', '絞り込み', '見送り'] as const;
export type VendorStage = (typeof vendorStages)[number];

/** What an entry still lacks before somebody else can follow it. */
export const choiceLacks = ['issue', 'reason', 'source', 'population', 'cost', 'benefit'] as const;
export type ChoiceLack = (typeof choiceLacks)[number];

/** A body that has the service already (06), with its figures per resident. */
export interface Precedent {
	readonly candidate: number | null;
	readonly name: string | null;
	readonly service: string | null;
	readonly result: string | null;
	readonly source: string | null;
	readonly population: number | null;
	/** Cost of a year per resident, in whole yen. */
	readonly costPerResident: number | null;
	/** Benefit of a year per thousand residents, to two decimals. */
	readonly benefitPerThousand: number | null;
	readonly benefitUnit: string | null;
	readonly lacks: readonly ChoiceLack[];
}

export interface Candidate {
	readonly no: number | null;
	readonly name: string | null;
	readonly modelType: string | null;
	/** The 共通課題 that it answers. */
	readonly issue: { readonly no: number; readonly words: string | null } | null;
	readonly decision: CandidateDecision | null;
	readonly reason: string | null;
	readonly precedents: readonly Precedent[];
	readonly lacks: readonly ChoiceLack[];
}

export interface VendorChoice {
	readonly name: string | null;
	readonly candidate: number | null;
	readonly source: string | null;
	readonly stage: VendorStage | null;
	readonly reason: string | null;
	readonly lacks: readonly ChoiceLack[];
}

/** From 地域課題 to services, precedents and businesses, each with its reason. */
export interface Choices {
	readonly candidates: readonly Candidate[];
	/** 共通課題 that no candidate answers. */
	readonly openIssues: readonly { readonly no: number | null; readonly words: string | null }[];
	/** Every precedent, those that name no candidate too. */
	readonly precedents: readonly Precedent[];
	readonly vendors: readonly VendorChoice[];
}

/** @param contents trunks of 02, 05, 06 and 12; what is not among them is taken as empty */
export function choicesOf(contents: readonly PartContent[]): Choices {
	const trunkOf = (wanted: string) => contents.find(({ key, body }) => key === wanted && body === null);
	const issues = rowsOf(trunkOf('02'), 'common-issues').map((row) => ({ no: numberIn(row.no), words: wordsIn(row.issue) }));
	const precedents = rowsOf(trunkOf('06'), 'models').map(precedentOf);
	const candidates = rowsOf(trunkOf('05'), 'candidates').map((row): Candidate => {
		const no = numberIn(row.no);
		const issueNo = numberIn(row['issue-no']);
		const known = issues.find((issue) => issue.no !== null && issue.no === issueNo);
		const decision = candidateDecisions.find((one) => one === row.decision) ?? null;
		const reason = wordsIn(row.reason);
		return {
			...{ no, decision, reason },
			name: wordsIn(row.name),
			modelType: wordsIn(row['model-type']),
			issue: issueNo === null ? null : { no: issueNo, words: known?.words ?? null },
			precedents: no === null ? [] : precedents.filter(({ candidate }) => candidate === no),
			lacks: lacking({ issue: known === undefined, reason: reason === null && decision !== null && decision !== '検討中' }),
		};
	});
	const answered = new Set(candidates.map(({ issue }) => issue?.no ?? null));
	return {
		candidates,
		openIssues: issues.filter(({ no }) => no === null || !answered.has(no)),
		precedents,
		vendors: rowsOf(trunkOf('12'), 'vendors').map(vendorOf),
	};
}

function precedentOf(row: Row): Precedent {
	const [population, cost, benefit] = [numberIn(row.population), numberIn(row.cost), numberIn(row.benefit)];
	const people = population !== null && population > 0 ? population : null;
	const source = wordsIn(row.source);
	return {
		candidate: numberIn(row['candidate-no']),
		name: wordsIn(row.name),
		service: wordsIn(row.service),
		result: wordsIn(row.result),
		source,
		population: people,
		costPerResident: people === null || cost === null ? null : Math.round((cost * 1000) / people),
		benefitPerThousand: people === null || benefit === null ? null : Math.round((benefit * 100_000) / people) / 100,
		benefitUnit: wordsIn(row['benefit-unit']),
		lacks: lacking({ source: source === null, population: people === null, cost: cost === null, benefit: benefit === null }),
	};
}

function vendorOf(row: Row): VendorChoice {
	const stage = vendorStages.find((one) => one === row.stage) ?? null;
	const [source, reason] = [wordsIn(row.source), wordsIn(row.reason)];
	return {
		...{ stage, source, reason },
		name: wordsIn(row.name),
		candidate: numberIn(row['candidate-no']),
		lacks: lacking({ source: source === null, reason: reason === null && stage !== null && stage !== '候補' }),
	};
}

/** The keys that are so, in the order of the closed list. */
function lacking(so: Partial<Record<ChoiceLack, boolean>>): ChoiceLack[] {
	return choiceLacks.filter((lack) => so[lack] === true);
}
