import { accept, mayNameRevisions, type Result, refuse } from '@renkei/plan';
import { asActing } from '../auth/acting-seat.ts';
import type { PlanGrant } from '../auth/plan-grants.ts';
import type { RevisionRow } from '../storage/tables.ts';
import { type Asker, announce, type Deps } from './deps.ts';
import { keepRevision } from './record-revision.ts';

/** Gives what stands now a name that everybody sees. */
export async function nameRevision(
	deps: Deps,
	ask: Asker & { readonly grant: PlanGrant; readonly name: string },
): Promise<Result<RevisionRow>> {
	const { grant, name } = ask;
	const plan = grant.plan.id;
	if (!mayNameRevisions(asActing(grant.seat), grant.rules)) {
		return refuse('forbidden', '版に名前を付けられるのは、この計画を書く団体と国の委託事業者、地元の事業者です。');
	}
	const row = await keepRevision(deps, { plan, kind: 'named', name, part: null, seat: grant.seat.id });
	if (row === null) {
		throw new Error('a named revision is always kept');
	}
	await announce(deps, plan, [{ plan, about: 'plan', part: null }]);
	return accept(row);
}
