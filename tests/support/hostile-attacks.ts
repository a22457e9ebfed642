import type { RefusalCode } from '@renkei/plan';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import {
	awarenessFrame,
	bigStateVector,
	bytesOf,
	content,
	manyClients,
	rawDeletion,
	rawUpdate,
	syncFrame,
	updateFrame,
	varUints,
} from './hostile-frames.ts';

/** What an attacker finds: the part as it is, and somebody who is writing it. */
export interface Scene {
	readonly part: Y.Doc;
	readonly victim: number;
}

/** Frames that nobody may send, and the answers that are right. */
export interface Attack {
	/** Number in the list of attacks of the protocol's SPEC, and what is sent. */
	readonly name: string;
	frames(scene: Scene): readonly (Uint8Array | string)[];
	/** Close codes, or codes of a refusal (101). */
	readonly right: readonly (number | RefusalCode)[];
}

const malformed = [4400];
/** While megabytes are still on their way the line may be cut before its end has read the code. */
const tooBig = [1009, 1006];
const invalid: readonly RefusalCode[] = ['invalid-content'];
const one = (name: string, frame: Uint8Array | string, right: Attack['right'] = malformed): Attack => ({
	name,
	frames: () => [frame],
	right,
});
const bytes = (name: string, body: Uint8Array, right: Attack['right'] = malformed): Attack => one(name, updateFrame(body), right);

/** An edit made by Yjs itself on a copy of the part. */
export function editOf(part: Y.Doc, act: (doc: Y.Doc) => void): Uint8Array {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(part));
	const before = Y.encodeStateVector(copy);
	copy.transact(() => act(copy));
	const update = Y.encodeStateAsUpdate(copy, before);
	copy.destroy();
	return update;
}
const edit = (name: string, act: (doc: Y.Doc) => void, right: Attack['right'] = invalid): Attack => ({
	name,
	frames: ({ part }) => [updateFrame(editOf(part, act))],
	right,
});

const varUint8Array = (body: Uint8Array): Uint8Array => bytesOf((encoder) => encoding.writeVarUint8Array(encoder, body));
const joined = (...pieces: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(pieces));

/** A payload of the V2 encoding whose run lengths never end: `decodeUpdateV2` would spin on it for good. */
export const endlessV2 = joined(
	new Uint8Array([0]),
	...Array.from({ length: 8 }, () => varUint8Array(new Uint8Array([1]))),
	varUints(1, 2 ** 40, 0, 0),
);

const v2 = (): Uint8Array => {
	const doc = new Y.Doc();
	doc.getMap('fields').set('note', 'V2');
	return Y.encodeStateAsUpdateV2(doc);
};

const HUGE = 2 ** 50;
const deepAny = (depth: number): Uint8Array =>
	joined(new Uint8Array([1]), ...Array.from({ length: depth }, () => new Uint8Array([117, 1])), new Uint8Array([126]));

/** A3: claims that would cost time or memory if anybody believed them. */
export const hugeClaims: readonly Attack[] = [
	bytes('A3 2^31 clients', varUints(2 ** 31)),
	bytes('A3 2^31 structs', varUints(1, 2 ** 31, 7_000_001, 0)),
	bytes('A3 2^53 structs', varUints(1, Number.MAX_SAFE_INTEGER, 7_000_001, 0)),
	bytes('A3 a collected struct of length 2^50', joined(varUints(1, 1, 7_000_002, 0), new Uint8Array([0]), varUints(HUGE, 0))),
	bytes(
		'A3 a collected struct of length 10^6 + 1',
		joined(varUints(1, 1, 7_000_013, 0), new Uint8Array([0]), varUints(1_000_001, 0)),
	),
	bytes('A3 a skip of length 2^50', joined(varUints(1, 1, 7_000_003, 0), new Uint8Array([10]), varUints(HUGE, 0))),
	bytes(
		'A3 a deletion of length 2^50 that was never there',
		rawUpdate(7_000_004, 0, [{ key: 'x', content: content.deleted(HUGE) }]),
	),
	bytes('A3 words that claim 2^31 bytes', rawUpdate(7_000_005, 0, [{ content: content.raw(4, varUints(2 ** 31)) }])),
	bytes('A3 2^31 pieces of JSON', rawUpdate(7_000_006, 0, [{ content: content.json(2 ** 31) }])),
	bytes('A3 2^31 values', rawUpdate(7_000_007, 0, [{ content: content.raw(8, varUints(2 ** 31)) }])),
	bytes(
		'A3 a list of 2^31 values inside a value',
		rawUpdate(7_000_008, 0, [{ content: content.raw(8, joined(varUints(1), new Uint8Array([117]), varUints(2 ** 31))) }]),
	),
	bytes('A3 values 100,000 deep', rawUpdate(7_000_009, 0, [{ key: 'x', content: content.raw(8, deepAny(100_000)) }])),
	bytes('A3 2^31 deleted ranges', varUints(0, 1, 7_000_010, 2 ** 31)),
	bytes('A3 deletions of 2^31 clients', varUints(0, 2 ** 31)),
	bytes('A3 a V2 payload', v2()),
	bytes('A3 an endless V2 payload', endlessV2),
	bytes(
		'A3 a document inside the document',
		rawUpdate(7_000_012, 0, [{ key: 'x', content: content.raw(9, joined(varUints(1, 97), new Uint8Array([118, 0]))) }]),
		[4400, 'invalid-content'],
	),
];

const gaps = (count: number): Uint8Array[] =>
	Array.from({ length: count }, (_, at) => updateFrame(rawUpdate(8_000_000 + at, 5, [{ content: content.any(1) }])));
