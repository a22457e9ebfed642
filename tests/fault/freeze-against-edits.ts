import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openDoc } from '@renkei/part-doc';
import * as Y from 'yjs';
import { startAuthor } from '../support/author.ts';
import { brokenPromises, hashOf } from '../support/author-group.ts';
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

/** People write without a pause while a part is frozen and reopened again and again; the log is read beside the server. */
export async function freezeAgainstEdits(server: RunningServer, chance: Chance, rounds: number): Promise<Freezes> {
	const doors = doorsOver(server.url);
	const places = await placesOf(doors);
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
		let freezing: ReturnType<typeof act<{ seq: number; contentHash: string }>> | null = null;
		const at = chance.below(12);
		for (let count = 0; count < 24; count += 1) {
			chance.pick(authors).write();
			if (count === at) {
				freezing = act('freeze', {});
			}
			if (chance.next() < 0.4) {
				await new Promise((next) => setTimeout(next, chance.below(3)));
			}
		}
		const frozen = await (freezing as NonNullable<typeof freezing>);
		const { seq, contentHash } = frozen.body;
		const settled = await comesTrue(() => authors.every((author) => author.isSettled()));
		const during = log.read(place);
		problems.push(
			...(frozen.status === 200 ? [] : [`round ${round}: freeze answered ${frozen.status}`]),
			...(settled ? [] : [`round ${round}: somebody was told neither durable nor refused`]),
			...(during.last === seq ? [] : [`round ${round}: frozen at ${seq}, and the log goes on to ${during.last}`]),
			...(during.hash === contentHash ? [] : [`round ${round}: the frozen hash is of other words than the log's`]),
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

/** Reads the log as any other program would, from its rows. */
function openLog(data: string) {
	const sqlite = new DatabaseSync(join(data, 'renkei.sqlite'), { readOnly: true });
	const rows = sqlite.prepare('SELECT seq, bytes FROM part_update WHERE part = ? ORDER BY seq');
	return {
		read(place: Place): { last: number; hash: string; words: string } {
			const found = rows.all(place.id) as { seq: number; bytes: Uint8Array }[];
			const doc = openDoc(Y.mergeUpdates(found.map(({ bytes }) => bytes)));
			const words = doc.getXmlFragment('body').toString();
			const hash = hashOf(doc, place);
			doc.destroy();
			return { last: found.at(-1)?.seq ?? 0, hash, words };
		},
		close: () => sqlite.close(),
	};
}
