import type { PartChanges, PartSnapshot, PartSpec } from '@renkei/plan';
import { compareProse } from './compare-prose.ts';
import { compareFields, compareRows } from './compare-values.ts';

/** What changed in a part from one snapshot to a later one. */
export function compareSnapshots(before: PartSnapshot, after: PartSnapshot, spec: PartSpec): PartChanges {
	return {
		blocks: compareProse(before.blocks, after.blocks),
		fields: compareFields(before, after, spec),
		rows: compareRows(before, after, spec),
	};
}
