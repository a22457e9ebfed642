import { manifestLines, type PartContent, type SigningIntent } from '@renkei/plan';
import type Database from 'better-sqlite3';

interface Entry {
	readonly kind: string;
	readonly part: string | null;
	readonly detail: string;
}

/**
 * Walks the log of a plan: at each 決裁 of the plan as a whole, every part that its words name is frozen with just the words
 * that they name.
 */
export function wholeProblems(sqlite: Database.Database, plan: string): string[] {
	const entries = sqlite
		.prepare("SELECT kind, entry ->> 'part' AS part, detail FROM ledger_entry WHERE plan = ? ORDER BY number")
		.all(plan) as Entry[];
	const frozenWords = sqlite.prepare('SELECT content FROM part_freeze WHERE part = ? AND hash = ?');
	const frozen = new Map<string, string>();
	const problems: string[] = [];
	for (const { kind, part, detail } of entries) {
		if (kind === 'freeze' && part !== null) {
			frozen.set(part, (JSON.parse(detail) as { hash: string }).hash);
		} else if (kind === 'reopen' && part !== null) {
			frozen.delete(part);
		} else if (kind === 'signing') {
			const { act, said, parts } = (JSON.parse(detail) as { intent: SigningIntent }).intent;
			const whole = parts.find(({ section }) => section === '21');
			if (act === 'sign' && whole !== undefined && said.capacity !== 'checked' && said.verdict !== 'return') {
				const { content } = frozenWords.get(whole.part, whole.contentHash) as { content: string };
				const other = manifestLines((JSON.parse(content) as PartContent).shown).filter(
					(line) => frozen.get(line.part) !== line.contentHash,
				);
				problems.push(...other.map(({ key }) => `21 was decided while ${key} was not frozen with the words that it names`));
			}
		}
	}
	return problems;
}

/** How many 決裁 of plans as a whole stand in the rows. */
export function countWholes(sqlite: Database.Database): number {
	const found = sqlite
		.prepare(
			"SELECT count(*) AS count FROM signoff JOIN part ON part.id = signoff.part WHERE part.key = '21' AND capacity <> 'checked'",
		)
		.get() as { count: number };
	return found.count;
}
