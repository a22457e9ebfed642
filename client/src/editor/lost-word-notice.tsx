import type { Editor } from '@tiptap/core';
import { Selection } from '@tiptap/pm/state';
import type { ReactElement } from 'react';
import { editorText } from '../text/editor.ts';
import { useText } from '../text/language.tsx';
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
	const words = useText(editorText);
	const putBack = (): void => {
		const { doc } = editor.state;
		// A replaced paragraph stands where the old one stood, so its old place is the best guess.
		const place = Selection.near(doc.resolve(Math.min(Math.max(0, lost.at - lost.text.length), doc.content.size)));
		editor.chain().focus().insertContentAt(place.from, { type: 'text', text: lost.text }).run();
		onDone();
	};
	return (
		<div role="alert" className="editor-lost">
			<span>{words.lostWord(lost.text)}</span>
			{editor.isEditable ? (
				<Button size="xs" onClick={putBack}>
					{words.putBack}
				</Button>
			) : null}
			<Button kind="text" size="xs" onClick={onDone}>
				{words.close}
			</Button>
		</div>
	);
}
