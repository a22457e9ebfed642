import './value-input.css';
import { createPortal } from 'react-dom';
import { useText } from '../../../text/language.tsx';
import { fieldText } from '../../../text/section-values.ts';
import { ChoiceInput } from './choice-input.tsx';
import { EntryNote } from './entry-note.tsx';
import { useEntry } from './use-entry.ts';
import { isFigure } from './value-entry.ts';
import type { ValueInputProps } from './value-input-props.ts';

/** The control of one value. Text is local while it is typed; the document gets it at a pause, at Enter and on leaving. */
export function ValueInput(props: ValueInputProps) {
	const { type } = props.spec;
	const fromList = type === 'choice' || type === 'flag' || type === 'body' || (props.named ?? []).length > 0;
	return fromList ? <ChoiceInput {...props} /> : <TextInput {...props} />;
}

function TextInput({ spec, value, saved, id, label, describedBy, lacking, notes, onWrite, onInside }: ValueInputProps) {
	const t = useText(fieldText);
	const entry = useEntry({ spec, value, saved, onWrite });
	const limit = 'limit' in spec ? spec.limit : undefined;
	const tooLong = limit !== undefined && entry.text.length > limit ? t.tooLong(limit, entry.text.length) : null;
	const noteId = `${id}-note`;
	const described = [describedBy ?? '', noteId].filter((part) => part !== '').join(' ');
	const ties = {
		id,
		value: entry.text,
		'aria-label': label,
		'aria-describedby': described,
		'aria-invalid': entry.state.kind === 'refused' || lacking || tooLong !== null ? (true as const) : undefined,
		'aria-required': spec.required ? (true as const) : undefined,
		autoComplete: 'off',
		onFocus: () => onInside?.(true),
		onBlur: () => {
			entry.onBlur();
			onInside?.(false);
		},
		onKeyDown: entry.onKeyDown,
		onCompositionStart: entry.onCompositionStart,
		onCompositionEnd: entry.onCompositionEnd,
	};
	const note = (
		<EntryNote
			id={noteId}
			state={entry.state}
			value={value}
			spec={spec}
			tooLong={tooLong}
			onMine={entry.takeMine}
			onKeep={entry.letGo}
		/>
	);
	return (
		<>
			{spec.type === 'text' && label !== undefined ? (
				// In a row the words wrap instead of running out of the cell; a line break is still no part of them.
				<textarea
					{...ties}
					rows={1}
					aria-multiline={false}
					className="ui-input value-input value-input--wrap"
					onKeyDown={(event) => {
						entry.onKeyDown(event);
						if (event.key === 'Enter') {
							event.preventDefault();
						}
					}}
					onChange={(event) => entry.onText(event.target.value.replace(/\r?\n/g, ' '))}
				/>
			) : spec.type === 'long' ? (
				<textarea
					{...ties}
					rows={2}
					className="ui-input value-input value-input--long"
					onChange={(event) => entry.onText(event.target.value)}
				/>
			) : (
				<input
					{...ties}
					type="text"
					inputMode={isFigure(spec) ? 'decimal' : undefined}
					className={isFigure(spec) ? 'ui-input value-input value-input--figure' : 'ui-input value-input'}
					onChange={(event) => entry.onText(event.target.value)}
				/>
			)}
			{notes === undefined ? note : notes === null ? null : createPortal(note, notes)}
		</>
	);
}
