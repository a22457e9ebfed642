import { KnownState, limits, noLimits, type Survey, surveyUpdate } from '@renkei/sync-protocol';
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

/** A document with every kind of content that the v1 encoding knows, and deletions. */
function everything(): Y.Doc {
	const doc = new Y.Doc();
	const body = doc.getXmlFragment('body');
	const paragraph = new Y.XmlElement('paragraph');
	const text = new Y.XmlText();
	body.push([paragraph]);
	paragraph.insert(0, [text]);
	paragraph.setAttribute('level', '3');
	text.insert(0, '町の文を書く。😀');
	text.format(1, 3, { bold: {}, link: { href: 'https://a.example' } });
	text.insertEmbed(2, { image: 'x' });
	text.delete(3, 2);
	const map = doc.getMap<unknown>('fields');
	for (const value of ['字', 3, 3.5, -1, true, null, undefined, [1, { a: [] }], 2n ** 40n, new Uint8Array([1, 2])]) {
		map.set(String(value), value);
	}
	map.set('一', new Y.Map([['二', new Y.Array()]]));
	map.set('文書', new Y.Doc());
	map.delete('3');
	doc.getArray('list').push([new Y.XmlHook('hook'), new Y.Text('字')]);
	return doc;
}

/** An update that only claims: numbers as written, then nothing. */
function claims(...numbers: number[]): Uint8Array {
	const encoder = encoding.createEncoder();
	for (const number of numbers) {
		encoding.writeVarUint(encoder, number);
	}
	return encoding.toUint8Array(encoder);
}

function surveyOf(update: Uint8Array): Survey {
	const surveyed = surveyUpdate(update, noLimits);
	if (surveyed.kind !== 'fair') {
		throw new Error(surveyed.kind);
	}
	return surveyed.survey;
}

describe('surveying an update before it is decoded', () => {
	it('[WP4a] counts what Yjs would build, whatever it is made of, and the clocks it reaches', () => {
		const doc = everything();
		for (const update of [
			Y.encodeStateAsUpdate(doc),
			Y.encodeStateAsUpdate(new Y.Doc()),
			Y.mergeUpdates([Y.encodeStateAsUpdate(doc)]),
		]) {
			const survey = surveyOf(update);
			const { from, to } = Y.parseUpdateMeta(update);
			expect(survey.structs).toBe(Y.decodeUpdate(update).structs.length);
			expect(new Map(survey.runs.map((run) => [run.client, run.to]))).toEqual(to);
			expect(new Map(survey.runs.map((run) => [run.client, run.from]))).toEqual(from);
			const ranges = [...Y.decodeUpdate(update).ds.clients].map(([client, deleted]) => ({
				client,
				ranges: deleted.flatMap(({ clock, len }) => [clock, clock + len]),
			}));
			expect(survey.deletions).toEqual(ranges);
		}
	});

	it('[WP4b] finds every truncated update unreadable, and one with bytes left over', () => {
		const whole = Y.encodeStateAsUpdate(everything());
		const fair = Array.from({ length: whole.length }, (_, end) => surveyUpdate(whole.subarray(0, end))).filter(
			(surveyed) => surveyed.kind === 'fair',
		);
		expect(surveyUpdate(whole).kind).toBe('fair');
		expect(fair).toEqual([]);
		expect(surveyUpdate(new Uint8Array([...whole, 0])).kind).toBe('unreadable');
	});

	it('[WP4c] stops at claims that nobody writes', () => {
		expect(surveyUpdate(claims(limits.clients + 1)).kind).toBe('too-much');
		expect(surveyUpdate(claims(1, 2 ** 31)).kind).toBe('too-much');
		expect(surveyUpdate(claims(0, 1, 7, 2 ** 40)).kind).toBe('too-much');
		expect(surveyUpdate(claims(1, 1, 7, 0, 0, 2 ** 50, 0)).kind).toBe('too-much');
		expect(surveyUpdate(claims(1, 1, 7, 0, 0, 3, 0)).kind).toBe('fair');
		expect(surveyUpdate(claims(0, 0)).kind).toBe('fair');
	});

	it('[WP4d] refuses a gap inside, a struct of no length, one that rests on a later one, and a client twice', () => {
		const gap = Y.mergeUpdates([claims(1, 1, 7, 0, 0, 3, 0), claims(1, 1, 7, 9, 0, 1, 0)]);
		expect(Y.parseUpdateMeta(gap).to.get(7)).toBe(10);
		expect(surveyUpdate(gap).kind).toBe('unreadable');
		expect(surveyUpdate(claims(1, 1, 7, 0, 0, 0, 0)).kind).toBe('unreadable');
		const later = (clock: number) => surveyUpdate(new Uint8Array([1, 1, 7, 5, 0x81, 7, clock, 1, 0])).kind;
		expect([later(4), later(5)]).toEqual(['fair', 'unreadable']);
		expect(surveyUpdate(claims(2, 1, 7, 0, 0, 1, 1, 7, 1, 0, 1, 0)).kind).toBe('unreadable');
	});
});

