import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openDoc } from '@renkei/part-doc';
import { isWholePlan, manifestLines, type PartContent } from '@renkei/plan';
import * as Y from 'yjs';
import { startAuthor } from '../support/author.ts';
import { brokenPromises, hashOf, type PartName } from '../support/author-group.ts';
import { comesTrue } from '../support/comes-true.ts';
import { doorsOver } from '../support/doors.ts';
import { type Place, placesOf } from '../support/places.ts';
import type { Chance } from '../support/rng.ts';
import type { RunningServer } from '../support/start-server.ts';
import { until } from '../support/until.ts';

/** What a number of freezes between edits showed. */
export interface Freezes {
	readonly problems: readonly string[];
	/** Freezes while at least one edit was under way and was refused for it. */
	readonly met: number;
}

const AUTHORS = 4;
/** Writings after the freeze was asked for; the most only ends a round that hangs. */
const LEAST_AFTER = 12;
const MOST_AFTER = 5_000;

/** People write without a pause while a part is frozen and reopened again and again; the log is read beside the server. */
export async function freezeAgainstEdits(server: RunningServer, chance: Chance, rounds: number): Promise<Freezes> {
	const doors = doorsOver(server.url);
	// First the part whose frozen words name those of every other, so that few rounds meet it too.
	const places = (await placesOf(doors)).toSorted((a, b) => Number(isWholePlan(b)) - Number(isWholePlan(a)));
	const log = openLog(server.data);
	const problems: string[] = [];
	let met = 0;
	for (let round = 0; round < rounds; round += 1) {
		const place = places[round % places.length] as Place;
		const authors = Array.from({ length: AUTHORS }, (_, index) => {
			const dial = () => doors.dial(place.id, place.writers[index % place.writers.length] as string);
			return startAuthor({ name: `f${round}a${index}`, kind: index === 0 ? 'stock' : 'bare', chance, dial });
		});
		await until(() => authors.every((author) => author.isSynced()));
		const act = <T>(what: string, body: unknown) => doors.ask<T>(`/api/parts/${place.id}/${what}`, { cookie: place.lead, body });
		const write = async (): Promise<void> => {
			chance.pick(authors).write();
			if (chance.next() < 0.4) {
				await new Promise((next) => setTimeout(next, chance.below(3)));
			}
		};
		for (let left = chance.below(12); left > 0; left -= 1) {
			await write();
		}
		let answered = false;
		const freezing = act<{ seq: number; contentHash: string }>('freeze', {}).finally(() => {
			answered = true;
		});
		// On until it is frozen, however long that takes: what was written before shows nothing of the freeze.
		for (let after = 0; after < MOST_AFTER && (after < LEAST_AFTER || !answered); after += 1) {
			await write();
		}
		const frozen = await freezing;
		const { seq, contentHash } = frozen.body;
		const settled = await comesTrue(() => authors.every((author) => author.isSettled()));
		const during = log.read(place);
		problems.push(
			...(frozen.status === 200 ? [] : [`round ${round}: freeze answered ${frozen.status}`]),
			...(settled ? [] : [`round ${round}: somebody was told neither durable nor refused`]),
			...(during.last === seq ? [] : [`round ${round}: frozen at ${seq}, and the log goes on to ${during.last}`]),
			...(during.hash === contentHash ? [] : [`round ${round}: the frozen hash is of other words than the log's`]),
			...during.other.map((key) => `round ${round}: frozen with a hash of ${key} that is of other words than the log's`),
			...brokenPromises(authors, during.words).map((problem) => `round ${round}: ${problem}`),
		);
		met += authors.some((author) => author.ledger.refused.size > 0) ? 1 : 0;
		await act('reopen', { reason: '続きを書くため' });
		for (const author of authors) {
			author.close();
		}
	}
	log.close();
	return { problems, met };
}

type Part = PartName & { readonly id: string };

interface Reading {
	/** Last position in the log. */
	readonly last: number;
	/** Hash of the words there, together with what the last freeze says they show of other parts. */
	readonly hash: string;
	readonly words: string;
	/** Parts that the last freeze names with other words than the log has at their positions. */
	readonly other: readonly string[];
}

/** Reads the log as any other program would, from its rows. */
function openLog(data: string) {
	const sqlite = new DatabaseSync(join(data, 'renkei.sqlite'), { readOnly: true });
	const rows = sqlite.prepare('SELECT seq, bytes FROM part_update WHERE part = ? AND seq <= ? ORDER BY seq');
	const freezes = sqlite.prepare('SELECT content FROM part_freeze WHERE part = ? ORDER BY rowid DESC LIMIT 1');
	const at = <T>(part: Part, seq: number, read: (doc: Y.Doc, last: number) => T): T => {
		const found = rows.all(part.id, seq) as { seq: number; bytes: Uint8Array }[];
		const doc = openDoc(Y.mergeUpdates(found.map(({ bytes }) => bytes)));
		const result = read(doc, found.at(-1)?.seq ?? 0);
		doc.destroy();
		return result;
	};
	return {
		read(place: Place): Reading {
			const frozen = freezes.get(place.id) as { content: string } | undefined;
			const shown = frozen === undefined ? [] : (JSON.parse(frozen.content) as PartContent).shown;
			const other = manifestLines(shown)
				.filter((line) => at({ ...line, id: line.part }, line.seq, (doc) => hashOf(doc, line)) !== line.contentHash)
				.map(({ key }) => key);
			return at(place, Number.MAX_SAFE_INTEGER, (doc, last) => {
				return { last, hash: hashOf(doc, place, shown), words: doc.getXmlFragment('body').toString(), other };
			});
		},
		close: () => sqlite.close(),
	};
}
