import { join } from 'node:path';
import type { PreparedView, SignoffView } from '@renkei/api';
import { openDoc } from '@renkei/part-doc';
import {
	canonicalJson,
	isWholePlan,
	type Json,
	type ManifestLine,
	manifestLines,
	type PartContent,
	type SigningIntent,
} from '@renkei/plan';
import Database from 'better-sqlite3';
import * as Y from 'yjs';
import { hashOf, type PartName } from './author-group.ts';
import type { Place } from './places.ts';
import { countWholes, wholeProblems } from './whole-records.ts';

/** One request to sign or to take back, with what came of it; status 0 where no answer came. */
export interface SigningAnswer {
	readonly status: number;
	/** Hash of the words that were asked for. */
	readonly asked: string;
	/** The sign-off that the answer told of. */
	readonly id: string;
	/** What had been prepared, where it was. */
	readonly prepared: PreparedView['intent'] | null;
}

interface SignedRow {
	readonly id: string;
	readonly content_hash: string;
	readonly withdrawn_at: string | null;
}

interface FreezeRow {
	readonly seq: number;
	readonly hash: string;
	readonly content: string;
}

type Part = PartName & { readonly id: string };
type Shown = PartContent['shown'];
const shownIn = (content: string | null): Shown => (content === null ? [] : (JSON.parse(content) as PartContent).shown);

/** What the rows of a server show of its sign-offs. */
export interface SigningRecords {
	problemsOf(place: Place, shown: readonly SignoffView[]): string[];
	missing(place: Place, answers: readonly SigningAnswer[]): string[];
	/** How many 決裁 of plans as a whole were recorded. */
	wholes(): number;
	/** After a restart. */
	renew(): void;
	close(): void;
}

/**
 * Reads acts, freezes, sign-offs and the log from their rows. By the server's own library: of two copies of SQLite in one
 * process each drops the other's locks.
 */
