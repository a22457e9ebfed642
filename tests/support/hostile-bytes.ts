import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { awarenessFrame, bytesOf, content, rawUpdate, syncFrame, updateFrame, varUints } from './hostile-frames.ts';
import type { Chance } from './rng.ts';

/** Frames as an honest client sends them, each of them whole by itself: the material that is broken below. */
export function realFrames(part: Y.Doc): readonly Uint8Array[] {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(part));
	const known = Y.encodeStateVector(part);
	const frames: Uint8Array[] = [];
	const body = doc.getXmlFragment('body');
	const block = new Y.XmlElement('paragraph');
	const text = new Y.XmlText('連携する計画の文');
	block.insert(0, [text]);
	const list = new Y.XmlElement('bulletList');
	const item = new Y.XmlElement('listItem');
	const inner = new Y.XmlElement('paragraph');
	const acts: (() => void)[] = [
		() => body.push([block]),
		() => text.insert(3, 'すべての'),
		() => text.format(0, 4, { bold: true }),
		() => text.format(2, 4, { link: { href: 'https://example.jp/' } }),
		() => text.delete(1, 3),
		() => body.push([list]),
		() => list.insert(0, [item]),
		() => item.insert(0, [inner]),
		() => inner.insert(0, [new Y.XmlText('項目')]),
		() => body.delete(body.length - 1, 1),
	];
	for (const act of acts) {
		act();
		frames.push(updateFrame(Y.encodeStateAsUpdate(doc, known)));
	}
	frames.push(
		syncFrame(0, Y.encodeStateVector(doc)),
		syncFrame(1, Y.encodeStateAsUpdate(doc, known)),
		awarenessFrame({ client: doc.clientID, clock: 1, state: JSON.stringify({ user: { name: '山田' }, cursor: { anchor: 1 } }) }),
		new Uint8Array([3]),
	);
	doc.destroy();
	return frames;
}

const noise = (chance: Chance, length: number): Uint8Array => Uint8Array.from({ length }, () => chance.below(256));

/** One to four small damages: flips, other bytes, cuts, repetitions, insertions. */
export function damaged(frame: Uint8Array, chance: Chance): Uint8Array {
	let bytes = Uint8Array.from(frame);
	for (let left = 1 + chance.below(4); left > 0; left -= 1) {
		const at = chance.below(bytes.length + 1);
		const kind = chance.below(6);
		if (kind <= 1 && at < bytes.length) {
			bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.below(8));
		} else if (kind === 2 && at < bytes.length) {
			bytes[at] = chance.below(256);
		} else if (kind === 3) {
			bytes = bytes.slice(0, at);
		} else if (kind === 4) {
			bytes = Buffer.concat([bytes.slice(0, at), bytes.slice(Math.max(0, at - 1 - chance.below(8)))]) as never;
		} else {
			bytes = Buffer.concat([bytes.slice(0, at), noise(chance, 1 + chance.below(4)), bytes.slice(at)]) as never;
		}
	}
	return Uint8Array.from(bytes);
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').slice(0, 40);

/** Some two hundred frames that are none, each with a name. All of them are answered with 4400. */
export function noFrames(part: Y.Doc): readonly (readonly [string, Uint8Array | string])[] {
	const real = realFrames(part);
	const typed = real[0] as Uint8Array;
	const longer = real.at(-3) as Uint8Array;
	const body = typed.subarray(typed.length - (typed[2] ?? 0));
	const badWords = [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0xbd], [0xf8, 0x88, 0x80, 0x80, 0x80], [0xe3, 0x81]];
	return [
		...['', 'words', '{"type":"sync"}', '\0', 'あ'.repeat(10_000)].map((words) => [`text ${words.slice(0, 20)}`, words] as const),
		['an empty frame', new Uint8Array()],
		...[2, ...range(4, 12), ...range(98, 106), 126, 127, 255].flatMap((type) => [
			[`type ${type} alone`, varUints(type)] as const,
			[`type ${type} with a body`, varUints(type, 2, 0, 0)] as const,
		]),
		...range(3, 12).map((kind) => [`sync message ${kind}`, syncFrame(kind, new Uint8Array([0, 0]))] as const),
		...[[0], [0, 0], [0, 1], [0, 2], [1], [0, 2, 200, 1, 0], [0, 1, 5, 0], [0, 0, 9], [1, 4, 0]].map(
			(bytes) => [`a frame that ends too early ${bytes}`, new Uint8Array(bytes)] as const,
		),
		...[10, 40, 400, 4_000].map((length) => [`${length} bytes without end`, new Uint8Array(length).fill(255)] as const),
		...[real[0], real[1], real.at(-4), real.at(-3), real.at(-2), real.at(-1)].map(
			(frame, at) =>
				[`trailing bytes after real frame ${at}`, Buffer.concat([frame as Uint8Array, new Uint8Array([0])])] as const,
		),
		...range(0, body.length - 1).map(
			(length) => [`${length} of ${body.length} bytes of an update`, updateFrame(body.slice(0, length))] as const,
		),
		...range(1, typed.length - 1).map(
			(length) => [`${length} of ${typed.length} bytes of a frame`, typed.slice(0, length)] as const,
		),
		...range(2, 40).map(
			(at) => [`a step 2 cut at a fortieth ${at}`, longer.slice(0, Math.floor((longer.length * at) / 41))] as const,
		),
		...badWords.flatMap((bytes) => [
			[`words that are no UTF-8 ${hex(Uint8Array.from(bytes))}`, updateFrame(wordsOf(bytes))] as const,
			[`a root that is no UTF-8 ${hex(Uint8Array.from(bytes))}`, updateFrame(rootOf(bytes))] as const,
			[`presence that is no UTF-8 ${hex(Uint8Array.from(bytes))}`, presenceOf(bytes)] as const,
		]),
	];
}

const lengthAnd = (bytes: readonly number[]): Uint8Array => Uint8Array.from([bytes.length, ...bytes]);
let author = 7_500_000;
/** Another each time: one whose words were refused is told so at its next frame, whatever that holds. */
const nextAuthor = (): number => {
	author += 1;
	return author;
};
const wordsOf = (bytes: readonly number[]): Uint8Array =>
	rawUpdate(nextAuthor(), 0, [{ key: 'x', content: content.raw(4, lengthAnd(bytes)) }]);
const rootOf = (bytes: readonly number[]): Uint8Array =>
	bytesOf((encoder) => {
		for (const value of [1, 1, nextAuthor(), 0]) {
			encoding.writeVarUint(encoder, value);
		}
		encoding.writeUint8Array(encoder, Uint8Array.from([8, 1, ...lengthAnd(bytes), 1, 126, 0]));
	});
const presenceOf = (bytes: readonly number[]): Uint8Array => {
	const states = Uint8Array.from([...varUints(1, nextAuthor(), 1), ...lengthAnd(bytes)]);
	return Uint8Array.from([1, states.length, ...states]);
};