const unknownDeletions = (count: number): Uint8Array[] =>
	Array.from({ length: count }, (_, at) => updateFrame(rawDeletion(8_100_000 + at, 0, 3)));
const danglers = (count: number): Uint8Array[] =>
	Array.from({ length: count }, (_, at) =>
		updateFrame(rawUpdate(8_200_000 + at, 0, [{ after: [8_300_000 + at, 9], content: content.any(1) }])),
	);

/** A4: updates that rest on what nobody has. */
export function gapFloods(count: number): readonly Attack[] {
	const far = updateFrame(rawUpdate(7_000_011, Number.MAX_SAFE_INTEGER, [{ key: 'x', content: content.any(1) }]));
	return [
		{ name: `A4 ${count} updates at a clock of 2^53`, frames: () => Array.from({ length: count }, () => far), right: malformed },
		{ name: `A4 ${count} updates with gaps`, frames: () => gaps(count), right: malformed },
		{ name: `A4 ${count} deletions of what nobody wrote`, frames: () => unknownDeletions(count), right: malformed },
		{ name: `A4 ${count} updates after unknown words`, frames: () => danglers(count), right: malformed },
	];
}

/** A2, A5, A6: more than anybody has. */
export const tooMuch: readonly Attack[] = [
	one('A2 an update of 1.1 times the limit', updateFrame(new Uint8Array(1.1 * 1024 * 1024)), tooBig),
	one('A2 a step 2 of 1.1 times the limit', syncFrame(1, new Uint8Array(8.8 * 1024 * 1024)), tooBig),
	one('A5 a state vector of 20,001 clients', syncFrame(0, bigStateVector(20_001))),
	one('A5 a state vector of 300 KiB that claims one client', syncFrame(0, joined(varUints(1, 1, 1), new Uint8Array(300 * 1024)))),
	one('A5 a state vector of 10^6 clients', syncFrame(0, bigStateVector(1_000_000)), [4400, ...tooBig]),
	one('A6 500,000 clients in one update', updateFrame(manyClients(500_000)), tooBig),
	one('A6 400,000 clients in one step 2', syncFrame(1, manyClients(400_000))),
	{
		name: 'A6 65 new clients in one update',
		frames: ({ part }) => [updateFrame(newClients(part, 65))],
		right: malformed,
	},
];

/** Words of so many new clients in one honest update: each stands for one opening of a screen. */
export function newClients(part: Y.Doc, count: number): Uint8Array {
	return Y.mergeUpdates(
		Array.from({ length: count }, () =>
			editOf(part, (doc) => ((doc.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, '群')),
		),
	);
}

/** A8: words under another person's clientID. */
export const squatting: readonly Attack[] = [
	{
		name: "A8 the next words of somebody else's clientID",
		frames: ({ part, victim }) => {
			const clock = Y.getState(part.store, victim);
			return [updateFrame(rawUpdate(victim, clock, [{ key: 'squat', content: content.any(1) }]))];
		},
		right: [4403],
	},
	{
		name: 'A8 a claim on ten thousand letters that the victim has not typed yet',
		frames: ({ part, victim }) => {
			const clock = Y.getState(part.store, victim);
			return [updateFrame(rawUpdate(victim, clock, [{ root: 'body', content: content.deleted(10_000) }]))];
		},
		right: [4403],
	},
];

/** Elements one inside the other, written by hand: Yjs's own editing overflows the stack at such a depth. */
function nested(names: readonly string[]): Uint8Array {
	const client = 9_100_000 + names.length;
	return bytesOf((encoder) => {
		for (const value of [1, names.length, client, 0]) {
			encoding.writeVarUint(encoder, value);
		}
		for (const [level, name] of names.entries()) {
			encoding.writeUint8(encoder, 7);
			if (level === 0) {
				encoding.writeVarUint(encoder, 1);
				encoding.writeVarString(encoder, 'body');
			} else {
				for (const value of [0, client, level - 1]) {
					encoding.writeVarUint(encoder, value);
				}
			}
			encoding.writeVarUint(encoder, 3);
			encoding.writeVarString(encoder, name);
		}
		encoding.writeVarUint(encoder, 0);
	});
}

const listsDeep = (levels: number): string[] => [
	...Array.from({ length: levels }, (_, at) => (at % 2 === 0 ? 'bulletList' : 'listItem')),
	'paragraph',
];
const paragraphs = (count: number) => (doc: Y.Doc) =>
	doc.getXmlFragment('body').push(Array.from({ length: count }, () => new Y.XmlElement('paragraph')));

/** A22: more levels and nodes than anybody reads. */
export const tooDeep: readonly Attack[] = [
	bytes('A22 3,000 levels', nested(listsDeep(3_000)), [4400, 'invalid-content']),
	bytes('A22 66 levels', nested(listsDeep(66)), [4400, 'invalid-content']),
	bytes('A22 quotes 40,000 deep', nested(Array.from({ length: 40_000 }, () => 'blockquote')), [4400, 'invalid-content']),
	edit('A22 60,000 nodes in one update', paragraphs(60_000), [4400, ...tooBig]),
	{
		name: 'A22 60,000 nodes in one step 2',
		frames: ({ part }) => [syncFrame(1, editOf(part, paragraphs(60_000)))],
		right: [4400, 'invalid-content'],
	},
];

/** A9: presence that breaks off or is none. Each is as bad as a frame that cannot be read. */
export const brokenPresence: readonly Attack[] = [
	one('A9 presence that is no JSON', awarenessFrame({ client: 9_000_001, clock: 1, state: '{"a":' })),
	one('A9 presence that breaks off', joined(varUints(1, 3), varUints(1, 9, 1))),
	one('A9 presence that claims 2^31 states', joined(varUints(1, 5), varUints(2 ** 31))),
];
