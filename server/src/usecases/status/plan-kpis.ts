import { accept, type KpiTotal, kpiTotals, type Result } from '@renkei/plan';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import type { Db } from '../../storage/tables.ts';
import { type Readable, readSections } from './read-sections.ts';

/** The KPI of a plan with one figure of the bodies' for each period. */
export async function planKpis(db: Db, grant: PlanGrant, parts: Readable): Promise<Result<KpiTotal[]>> {
	const contents = await readSections(db, grant.plan.id, parts, { whole: '08' });
	return contents.ok ? accept(kpiTotals(grant.parties, contents.value)) : contents;
}
