import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SignoffView } from '@renkei/api';
import { openDoc } from '@renkei/part-doc';
import * as Y from 'yjs';
import { type Author, startAuthor } from '../support/author.ts';
import { hashOf } from '../support/author-group.ts';
import { comesTrue } from '../support/comes-true.ts';
import type { Doors, Reply } from '../support/doors.ts';
import type { Place } from '../support/places.ts';
import type { Chance } from '../support/rng.ts';

/** What a number of sign-offs among edits, freezes and reopenings showed. */
export interface Signings {
	readonly problems: readonly string[];
	/** Sign-offs that were recorded, that were refused because of other words or an open part, and that had lapsed in the end. */
	readonly signed: number;
	readonly refused: number;
	readonly lapsed: number;
}

export interface SigningRun {
	readonly doors: Doors;
	/** The server's data folder; its database is read beside it. */
	readonly data: string;
	readonly places: readonly Place[];
	readonly chance: Chance;
	readonly rounds: number;
	/** Lets some time pass between two acts. */
	pause(): Promise<void>;
}

const ACTS = 14;

/** Frozen, signed, reopened and written by chance, nobody waiting for anybody's answer; then the records are read. */
export async function signAgainstEdits(run: SigningRun): Promise<Signings> {
	const records = openRecords(run.data);
	const sum = { problems: [] as string[], signed: 0, refused: 0, lapsed: 0 };
	for (let round = 0; round < run.rounds; round += 1) {
		const place = run.places[round % run.places.length] as Place;
		const answers = await actByChance(run, place, round);
		const views = await run.doors.ask<{ signoffs: SignoffView[] }>(`/api/parts/${place.id}/signoffs`, { cookie: place.lead });
		const problems = [
			...answers.filter(({ status }) => !EXPECTED.has(status)).map(({ status }) => `a sign-off answered ${status}`),
			...records.problemsOf(place, views.body.signoffs),
			...records.missing(place, answers),
		];
		sum.problems.push(...problems.map((problem) => `round ${round}: ${problem}`));
		sum.signed += answers.filter(({ status }) => status === 201).length;
		sum.refused += answers.filter(({ status }) => status === 409).length;
		sum.lapsed += views.body.signoffs.filter(({ state }) => state === 'lapsed').length;
	}
	records.close();
	return sum;
}

/** Recorded, or other words than the frozen ones, or not frozen. */
const EXPECTED = new Set([201, 409]);

/** One request to sign, with what came of it. */
interface Answer {
	readonly status: number;
	readonly asked: string;
	readonly id: string;
}

async function actByChance({ doors, chance, pause }: SigningRun, place: Place, round: number): Promise<Answer[]> {
	const act = <T>(what: string, body: unknown): Promise<Reply<T>> =>
		doors.ask<T>(`/api/parts/${place.id}/${what}`, { cookie: place.lead, body });
	const reopen = () => act('reopen', { reason: '続きを書くため' });
	const author = startAuthor({
		name: `g${round}`,
		kind: 'bare',
		chance,
		dial: () => doors.dial(place.id, chance.pick(place.writers)),
	});
	await reopen();
	await comesTrue(() => author.isSynced());
	const hashes: string[] = [];
	const underWay: Promise<unknown>[] = [];
	const answers: Promise<Answer>[] = [];
	const acts = [
		() => write(author),
		() => write(author),
		() => underWay.push(reopen()),
		() =>
			underWay.push(
				act<{ contentHash: string }>('freeze', {}).then(({ status, body }) => {
					if (status === 200) {
						hashes.push(body.contentHash);
					}
				}),
			),
		() => answers.push(sign(act, hashes[hashes.length - 1 - chance.below(2)] ?? hashes[0] ?? `sha256:${'0'.repeat(64)}`)),
		() => answers.push(sign(act, hashes.at(-1) ?? `sha256:${'0'.repeat(64)}`)),
	];
	write(author);
	for (let count = 0; count < ACTS; count += 1) {
		chance.pick(acts)();
		if (chance.next() < 0.7) {
			await pause();
		}
	}
	const said = await Promise.all(answers);
	await Promise.all(underWay);
	await comesTrue(() => author.isSettled());
	author.close();
	return said;
}

