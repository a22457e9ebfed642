import type { Editor } from '@tiptap/core';
import { type KeyboardEvent, type ReactElement, useRef, useState } from 'react';
import { editorText } from '../text/editor.ts';
import { useText } from '../text/language.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import { isComposing } from '../ui/ime.ts';
import { useEditorFacts } from './use-editor-facts.ts';

interface Tool {
	readonly key: string;
	readonly label: string;
	readonly icon?: IconName;
	/** Null for a tool that is not switched on and off. */
	readonly pressed: boolean | null;
	/** Nothing to do now: the button stays reachable and says so. */
	readonly idle?: boolean;
	readonly act: () => void;
	/** Keys, as `aria-keyshortcuts` writes them. */
	readonly keys?: string;
}

export interface ToolbarProps {
	readonly editor: Editor;
	readonly editable: boolean;
	/** Null leaves 指摘を付ける out. */
	readonly onRequestComment: (() => void) | null;
}

/** Level of the one heading that a section's text has; the section itself is level 2. */
const headingLevel = 3;

/** The editing tools as one tab stop; arrow keys move between them. Draws nothing when there is nothing to do. */
export function Toolbar({ editor, editable, onRequestComment }: ToolbarProps): ReactElement | null {
	const marks = useEditorFacts(editor, marksOf);
	const words = useText(editorText);
	const [current, setCurrent] = useState(0);
	const bar = useRef<HTMLDivElement>(null);
	const groups: readonly (readonly Tool[])[] = [
		...(editable ? [blockTools(editor, marks, words), historyTools(editor, marks, words)] : []),
		...(onRequestComment === null ? [] : [[commentTool(onRequestComment, words)]]),
	];
	const tools = groups.flat();
	if (tools.length === 0) {
		return null;
	}
	const stop = Math.min(current, tools.length - 1);
	const onKeyDown = (event: KeyboardEvent): void => {
		const next = isComposing(event) ? null : stepped(event.key, stop, tools.length);
		if (next !== null) {
			event.preventDefault();
			setCurrent(next);
			bar.current?.querySelectorAll<HTMLButtonElement>('button')[next]?.focus();
		}
	};
	return (
		<div ref={bar} role="toolbar" aria-label={words.toolbar} className="editor-toolbar" tabIndex={-1} onKeyDown={onKeyDown}>
			{groups.map((group) => (
				<div key={group[0]?.key} className="editor-tools">
					{group.map((tool) => {
						const at = tools.indexOf(tool);
						return (
							<button
								key={tool.key}
								type="button"
								className={`editor-tool editor-tool--${tool.key}`}
								tabIndex={at === stop ? 0 : -1}
								aria-pressed={tool.pressed ?? undefined}
								aria-disabled={tool.idle === true ? true : undefined}
								aria-keyshortcuts={tool.keys}
								onFocus={() => setCurrent(at)}
								// Taking the focus would end a composition and drop the selection that the tool is meant for.
								onMouseDown={(event) => event.preventDefault()}
								onClick={() => {
									if (tool.idle !== true && !editor.view.composing) {
										tool.act();
									}
								}}
							>
								{tool.icon === undefined ? null : <Icon name={tool.icon} />}
								{tool.label}
							</button>
						);
					})}
				</div>
			))}
		</div>
	);
}

type Words = typeof editorText.ja;
type Marks = ReturnType<typeof marksOf>;

function marksOf(editor: Editor) {
	return {
		paragraph: editor.isActive('paragraph') && !editor.isActive('bulletList') && !editor.isActive('orderedList'),
		heading: editor.isActive('heading'),
		bold: editor.isActive('bold'),
		bullets: editor.isActive('bulletList'),
		numbers: editor.isActive('orderedList'),
		undo: editor.can().undo(),
		redo: editor.can().redo(),
	};
}

function blockTools(editor: Editor, marks: Marks, words: Words): readonly Tool[] {
	const run = (act: (chain: ReturnType<Editor['chain']>) => { run(): boolean }) => () => {
		act(editor.chain().focus()).run();
	};
	return [
		{
			key: 'paragraph',
			label: words.paragraph,
			pressed: marks.paragraph,
			act: run((chain) => chain.clearNodes().setParagraph()),
			keys: 'Control+Alt+0',
		},
		{
			key: 'heading',
			label: words.heading,
			pressed: marks.heading,
			act: run((chain) => chain.toggleHeading({ level: headingLevel })),
			keys: 'Control+Alt+3',
		},
		{ key: 'bold', label: words.bold, pressed: marks.bold, act: run((chain) => chain.toggleBold()), keys: 'Control+B' },
		{
			key: 'bullets',
			label: words.bullets,
			icon: 'bullets',
			pressed: marks.bullets,
			act: run((chain) => chain.toggleBulletList()),
			keys: 'Control+Shift+8',
		},
		{
			key: 'numbers',
			label: words.numbers,
			icon: 'numbers',
			pressed: marks.numbers,
			act: run((chain) => chain.toggleOrderedList()),
			keys: 'Control+Shift+7',
		},
	];
}

function historyTools(editor: Editor, marks: Marks, words: Words): readonly Tool[] {
	const focused = (act: () => boolean) => () => {
		act();
		editor.commands.focus();
	};
	return [
		{
			key: 'undo',
			label: words.undo,
			icon: 'undo',
			pressed: null,
			idle: !marks.undo,
			act: focused(() => editor.commands.undo()),
			keys: 'Control+Z',
		},
		{
			key: 'redo',
			label: words.redo,
			icon: 'redo',
			pressed: null,
			idle: !marks.redo,
			act: focused(() => editor.commands.redo()),
			keys: 'Control+Y',
		},
	];
}

function commentTool(act: () => void, words: Words): Tool {
	return { key: 'comment', label: words.comment, icon: 'comment', pressed: null, act, keys: 'Control+Alt+M' };
}

/** Where an arrow key leads in a toolbar of `count` tools; null for another key. */
function stepped(key: string, at: number, count: number): number | null {
	switch (key) {
		case 'ArrowRight':
			return (at + 1) % count;
		case 'ArrowLeft':
			return (at + count - 1) % count;
		case 'Home':
			return 0;
		case 'End':
			return count - 1;
		default:
			return null;
	}
}
