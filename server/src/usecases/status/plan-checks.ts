import { type Apart, apartOf, assess, type Check, type CheckFacts, type PartContent, toldWithout } from '@renkei/plan';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import { contentsOfPlan } from '../../storage/part-contents.ts';
import type { Db } from '../../storage/tables.ts';
import { editionOfPlan } from './plan-edition.ts';
import type { Readable } from './read-sections.ts';

/** The checks of a plan that one seat may be told of, and what another edition would ask. */
export interface PlanChecks {
	readonly checks: readonly Check[];
	readonly apart: readonly Apart[];
	/** Sections of which this seat may not read every part: nothing that goes by them is told. */
	readonly hidden: readonly string[];
}

/**
 * Judges a plan by what its parts hold; the caller has brought that up to the log. Only what the seat may read is read,
 * and a check that would need more is left out: it would tell of what it is judged by.
 * @param seated bodies with somebody in a seat today
 */
export async function planChecks(
	db: Db,
	grant: PlanGrant,
	{ all, readable, seated }: Readable & { readonly seated: readonly string[] },
): Promise<PlanChecks> {
	const { parties, plan } = grant;
	const sections = readable.filter(({ facts }) => /^\d\d$/.test(facts.row.key));
	const read = new Set(sections.map(({ facts }) => facts.row.id));
	const hidden = [...new Set(all.filter(({ row }) => /^\d\d$/.test(row.key) && !read.has(row.id)).map(({ row }) => row.key))];
	if (read.size === 0) {
		return { checks: [], apart: [], hidden };
	}
	const rows = (await contentsOfPlan(db, plan.id)).filter((row) => read.has(row.part));
	const facts: CheckFacts = {
		...{ scheme: plan.scheme, edition: await editionOfPlan(db, plan), representative: plan.representative, parties, seated },
		contents: rows.map(({ content }) => JSON.parse(content) as PartContent),
		missing: sections.map(({ facts: { row, missing } }) => ({ key: row.key, body: row.body, missing })),
	};
	return {
		checks: toldWithout(assess(facts), hidden),
		apart: apartOf(facts).filter(({ section }) => !hidden.includes(section)),
		hidden,
	};
}
