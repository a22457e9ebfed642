import { canonicalJson, type Json } from '@renkei/plan';
import { actsOfKinds } from '../storage/acts.ts';
import { freezesOf } from '../storage/freezes.ts';
import { partRows } from '../storage/parts.ts';
import type { ActRow, Db, LedgerEntryRow, Tx } from '../storage/tables.ts';
import type { Fault } from './fault.ts';

const KINDS = ['freeze', 'reopen'];

/** A freeze as the log has it. */
interface LoggedFreeze {
	readonly part: string;
	readonly seq: number;
	readonly hash: string;
	readonly at: string;
	/** Who froze; null in the first entry of a log, which tells that by the act alone. */
	readonly seat: string | null;
}

/** Freezes and reopenings in the order of the log. */
export interface LoggedFreezes {
	readonly freezes: readonly LoggedFreeze[];
	/** As the journal has them. */
	readonly acts: readonly Omit<ActRow, 'plan'>[];
}

/** What the detail of an entry says of freezes and reopenings; the first entry of a log says it of all that was before. */
export function freezesIn({ kind, detail }: Pick<LedgerEntryRow, 'kind' | 'detail'>): LoggedFreezes {
	const none: LoggedFreezes = { freezes: [], acts: [] };
	if (kind === 'genesis') {
		const said = { ...none, ...(JSON.parse(detail) as Partial<LoggedFreezes>) };
		return {
			freezes: said.freezes.map((freeze) => ({ ...freeze, seat: null })),
			acts: said.acts.filter((act) => KINDS.includes(act.kind)),
		};
	}
	if (!KINDS.includes(kind)) {
		return none;
	}
	const { seq, hash, ...act } = JSON.parse(detail) as Omit<ActRow, 'plan'> & { readonly seq: number; readonly hash: string };
	const { part, at, seat } = act;
	return { freezes: kind === 'freeze' && part !== null ? [{ part, seq, hash, at, seat }] : [], acts: [act] };
}

/** Freezes and reopenings that the log does not hold, or not so; and those that it holds and that are gone. */
export async function checkFreezes(tx: Db | Tx, plan: string, logged: LoggedFreezes): Promise<Fault[]> {
	const parts = new Map((await partRows(tx, plan)).map(({ id, key, body }) => [id, { id, key, body }]));
	const found = (part: string | null, seq: number | null, what: string): Fault => ({
		...{ kind: 'ledger', seq, detail: `${plan}: ${what}` },
		part: part === null ? null : (parts.get(part) ?? { id: part, key: '', body: null }),
	});
	const freezes = unequal(
		await freezesOf(tx, [...parts.keys()]),
		logged.freezes,
		// Of what was before the log nobody can say by this who froze it.
		(freeze) => ({ ...freeze, seat: null }),
	).map(({ part, seq }) => found(part, seq, 'freeze'));
	const acts = unequal(
		(await actsOfKinds(tx, plan, KINDS)).map(({ plan: _, ...act }) => act),
		logged.acts,
	).map(({ part, kind, id }) => found(part, null, `${kind} ${id}`));
	// What was altered is missed on both sides, and is one fault.
	return [...new Map([...freezes, ...acts].map((fault) => [canonicalJson(fault as unknown as Json), fault])).values()];
}

/**
 * What stands on one side alone. Equal things are counted: the same words may be frozen twice at one moment.
 * @param elseAs how a stored thing may stand in the log besides
 */
function unequal<T>(stored: readonly T[], logged: readonly T[], elseAs: (one: T) => T = (one) => one): T[] {
	const textOf = (one: T): string => canonicalJson(one as unknown as Json);
	const left = Map.groupBy(logged, textOf);
	const isHeld = (one: T): boolean => left.get(textOf(one))?.pop() !== undefined;
	const missed = stored.filter((one) => !isHeld(one) && !isHeld(elseAs(one)));
	return [...missed, ...[...left.values()].flat()];
}
