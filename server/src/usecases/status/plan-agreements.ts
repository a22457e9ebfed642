import { type Agreements, accept, agreementsOf, type Result } from '@renkei/plan';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import type { Db } from '../../storage/tables.ts';
import { type Readable, readSections } from './read-sections.ts';

/** How far up each body has agreed; for whoever may read all of 04. */
export async function planAgreements(db: Db, grant: PlanGrant, parts: Readable): Promise<Result<Agreements>> {
	const contents = await readSections(db, grant.plan.id, parts, { whole: '04' });
	return contents.ok ? accept(agreementsOf(grant.parties, contents.value)) : contents;
}
