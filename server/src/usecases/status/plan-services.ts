import { accept, type Choices, choicesOf, type Result, type ServiceMatrix, serviceMatrix } from '@renkei/plan';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import type { Db } from '../../storage/tables.ts';
import { type Readable, readSections, readWhatMay } from './read-sections.ts';

/** Which service each body uses, and how the services were chosen. */
export interface PlanServices {
	readonly matrix: ServiceMatrix;
	readonly choices: Choices;
}

/** For whoever may read all of 05; what 02, 06 and 12 add is read as far as it may be. */
export async function planServices(db: Db, grant: PlanGrant, parts: Readable): Promise<Result<PlanServices>> {
	const own = await readSections(db, grant.plan.id, parts, { whole: '05' });
	if (!own.ok) {
		return own;
	}
	const beside = await readWhatMay(db, grant.plan.id, parts.readable, ['02', '06', '12']);
	const contents = [...own.value, ...(beside.ok ? beside.value : [])];
	return accept({ matrix: serviceMatrix(grant.parties, own.value), choices: choicesOf(contents) });
}