function write(author: Author): void {
	if (author.ledger.isVoid()) {
		author.renew();
	} else {
		author.write();
	}
}

async function sign(act: <T>(what: string, body: unknown) => Promise<Reply<T>>, contentHash: string): Promise<Answer> {
	const said = { contentHash, verdict: 'agree', capacity: 'decision-maker' };
	const { status, body } = await act<{ id: string }>('signoffs', said);
	return { status, asked: contentHash, id: status === 201 ? body.id : '' };
}

interface SignedRow {
	readonly id: string;
	readonly content_hash: string;
}

/** Reads acts, freezes, sign-offs and the log as any other program would, from their rows. */
function openRecords(data: string) {
	const sqlite = new DatabaseSync(join(data, 'renkei.sqlite'), { readOnly: true });
	const rowsOf = <T>(sql: string) => {
		const statement = sqlite.prepare(sql);
		return (part: string) => statement.all(part) as T[];
	};
	const log = rowsOf<{ seq: number; bytes: Uint8Array }>('SELECT seq, bytes FROM part_update WHERE part = ? ORDER BY seq');
	const freezes = rowsOf<{ seq: number; hash: string }>('SELECT seq, hash FROM part_freeze WHERE part = ? ORDER BY rowid');
	const acts = rowsOf<{ kind: string }>('SELECT kind FROM act WHERE part = ? ORDER BY rowid');
	const signoffs = rowsOf<SignedRow>('SELECT id, content_hash FROM signoff WHERE part = ? ORDER BY rowid');
	const hashAt = (place: Place, seq: number): string => {
		const updates = log(place.id).filter((row) => row.seq <= seq);
		const doc = openDoc(Y.mergeUpdates(updates.map(({ bytes }) => bytes)));
		const hash = hashOf(doc, place);
		doc.destroy();
		return hash;
	};
	/** How many freezes of a part have been looked at. */
	const looked = new Map<string, number>();
	return {
		/**
		 * Walks the journal: each sign-off must come after a freeze that no reopening ended, and be of its words. A freeze
		 * of other words ends it for good; while other words stand there it is lapsed.
		 */
		problemsOf(place: Place, shown: readonly SignoffView[]): string[] {
			const frozen = freezes(place.id);
			const signed = signoffs(place.id);
			const unread = frozen.slice(looked.get(place.id) ?? 0);
			looked.set(place.id, frozen.length);
			const problems = unread
				.filter(({ seq, hash }) => hashAt(place, seq) !== hash)
				.map(({ seq }) => `frozen at ${seq} with a hash of other words than the log's`);
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
			const now = hashAt(place, Number.POSITIVE_INFINITY);
			const valid = new Set(standing.filter((row) => row.content_hash === now).map(({ id }) => id));
			const wrong = shown.filter(({ id, state }) => state !== (valid.has(id) ? 'valid' : 'lapsed'));
			return [
				...problems,
				...signed.map(({ id }) => `${id} is signed and not in the journal`),
				...wrong.map(({ id, state }) => `${id} is shown as ${state} and is not`),
			];
		},
		/** Whoever was told "recorded" must stand there, with the words that were asked for. */
		missing(place: Place, answers: readonly Answer[]): string[] {
			const signed = new Map(signoffs(place.id).map((row) => [row.id, row.content_hash]));
			return answers
				.filter(({ status, id, asked }) => status === 201 && signed.get(id) !== asked)
				.map(({ asked }) => `a sign-off of ${asked} was answered and is not recorded`);
		},
		close: () => sqlite.close(),
	};
}
