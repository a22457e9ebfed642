import { compareSnapshots, openDoc, readPart, snapshotOf } from '@renkei/part-doc';
import { contentHashOf, type PartChanges, type PartSnapshot, partSpecOf } from '@renkei/plan';
import type { Grant } from '../../auth/grants.ts';
import { sha256Hex } from '../../read-model/derive.ts';
import { readCommitted } from '../../storage/part-log.ts';
import { counterProposalOf } from '../../storage/suggestions.ts';
import type { ThreadRow } from '../../storage/tables.ts';
import type { Deps } from '../deps.ts';

/** A whole part as it is proposed, against the part as it stands now. */
export interface CounterProposalNow extends Pick<PartChanges, 'fields' | 'rows'> {
	readonly thread: string;
	/** Of the part now. */
	readonly contentHash: string;
	/** Whether the part has changed since the proposal was made. */
	readonly changedSince: boolean;
	readonly blocks: readonly Pick<PartChanges['blocks'][number], 'kind' | 'block' | 'pieces'>[];
}

/** Compares a whole part as it is proposed with the part now. A thread that proposes none differs in nothing. */
export async function counterProposalNow(
	deps: Deps,
	{ part, thread }: { readonly part: Grant['part']; readonly thread: ThreadRow },
): Promise<CounterProposalNow> {
	const spec = partSpecOf(deps.template, part);
	const stored = await counterProposalOf(deps.db, thread.id);
	if (spec === null) {
		throw new Error(`the template has no part ${part.key}`);
	}
	const doc = openDoc((await readCommitted(deps.db, part.id)).update);
	const content = readPart(doc, { template: deps.template.key, key: part.key, body: part.body, spec });
	const now = snapshotOf(doc, spec);
	const { blocks, fields, rows } = compareSnapshots(
		now,
		stored === null ? now : (JSON.parse(stored.snapshot) as PartSnapshot),
		spec,
	);
	doc.destroy();
	const contentHash = contentHashOf(content, sha256Hex);
	return {
		...{ thread: thread.id, contentHash, changedSince: stored !== null && contentHash !== stored.hash, fields, rows },
		blocks: blocks.map(({ kind, block, pieces }) => ({ kind, block, pieces })),
	};
}
