import type { Json } from '@renkei/plan';
import { type Html, html } from './html.ts';

interface Node {
	readonly type: string;
	readonly text?: string;
	readonly attrs?: { readonly level?: number; readonly start?: number };
	readonly marks?: readonly { readonly type: string; readonly attrs?: { readonly href?: string } }[];
	readonly content?: readonly Node[];
}

/** Links as the prose admits them; anything else stands as words. */
const isLink = (href: string | undefined): href is string => /^(https?|mailto):/i.test(href ?? '');

function marked(inner: Html, { marks = [] }: Node): Html {
	return marks.reduce((words, { type, attrs }): Html => {
		switch (type) {
			case 'bold':
				return html`<strong>${words}</strong>`;
			case 'italic':
				return html`<em>${words}</em>`;
			case 'strike':
				return html`<s>${words}</s>`;
			case 'underline':
				return html`<u>${words}</u>`;
			case 'link':
				return isLink(attrs?.href) ? html`<a href="${attrs.href}" rel="noreferrer">${words}</a>` : words;
			default:
				return words;
		}
	}, inner);
}

function nodeHtml(node: Node): Html {
	const inner = html`${(node.content ?? []).map(nodeHtml)}`;
	switch (node.type) {
		case 'text':
			return marked(html`${node.text ?? ''}`, node);
		case 'hardBreak':
			return html`<br>`;
		case 'paragraph':
			return html`<p>${inner}</p>\n`;
		case 'heading':
			return node.attrs?.level === 4 ? html`<h5>${inner}</h5>\n` : html`<h4>${inner}</h4>\n`;
		case 'bulletList':
			return html`<ul>${inner}</ul>\n`;
		case 'orderedList':
			return html`<ol start="${node.attrs?.start ?? 1}">${inner}</ol>\n`;
		case 'listItem':
			return html`<li>${inner}</li>\n`;
		case 'blockquote':
			return html`<blockquote>${inner}</blockquote>\n`;
		default:
			return inner;
	}
}

/** Canonical prose as HTML. */
export function proseHtml(prose: Json): Html {
	return nodeHtml(prose as unknown as Node);
}

/** The same as lines of words, for a paper: a line per block, with the mark of a list before it. */
export function proseLines(prose: Json): string[] {
	const of = (node: Node, mark: string): string[] => {
		const children = node.content ?? [];
		if (node.type === 'paragraph' || node.type === 'heading') {
			return [mark + children.map((child) => (child.type === 'hardBreak' ? '\n' : (child.text ?? ''))).join('')];
		}
		const start = node.attrs?.start ?? 1;
		return children.flatMap((child, index) => {
			const own = node.type === 'orderedList' ? `${start + index}. ` : node.type === 'bulletList' ? '・' : mark;
			return of(child, node.type === 'listItem' && index > 0 ? '　' : own);
		});
	};
	return of(prose as unknown as Node, '').filter((line) => line.trim() !== '');
}
