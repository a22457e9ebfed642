import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { type SyncClient, type SyncClientFacts, startBare, startStockOn } from './bare-client.ts';
import { createLedger, type Ledger, markOf, marksIn } from './ledger.ts';
import type { Chance } from './rng.ts';

/** Somebody who writes marks into the prose of one part, and knows what the server promised of each. */
export interface Author {
	readonly name: string;
	readonly ledger: Ledger;
	doc(): Y.Doc;
	/** The words as this author sees them. */
	words(): string;
	/** Marks of others that this author has been shown by the server. */
	seen(): ReadonlySet<string>;
	/** How many marks it has written. */
	written(): number;
	isSynced(): boolean;
	/** Everything is sent and durable, or the copy is void. */
	isSettled(): boolean;
	/** Inserts the next mark somewhere. */
	write(): void;
	/** Deletes a mark, if there is one. */
	erase(): void;
	/** Begins a new paragraph with the next mark. */
	breakParagraph(): void;
	/** Makes a mark bold, if there is one. */
	embolden(): void;
	cut(): void;
	/** Drops a void copy and opens the part anew, as our own client does after a refusal. */
	renew(): void;
	close(): void;
}

/** What an author stands on. */
export interface AuthorFacts {
	/** Small letters and digits. */
	readonly name: string;
	readonly kind: 'bare' | 'stock';
	readonly chance: Chance;
	dial(): WebSocket;
	readonly onKept?: (mark: string) => void;
	readonly onSeen?: (mark: string) => void;
}

const textsOf = (doc: Y.Doc): Y.XmlText[] =>
	doc
		.getXmlFragment('body')
		.toArray()
		.flatMap((block) => (block instanceof Y.XmlElement && block.nodeName === 'paragraph' ? block.toArray() : []))
		.filter((child) => child instanceof Y.XmlText);

const plain = (text: Y.XmlText): string =>
	(text.toDelta() as { insert: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '\ufffc')).join('');

/** The prose of a document as words, a line per block, without marks of form. */
export const wordsOf = (doc: Y.Doc): string => textsOf(doc).map(plain).join('\n');

/** Places between marks: one inside would tear a mark apart, and it would be missed for lost. */
const gapsOf = (words: string): number[] => [0, words.length, ...[...words.matchAll(/\[\[/g)].map(({ index }) => index)];

/** Opens a part as an author. */
export function startAuthor(facts: AuthorFacts): Author {
	const { name, chance } = facts;
	const ledger = createLedger(facts.onKept);
	const seen = new Set<string>();
	const own = `[[${name}-`;
	let count = 0;
	let doc = new Y.Doc();

	const nextMark = (): string => {
		count += 1;
		return markOf(name, count);
	};
	const look = (): void => {
		for (const mark of marksIn(wordsOf(doc))) {
			if (!mark.startsWith(own) && !seen.has(mark)) {
				seen.add(mark);
				facts.onSeen?.(mark);
			}
		}
	};
	let session = startSession(facts, { doc, ledger, look });
	const aText = (): Y.XmlText | null => {
		const texts = textsOf(doc);
		return texts.length === 0 ? null : chance.pick(texts);
	};
	const aMark = (): { text: Y.XmlText; mark: string; at: number } | null => {
		const text = aText();
		const words = text === null ? '' : plain(text);
		const marks = marksIn(words);
		const mark = marks.length === 0 ? '' : chance.pick(marks);
		return text === null || mark === '' ? null : { text, mark, at: words.indexOf(mark) };
	};
	const beginParagraph = (mark: string): void => {
		const body = doc.getXmlFragment('body');
		const block = new Y.XmlElement('paragraph');
		block.insert(0, [new Y.XmlText(mark)]);
		body.insert(chance.below(body.length + 1), [block]);
	};
	const renew = (): void => {
		session.close();
		doc.destroy();
		doc = new Y.Doc();
		ledger.begin();
		session = startSession(facts, { doc, ledger, look });
	};
	return {
		name,
		ledger,
		doc: () => doc,
		words: () => wordsOf(doc),
		seen: () => {
			look();
			return seen;
		},
		written: () => count,
		isSynced: () => session.isSynced(),
		isSettled: () => ledger.isVoid() || (session.isSynced() && ledger.isSettled()),
		write() {
			const text = aText();
			text === null ? beginParagraph(nextMark()) : text.insert(chance.pick(gapsOf(plain(text))), nextMark());
		},
		erase() {
			const found = aMark();
			if (found !== null) {
				ledger.erasing(found.mark, () => found.text.delete(found.at, found.mark.length));
			}
		},
		breakParagraph: () => beginParagraph(nextMark()),
		embolden() {
			const found = aMark();
			found?.text.format(found.at, found.mark.length, { bold: {} });
		},
		cut: () => session.cut(),
		renew,
		close() {
			session.close();
			doc.destroy();
		},
	};
}

function startSession(facts: AuthorFacts, on: { doc: Y.Doc; ledger: Ledger; look(): void }): SyncClient {
	const { doc, ledger, look } = on;
	const base: SyncClientFacts = { doc, ledger, dial: () => facts.dial() };
	const whole = facts.onSeen === undefined ? base : { ...base, onRemote: look };
	return facts.kind === 'stock' ? startStockOn(whole) : startBare(whole);
}
