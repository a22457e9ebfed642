import './copy-box.css';
import { useId, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { saveFile } from './save-file.ts';

/** What the buttons say; each names the text, since several boxes stand on one page. */
export interface CopyBoxWords {
	readonly copy: string;
	readonly save: string;
	readonly copied: string;
	readonly notCopied: string;
}

/** A text to be taken away letter by letter: copied by one button, saved as a file by another. */
export function CopyBox({
	label,
	note,
	text,
	file,
	words,
}: {
	label: string;
	/** What it is good for. */
	note?: string;
	text: string;
	/** Name of the file. */
	file: string;
	words: CopyBoxWords;
}) {
	const id = useId();
	const shown = useRef<HTMLPreElement>(null);
	const [said, setSaid] = useState('');
	const copy = async () => {
		try {
			// Missing where the page did not come by https.
			await navigator.clipboard.writeText(text);
			setSaid(words.copied);
		} catch {
			if (shown.current !== null) {
				getSelection()?.selectAllChildren(shown.current);
			}
			setSaid(words.notCopied);
		}
	};
	return (
		<figure className="ui-copy" aria-labelledby={id}>
			<figcaption id={id}>{label}</figcaption>
			{note === undefined ? null : <p className="ui-sub">{note}</p>}
			<pre ref={shown}>{text}</pre>
			<div className="ui-copy__acts">
				<Button size="xs" onClick={() => void copy()}>
					<Icon name="copy" />
					{words.copy}
				</Button>
				<Button size="xs" onClick={() => saveFile(file, new Blob([text], { type: 'text/plain;charset=utf-8' }))}>
					{words.save}
				</Button>
				<span role="status" className="ui-sub">
					{said}
				</span>
			</div>
		</figure>
	);
}
