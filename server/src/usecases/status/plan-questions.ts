import { accept, type Result, refuse, type SideBySide, sectionOf, sideBySide, type Template } from '@renkei/plan';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import type { Db } from '../../storage/tables.ts';
import type { PartStatus } from './part-status.ts';
import { readWhatMay } from './read-sections.ts';

/** What the bodies answered in a section, side by side; only of parts that the seat may read. */
export async function planQuestions(
	db: Db,
	grant: PlanGrant,
	{ readable, template, key }: { readonly readable: readonly PartStatus[]; readonly template: Template; readonly key: string },
): Promise<Result<SideBySide>> {
	const section = sectionOf(template, key);
	if (section === null) {
		return refuse('unknown');
	}
	const contents = await readWhatMay(db, grant.plan.id, readable, [key]);
	if (!contents.ok) {
		return contents;
	}
	const laid = sideBySide(section, grant.parties, contents.value);
	return laid === null ? refuse('unknown') : accept(laid);
}
