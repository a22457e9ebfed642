import * as Y from 'yjs';
import { type Attack, editOf } from './hostile-attacks.ts';
import { updateFrame } from './hostile-frames.ts';

const invalid = ['invalid-content'] as const;

const edit = (name: string, act: (doc: Y.Doc) => void, right: Attack['right'] = invalid): Attack => ({
	name,
	frames: ({ part }) => [updateFrame(editOf(part, act))],
	right,
});

const body = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('body');

function paragraph(words: string, marks: Record<string, unknown> = {}): Y.XmlElement {
	const element = new Y.XmlElement('paragraph');
	const text = new Y.XmlText();
	text.insert(0, words, marks);
	element.insert(0, [text]);
	return element;
}

function elementWith(name: string, attributes: Readonly<Record<string, unknown>>): Y.XmlElement {
	const element = new Y.XmlElement(name);
	for (const [key, value] of Object.entries(attributes)) {
		element.setAttribute(key, value as string);
	}
	return element;
}

/** Addresses that a browser may run, or that reach where no plan points. */
const addresses = [
	'javascript:alert(1)',
	'JaVaScRiPt:alert(1)',
	'java\tscript:alert(1)',
	'java\nscript:alert(1)',
	' \u0001javascript:alert(1)',
	'javascript&colon;alert(1)',
	'data:text/html,<script>alert(1)</script>',
	'data:image/svg+xml;base64,PHN2Zy8+',
	'vbscript:msgbox(1)',
	'file:///etc/passwd',
	'blob:http://127.0.0.1/1',
	'ftp://example.jp/',
	'//evil.example/',
	'/api/sign-out',
	'',
	`https://example.jp/${'a'.repeat(2_100)}`,
];

const nodes: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
	['image', { src: 'x', onerror: 'alert(1)' }],
	['svg', { onload: 'alert(1)' }],
	['script', {}],
	['iframe', { src: 'javascript:alert(1)' }],
	['paragraph', { onclick: 'alert(1)' }],
	['paragraph', { style: 'position:fixed;inset:0' }],
	['paragraph', { class: 'banner' }],
	['heading', { level: 1 }],
	['heading', { level: '3"><script>' }],
	['__proto__', {}],
	['constructor', {}],
	['paragraph', { onload: 'alert(1)' }],
];

/** A21: what a page would run if anybody drew it. */
export const scripts: readonly Attack[] = [
	...addresses.map((href) =>
		edit(`A21 a link to ${JSON.stringify(href.slice(0, 40))}`, (doc) => body(doc).push([paragraph('ここ', { link: { href } })])),
	),
	...nodes.map(([name, attributes]) =>
		edit(`A21 <${name} ${Object.keys(attributes)}> ${JSON.stringify(Object.values(attributes)[0] ?? '')}`, (doc) =>
			body(doc).push([elementWith(name, attributes)]),
		),
	),
	edit('A21 a link with a hidden attribute', (doc) =>
		body(doc).push([paragraph('ここ', { link: { href: 'https://example.jp/', onclick: 'alert(1)' } })]),
	),
	edit('A21 an embedded object in a text', (doc) => {
		const block = paragraph('前');
		body(doc).push([block]);
		(block.get(0) as Y.XmlText).insertEmbed(0, { image: 'x' });
	}),
	edit('A21 a hook in the prose', (doc) => body(doc).push([new Y.XmlHook('evil') as never])),
	edit('A21 an attribute on the prose itself', (doc) => (body(doc) as unknown as Y.XmlElement)._map && setOn(doc, 'onload')),
];

/** Fragments have keys of their own in Yjs, though no library offers to set them. */
function setOn(doc: Y.Doc, key: string): void {
	Y.XmlElement.prototype.setAttribute.call(body(doc) as unknown as Y.XmlElement, key, 'x');
}

/** A15: records that belong to a person, written into the document by another. */
export const forgedRecords: readonly Attack[] = [
	...['threads', 'comments', 'signoffs', 'suggestions', 'authors', 'users', 'rows:', 'rows:__proto__', ''].map((root) =>
		edit(`A15 a record under ${JSON.stringify(root)}`, (doc) => {
			const record = new Y.Map<unknown>();
			record.set('author', '朝霧町 佐藤 真紀');
			record.set('verdict', 'agree');
			doc.getMap(root).set('forged', record);
		}),
	),
	edit('A15 an author beside the fields', (doc) => doc.getMap('fields').set('author', '佐藤 真紀')),
	edit('A15 a record inside a field', (doc) => doc.getMap('fields').set('note', new Y.Map([['author', '佐藤 真紀']]) as never)),
	edit('A15 a sign-off as words outside of every block', (doc) => body(doc).push([new Y.XmlText('決裁済み') as never])),
];

/** A31: keys that reach into prototypes, and values that no canonical text can hold. */
export const pollution: readonly Attack[] = [
	...['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString'].flatMap((key) => [
		edit(`A31 ${key} as a field`, (doc) => doc.getMap('fields').set(key, 'x')),
		edit(`A31 ${key} as an attribute`, (doc) => body(doc).push([elementWithKey(key)])),
		edit(`A31 ${key} as a mark`, (doc) => body(doc).push([paragraph('印', Object.fromEntries([[key, true]]))])),
		edit(`A31 ${key} inside a link`, (doc) =>
			body(doc).push([
				paragraph('印', {
					link: Object.fromEntries([
						['href', 'https://example.jp/'],
						[key, 'x'],
					]),
				}),
			]),
		),
		edit(`A31 ${key} as a root`, (doc) => doc.getMap(key).set('x', 1)),
	]),
	edit('A31 a field with an object in it', (doc) => doc.getMap('fields').set('note', JSON.parse('{"__proto__":{"admin":true}}'))),
	edit('A31 a mark with a name of half a megabyte', (doc) =>
		body(doc).push([paragraph('印', { [`${'a'.repeat(500_000)}--`]: true })]),
	),
	edit('A31 a link of half a megabyte', (doc) =>
		body(doc).push([paragraph('印', { link: { href: `https://${'a.'.repeat(250_000)}` } })]),
	),
	edit('A31 a number that is none', (doc) => doc.getMap('fields').set('note', Number.NaN)),
	edit('A31 a number without end', (doc) => doc.getMap('fields').set('note', Number.POSITIVE_INFINITY)),
];

function elementWithKey(key: string): Y.XmlElement {
	const element = new Y.XmlElement('paragraph');
	element.setAttribute(key, 'x');
	return element;
}
