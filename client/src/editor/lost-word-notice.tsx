import type { Editor } from '@tiptap/core';
import { Selection } from '@tiptap/pm/state';
import type { ReactElement } from 'react';
import { editorText, lostWordText } from '../text/editor.ts';
import { Button } from '../ui/button.tsx';
import type { LostWord } from './lost-word.ts';

/** Offers a word back that went with the paragraph it was being typed into. */
export function LostWordNotice({
	editor,
	lost,
	onDone,
}: {
	readonly editor: Editor;
	readonly lost: LostWord;
	readonly onDone: () => void;
}): ReactElement {
	const putBack = (): void => {
		const { doc } = editor.state;
		// A replaced paragraph stands where the old one stood, so its old place is the best guess.
		const place = Selection.near(doc.resolve(Math.min(Math.max(0, lost.at - lost.text.length), doc.content.size)));
		editor.chain().focus().insertContentAt(place.from, { type: 'text', text: lost.text }).run();
		onDone();
	};
	return (
		<div role="alert" className="editor-lost">
			<span>{lostWordText(lost.text)}</span>
			{editor.isEditable ? (
				<Button size="xs" onClick={putBack}>
					{editorText.putBack}
				</Button>
			) : null}
			<Button kind="text" size="xs" onClick={onDone}>
				{editorText.close}
			</Button>
		</div>
	);
}