/** Numbers from 0 to below 1 that repeat with their seed. */
function chanceFrom(seed: number): () => number {
	let state = seed * 2_654_435_761;
	return () => {
		state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
		return state / 2 ** 32;
	};
}

describe('what is known of a part', () => {
	it('[WP2a] tells an update that adds something from one that only repeats, deletions included', () => {
		const doc = everything();
		const known = new KnownState();
		const whole = () => surveyOf(Y.encodeStateAsUpdate(doc));
		expect(known.newClients(whole())).toEqual([doc.clientID]);
		known.add(whole());
		expect(known.newClients(whole())).toEqual([]);
		expect(known.newDeletions(whole())).toEqual([]);
		(doc.getXmlFragment('body').get(0) as Y.XmlElement).delete(0, 1);
		expect(known.newClients(whole())).toEqual([]);
		expect(known.newDeletions(whole())).toMatchObject([{ client: doc.clientID }]);
		known.add(whole());
		expect(known.newDeletions(whole())).toEqual([]);
	});

	it('[WP4e] sees every gap that Yjs would keep waiting for, over 200 random histories', () => {
		for (let seed = 1; seed <= 200; seed += 1) {
			const chance = chanceFrom(seed);
			const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
			const some = () => docs[Math.floor(chance() * 3)] as Y.Doc;
			const below = (limit: number) => Math.floor(chance() * limit);
			const updates: Uint8Array[] = [];
			for (let step = 0; step < 12; step += 1) {
				const doc = some();
				const text = doc.getText('t');
				doc.once('update', (update: Uint8Array) => updates.push(update));
				if (chance() < 0.3 && text.length > 2) {
					text.delete(below(text.length - 1), 1);
				} else {
					text.insert(below(text.length + 1), '字');
				}
				if (chance() < 0.5) {
					Y.applyUpdate(some(), Y.encodeStateAsUpdate(doc));
				}
			}
			const server = new Y.Doc();
			const known = new KnownState();
			for (const update of updates) {
				if (chance() < 0.2) {
					continue;
				}
				const survey = surveyOf(update);
				const trial = new Y.Doc();
				Y.applyUpdate(trial, Y.encodeStateAsUpdate(server));
				Y.applyUpdate(trial, update);
				const waits = trial.store.pendingStructs !== null || trial.store.pendingDs !== null;
				expect(known.hasGap(survey), `seed ${seed}`).toBe(waits);
				if (!waits) {
					Y.applyUpdate(server, update);
					known.add(survey);
					expect(known.clocks).toEqual(Y.decodeStateVector(Y.encodeStateVector(server)));
				}
			}
			expect(known.newDeletions(surveyOf(Y.encodeStateAsUpdate(server)))).toEqual([]);
		}
	});
});
