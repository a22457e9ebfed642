import {
	checkpointSignedBy,
	detailDigest,
	emptyFrontier,
	entryLeaf,
	entryText,
	type Frontier,
	frontierRoot,
	type LedgerEntry,
	readCheckpoint,
	verifierKey,
	withLeaf,
} from '@renkei/ledger';
import { canonicalJson, type Json } from '@renkei/plan';
import { publicKeys } from '../storage/ledger.ts';
import { detailOfSigning, signingActsOf, signoffsOfAct } from '../storage/signing-acts.ts';
import type { Db, LedgerEntryRow, Tx } from '../storage/tables.ts';
import { checkFreezes, freezesIn, type LoggedFreezes } from './check-logged-freezes.ts';
import type { Fault } from './fault.ts';

/** Of the tables of the logs. */
const FIRST_SCHEMA = 13;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const fault = (plan: string, what: string): Fault => ({ kind: 'ledger', part: null, seq: null, detail: `${plan}: ${what}` });

/** A log as far as it hangs together. */
interface Read {
	readonly frontier: Frontier;
	/** Root over the first entries, by their number. */
	readonly roots: readonly string[];
	/** Details of the acts of signing in it, by act. */
	readonly signing: ReadonlyMap<string, string>;
	readonly frozen: LoggedFreezes;
}

/**
 * Checks the log of every plan: that its entries, its head and its checkpoints hang together, and that it holds the acts of
 * signing, the freezes and the reopenings as they stand in their tables. A plan from before there were logs has none, and that is no fault.
 * @param schema of the folder: an older one has no such tables
 */
export async function checkLedgers(tx: Db | Tx, schema: number): Promise<Fault[]> {
	if (schema < FIRST_SCHEMA) {
		return [];
	}
	const faults: Fault[] = [];
	const keys = await publicKeys(tx);
	const heads = await tx.selectFrom('ledger_head').selectAll().orderBy('plan').execute();
	for (const { plan, size, peaks } of heads) {
		const rows = await tx.selectFrom('ledger_entry').selectAll().where('plan', '=', plan).orderBy('number').execute();
		const read = readLog(rows);
		if (typeof read === 'string') {
			faults.push(fault(plan, read));
			continue;
		}
		const { frontier } = read;
		const stored = JSON.stringify(frontier.peaks.map((peak) => Buffer.from(peak).toString('base64')));
		if (size !== frontier.size || peaks !== stored) {
			faults.push(fault(plan, `head ${size}`));
		}
		faults.push(...(await checkCheckpoints(tx, plan, { keys, read })), ...(await checkActs(tx, plan, read)));
		faults.push(...(await checkFreezes(tx, plan, read.frozen)));
	}
	const known = new Set(heads.map(({ plan }) => plan));
	const headless = await tx.selectFrom('ledger_entry').select('plan').distinct().execute();
	return [...faults, ...headless.filter(({ plan }) => !known.has(plan)).map(({ plan }) => fault(plan, 'head'))];
}

/** Reads the entries one by one. @returns what is wrong with the first that does not fit */
function readLog(rows: readonly LedgerEntryRow[]): Read | string {
	let frontier = emptyFrontier;
	const roots = [hex(frontierRoot(frontier))];
	const signing = new Map<string, string>();
	const frozen: LoggedFreezes[] = [];
	for (const [index, row] of rows.entries()) {
		try {
			const entry = JSON.parse(row.entry) as LedgerEntry;
			const isPlaced = row.number === index && entry.index === index && entry.plan === row.plan && entry.kind === row.kind;
			const isWhole = entry.before === roots[index] && entryText(entry) === row.entry;
			if (!isPlaced || !isWhole || detailDigest(row.salt, JSON.parse(row.detail) as Json) !== entry.digest) {
				return `entry ${index}`;
			}
			frontier = withLeaf(frontier, entryLeaf(entry));
			roots.push(hex(frontierRoot(frontier)));
			collect(row, signing);
			frozen.push(freezesIn(row));
		} catch {
			return `entry ${index}`;
		}
	}
	return {
		...{ frontier, roots, signing },
		frozen: { freezes: frozen.flatMap(({ freezes }) => freezes), acts: frozen.flatMap(({ acts }) => acts) },
	};
}

function collect({ kind, detail }: LedgerEntryRow, signing: Map<string, string>): void {
	const said = JSON.parse(detail) as { readonly id?: string; readonly signing?: readonly { readonly id: string }[] };
	for (const act of kind === 'genesis' ? (said.signing ?? []) : kind === 'signing' ? [said] : []) {
		signing.set(act.id ?? '', canonicalJson(act as unknown as Json));
	}
}

async function checkCheckpoints(
	tx: Db | Tx,
	plan: string,
	{ keys, read }: { readonly keys: readonly string[]; readonly read: Read },
): Promise<Fault[]> {
	const rows = await tx.selectFrom('ledger_checkpoint').selectAll().where('plan', '=', plan).orderBy('size').execute();
	const verifiers = keys.map((key) => verifierKey(plan, new Uint8Array(Buffer.from(key, 'base64'))));
	return rows.flatMap(({ size, note }) => {
		const said = readCheckpoint(note);
		const holds = said !== null && said.size === size && hex(said.root) === read.roots[size];
		return holds && verifiers.some((key) => checkpointSignedBy(note, key)) ? [] : [fault(plan, `checkpoint ${size}`)];
	});
}

/** Acts that the log does not hold, or not so; and those that it holds and that are gone. */
async function checkActs(tx: Db | Tx, plan: string, { signing }: Read): Promise<Fault[]> {
	const faults: Fault[] = [];
	const there = new Set<string>();
	for (const row of await signingActsOf(tx, plan)) {
		there.add(row.id);
		const stands = canonicalJson(detailOfSigning(row, await signoffsOfAct(tx, row.id)));
		if (signing.get(row.id) !== stands) {
			faults.push(fault(plan, `act ${row.number}`));
		}
	}
	return [...faults, ...[...signing.keys()].filter((id) => !there.has(id)).map((id) => fault(plan, `act ${id}`))];
}
