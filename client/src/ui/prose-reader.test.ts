import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { hasWords, ProseReader, safeHref } from './prose-reader.tsx';

const html = (...content: unknown[]) =>
	renderToStaticMarkup(createElement(ProseReader, { prose: { type: 'doc', content }, under: 3 }));
const text = (words: string, ...marks: unknown[]) => ({ type: 'text', text: words, marks });

it('[UI3] prose is drawn with its marks, lists and headings under the heading of its part', () => {
	const drawn = html(
		{ type: 'heading', attrs: { level: 3 }, content: [text('原因')] },
		{
			type: 'paragraph',
			content: [text('路線'), text('バス', { type: 'bold' }), { type: 'hardBreak' }, text('廃止', { type: 'strike' })],
		},
		{
			type: 'orderedList',
			attrs: { start: 3 },
			content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [text('予約')] }] }],
		},
	);
	expect(drawn).toContain('<h4>原因</h4>');
	expect(drawn).toContain('<p>路線<strong>バス</strong><br/><s>廃止</s></p>');
	expect(drawn).toContain('<ol start="3"><li><p>予約</p></li></ol>');
});

it('[UI4] a link opens pages and mail, and never runs a script', () => {
	const link = (href: string) => html({ type: 'paragraph', content: [text('ここ', { type: 'link', attrs: { href } })] });
	expect(link('https://www.town.example/')).toContain('href="https://www.town.example/"');
	for (const href of ['javascript:alert(1)', ' JaVaScRiPt:alert(1)', 'data:text/html,x', '/relative', '']) {
		expect(link(href), href).not.toContain('href');
		expect(link(href), href).toContain('ここ');
	}
	expect(safeHref('mailto:a@b.example')).toBe('mailto:a@b.example');
	expect(safeHref(3)).toBeNull();
});

it('[UI5] an empty paragraph is no word', () => {
	expect(hasWords({ type: 'doc', content: [{ type: 'paragraph' }] })).toBe(false);
	expect(hasWords({ type: 'doc', content: [{ type: 'paragraph', content: [text('　')] }] })).toBe(false);
	expect(hasWords({ type: 'doc', content: [{ type: 'paragraph', content: [text('字')] }] })).toBe(true);
	expect(hasWords(null)).toBe(false);
});