export function openSigningRecords(data: string): SigningRecords {
	const open = () => new Database(join(data, 'renkei.sqlite'), { readonly: true });
	let sqlite = open();
	const rowsOf =
		<T>(sql: string) =>
		(part: string) =>
			sqlite.prepare(sql).all({ part }) as T[];
	const log = rowsOf<{ seq: number; bytes: Uint8Array }>('SELECT seq, bytes FROM part_update WHERE part = @part ORDER BY seq');
	const freezes = rowsOf<FreezeRow>('SELECT seq, hash, content FROM part_freeze WHERE part = @part ORDER BY rowid');
	const acts = rowsOf<{ kind: string }>('SELECT kind FROM act WHERE part = @part ORDER BY rowid');
	const signoffs = rowsOf<SignedRow>('SELECT id, content_hash, withdrawn_at FROM signoff WHERE part = @part ORDER BY rowid');
	const intents = rowsOf<{ intent: string }>(
		`SELECT intent FROM signing_act WHERE id IN (SELECT act FROM signoff WHERE part = @part
			UNION SELECT withdrawn_act FROM signoff WHERE part = @part) ORDER BY rowid`,
	);
	const hashAt = (place: Part, seq: number, shown: Shown = []): string => {
		const updates = log(place.id).filter((row) => row.seq <= seq);
		const doc = openDoc(Y.mergeUpdates(updates.map(({ bytes }) => bytes)));
		const hash = hashOf(doc, place, shown);
		doc.destroy();
		return hash;
	};
	const shownWith = ({ id }: Place, hash: string): Shown =>
		shownIn(freezes(id).findLast((freeze) => freeze.hash === hash)?.content ?? null);
	/** The hash that sign-offs are compared with: of 21 that of its last freeze, while every part is as it was named. */
	const hashNow = (place: Place): string => {
		const last = freezes(place.id).at(-1);
		const shown = shownIn(last?.content ?? null);
		const isNamed = (line: ManifestLine): boolean =>
			hashAt({ ...line, id: line.part }, Number.POSITIVE_INFINITY) === line.contentHash;
		return hashAt(place, Number.POSITIVE_INFINITY, manifestLines(shown).every(isNamed) ? shown : []);
	};
	/** How many freezes and acts of a part have been looked at. */
	const looked = new Map<string, { freezes: number; intents: number }>();

	/** Freezes and acts of signing since the last look, each against the words that the log has at its position. */
	const unreadProblems = (place: Place): string[] => {
		const seen = looked.get(place.id) ?? { freezes: 0, intents: 0 };
		const frozen = freezes(place.id);
		const signed = intents(place.id);
		looked.set(place.id, { freezes: frozen.length, intents: signed.length });
		const parts = signed
			.slice(seen.intents)
			.flatMap(({ intent }) => (JSON.parse(intent) as SigningIntent).parts.filter(({ part }) => part === place.id));
		return [
			...frozen
				.slice(seen.freezes)
				.filter(({ seq, hash, content }) => hashAt(place, seq, shownIn(content)) !== hash)
				.map(({ seq }) => `frozen at ${seq} with a hash of other words than the log's`),
			...frozen
				.slice(seen.freezes)
				.flatMap(({ content }) => manifestLines(shownIn(content)))
				.filter((line) => hashAt({ ...line, id: line.part }, line.seq) !== line.contentHash)
				.map(({ key, seq }) => `frozen with ${key} at ${seq} and a hash of other words than the log's`),
			...(isWholePlan(place) ? wholeProblems(sqlite, place.plan) : []),
			...parts
				.filter(({ seq, contentHash }) => hashAt(place, seq, shownWith(place, contentHash)) !== contentHash)
				.map(({ seq }) => `signed at ${seq} with a hash of other words than the log's`),
			...repeated(signed.map(({ intent }) => (JSON.parse(intent) as SigningIntent).nonce)).map((nonce) => `${nonce} used twice`),
		];
	};
	return {
		/**
		 * Walks the journal: each sign-off must come after a freeze that no reopening ended, and be of its words. A freeze
		 * of other words ends it for good; while other words stand there it is lapsed.
		 */
		problemsOf(place, shown) {
			const frozen = freezes(place.id);
			const signed = signoffs(place.id);
			const problems = unreadProblems(place);
			let current: string | null = null;
			let standing: SignedRow[] = [];
			for (const { kind } of acts(place.id)) {
				if (kind === 'freeze') {
					current = frozen.shift()?.hash ?? null;
					standing = standing.filter((row) => row.content_hash === current);
				} else if (kind === 'reopen') {
					current = null;
				} else if (kind === 'signoff') {
					const row = signed.shift();
					problems.push(...(row?.content_hash === current ? [] : [`signed ${row?.content_hash} while ${current} was frozen`]));
					standing.push(...(row === undefined ? [] : [row]));
				}
			}
			const now = hashNow(place);
			const valid = new Set(standing.filter((row) => row.content_hash === now).map(({ id }) => id));
			const withdrawn = new Set(signoffs(place.id).flatMap(({ id, withdrawn_at: at }) => (at === null ? [] : [id])));
			const due = (id: string) => (withdrawn.has(id) ? 'withdrawn' : valid.has(id) ? 'valid' : 'lapsed');
			return [
				...problems,
				...signed.map(({ id }) => `${id} is signed and not in the journal`),
				...shown
					.filter(({ id, state }) => state !== due(id))
					.map(({ id, state }) => `${id} is shown as ${state} and is ${due(id)}`),
			];
		},
		/** Whoever was told "recorded" must stand there, with the words that were asked for and exactly as it was prepared. */
		missing(place, answers) {
			const signed = new Map(signoffs(place.id).map((row) => [row.id, row.content_hash]));
			const kept = new Set(intents(place.id).map(({ intent }) => intent));
			return answers
				.filter(({ status }) => status === 201)
				.flatMap(({ id, asked, prepared }) => [
					...(signed.get(id) === asked ? [] : [`a sign-off of ${asked} was answered and is not recorded`]),
					...(prepared === null || kept.has(canonicalJson(prepared as unknown as Json))
						? []
						: [`the act ${prepared.nonce} was answered and is recorded as another`]),
				]);
		},
		wholes: () => countWholes(sqlite),
		renew() {
			sqlite.close();
			sqlite = open();
		},
		close: () => sqlite.close(),
	};
}

function repeated(values: readonly string[]): string[] {
	return values.filter((value, index) => values.indexOf(value) !== index);
}
