import type { EvidenceView } from '@renkei/api';
import { accept, type Result, type SignoffRequest } from '@renkei/plan';
import type { Grant } from '../auth/grants.ts';
import type { SignoffRow, Tx } from '../storage/tables.ts';
import { intentOf, preparationAt, recordSigningAct } from '../usecases/signing/record-act.ts';
import { judgeNew, type ResolvedPart } from '../usecases/signing/resolve.ts';
import { newNonce } from '../usecases/signing/sign.ts';

/** A sign-off of the demo's history, by the seats of the grants. */
export interface SeededSignoff {
	readonly grants: readonly Grant[];
	readonly said: SignoffRequest;
	readonly at: string;
	newId(): string;
}

/** Records a sign-off that somebody gave before this folder was made: by the same rules, but by no session. */
export async function seedSignoff(tx: Tx, { grants, said, at, newId }: SeededSignoff): Promise<Result<readonly SignoffRow[]>> {
	const parts: ResolvedPart[] = [];
	for (const grant of grants) {
		const judged = await judgeNew(tx, grant, said);
		if (!judged.ok) {
			return judged;
		}
		parts.push(judged.value);
	}
	const { contentHash: _, ...words } = said;
	const basis = said.capacity === 'delegated' || said.capacity === 'acting' ? (grants[0]?.seat.delegation ?? null) : null;
	const resolved = { act: 'sign', said: { ...words, basis, absent: null, consulted: [] }, parts } as const;
	const evidence: EvidenceView = {
		...{ signedInBy: 'demo', signedInAt: at, session: '', prepared: false },
		...{ clock: 'server', stepUp: { method: 'sign-in' } },
	};
	const intent = intentOf(resolved, preparationAt(at, newNonce()));
	return accept((await recordSigningAct(tx, { resolved, intent, evidence, at, newId })).signoffs);
}
