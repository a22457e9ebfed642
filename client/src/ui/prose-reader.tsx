import './reader.css';
import { Fragment, type ReactNode } from 'react';

/** ProseMirror JSON as it stands in a part's content. Read with care: it comes over the network. */
interface Node {
	readonly type?: string;
	readonly text?: string;
	readonly attrs?: Readonly<Record<string, unknown>>;
	readonly marks?: readonly { readonly type?: string; readonly attrs?: Readonly<Record<string, unknown>> }[];
	readonly content?: readonly Node[];
}

const protocols = ['http:', 'https:', 'mailto:'];

/** The address of a link, or null where a browser would run it instead of opening it. */
export function safeHref(href: unknown): string | null {
	if (typeof href !== 'string' || !URL.canParse(href)) {
		return null;
	}
	const url = new URL(href);
	return protocols.includes(url.protocol) ? url.href : null;
}

type Mark = NonNullable<Node['marks']>[number];

function wrapped(inner: ReactNode, mark: Mark): ReactNode {
	switch (mark.type) {
		case 'bold':
			return <strong>{inner}</strong>;
		case 'italic':
			return <em>{inner}</em>;
		case 'underline':
			return <u>{inner}</u>;
		case 'strike':
			return <s>{inner}</s>;
		case 'link': {
			const href = safeHref(mark.attrs?.href);
			return href === null ? (
				inner
			) : (
				<a href={href} rel="noopener noreferrer">
					{inner}
				</a>
			);
		}
		default:
			return inner;
	}
}

function Heading({ level, children }: { level: number; children: ReactNode }) {
	const Tag = `h${Math.min(level, 6)}` as 'h2' | 'h3' | 'h4' | 'h5' | 'h6';
	return <Tag>{children}</Tag>;
}

function drawn(node: Node, under: number): ReactNode {
	const inner = (node.content ?? []).map((child, at) => (
		// The text does not change while it is read; its place is its identity.
		// biome-ignore lint/suspicious/noArrayIndexKey: see above
		<Fragment key={at}>{drawn(child, under)}</Fragment>
	));
	switch (node.type) {
		case 'text':
			return (node.marks ?? []).reduce<ReactNode>(wrapped, node.text ?? '');
		case 'paragraph':
			return <p>{inner.length === 0 ? <br /> : inner}</p>;
		case 'heading': {
			// The prose has levels 3 and 4; on the page they stand under the part's own heading.
			const level = typeof node.attrs?.level === 'number' ? node.attrs.level : 3;
			return <Heading level={under + Math.max(1, level - 2)}>{inner}</Heading>;
		}
		case 'bulletList':
			return <ul>{inner}</ul>;
		case 'orderedList':
			return <ol start={typeof node.attrs?.start === 'number' ? node.attrs.start : 1}>{inner}</ol>;
		case 'listItem':
			return <li>{inner}</li>;
		case 'blockquote':
			return <blockquote>{inner}</blockquote>;
		case 'hardBreak':
			return <br />;
		default:
			// A node that a later schema knows: its words are still read.
			return inner;
	}
}

/** Whether prose holds any word. */
export function hasWords(prose: unknown): boolean {
	const node = prose as Node | null;
	if (node === null || typeof node !== 'object') {
		return false;
	}
	return (node.text ?? '').trim() !== '' || (node.content ?? []).some(hasWords);
}

/**
 * Prose for reading, without the editor.
 * @param under level of the heading that the prose stands under
 */
export function ProseReader({ prose, under }: { prose: unknown; under: number }) {
	return (
		<div className="ui-prose ui-body-text">
			{prose === null || typeof prose !== 'object' ? null : drawn(prose as Node, under)}
		</div>
	);
}
