import { type ChangeEvent, type RefObject, useLayoutEffect, useRef } from 'react';
import type { ValueColumn } from '../column-plan.ts';
import type { EntryState } from '../values/entry-state.ts';
import { isFigure } from '../values/value-entry.ts';
import type { Writing } from './key-act.ts';
import type { CellOption } from './read-cell.ts';

export interface CellBoxProps {
	readonly column: ValueColumn;
	/** What screen readers call the cell. */
	readonly name: string;
	/** The value as it is shown. */
	readonly words: string;
	readonly state: EntryState;
	readonly writing: Writing;
	readonly readOnly: boolean;
	/** What the cell may hold, for columns with a closed list. */
	readonly options: readonly CellOption[] | null;
	/** Id of what is said about the cell. */
	readonly describedBy: string | undefined;
	/** Whether the next drawing takes the focus. */
	readonly focusWanted: RefObject<boolean>;
	readonly onText: (text: string) => void;
	readonly onChoose: (text: string) => void;
	readonly onComposing: (text: string) => void;
	readonly onGivenUp: () => void;
	readonly onLeave: () => void;
}

/** Text that stands in a cell and is not its value. */
export function textOf(state: EntryState): string | null {
	return state.kind === 'typing' || state.kind === 'contested' || state.kind === 'refused' ? state.text : null;
}

/**
 * The field of the cell in which this person is. It is there before anything is typed, unseen, with its words chosen: so
 * the first letter, or the first kana of an input method, replaces them where it arrives. A field that came only with the
 * first key would lose that key.
 */
export function CellBox(props: CellBoxProps) {
	return props.writing === 'opened' && props.options !== null ? (
		<ChoiceBox {...props} options={props.options} />
	) : (
		<TextBox {...props} />
	);
}

function TextBox(props: CellBoxProps) {
	const { column, name, words, state, writing, readOnly, describedBy, focusWanted } = props;
	const box = useRef<HTMLTextAreaElement>(null);
	const text = textOf(state) ?? words;
	useLayoutEffect(() => {
		const element = box.current;
		if (element !== null && focusWanted.current && document.activeElement !== element) {
			element.focus({ preventScroll: true });
			element.closest('td')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
		}
	});
	const chosen = writing === null ? text : null;
	useLayoutEffect(() => {
		const element = box.current;
		// While the cell is only chosen, what is typed replaces its words; opened, the caret stands behind them.
		if (chosen !== null) {
			element?.setSelectionRange(0, chosen.length);
		} else if (writing === 'opened') {
			element?.setSelectionRange(element.value.length, element.value.length);
		}
	}, [writing, chosen]);
	const figure = isFigure(column);
	return (
		<textarea
			ref={box}
			className={`grid__box ${writing === null ? 'grid__box--unseen' : ''} ${figure ? 'grid__box--figure' : ''}`}
			rows={1}
			value={text}
			readOnly={readOnly}
			inputMode={figure ? 'decimal' : undefined}
			autoComplete="off"
			spellCheck={false}
			aria-label={name}
			aria-multiline={column.type === 'long'}
			aria-invalid={state.kind === 'refused' ? true : undefined}
			aria-describedby={describedBy}
			onChange={(event: ChangeEvent<HTMLTextAreaElement>) => props.onText(event.target.value)}
			onSelect={({ currentTarget }) => {
				// However the caret came here: a cell that is only chosen is typed over as a whole.
				if (writing === null && currentTarget.selectionEnd - currentTarget.selectionStart < currentTarget.value.length) {
					currentTarget.select();
				}
			}}
			onCompositionStart={(event) => props.onComposing(event.currentTarget.value)}
			onCompositionEnd={(event) => {
				if (event.data === '' && event.currentTarget.value === '') {
					props.onGivenUp();
				}
			}}
			onBlur={props.onLeave}
		/>
	);
}

/** A closed list, by the browser's own control. What is chosen is written at once. */
function ChoiceBox({
	name,
	words,
	options,
	describedBy,
	focusWanted,
	onChoose,
	onLeave,
}: CellBoxProps & { options: readonly CellOption[] }) {
	const box = useRef<HTMLSelectElement>(null);
	useLayoutEffect(() => {
		const element = box.current;
		if (element === null || !focusWanted.current) {
			return;
		}
		element.focus({ preventScroll: true });
		try {
			element.showPicker();
		} catch {
			// Older browsers, and those that did not see a key or a press: the list opens by the browser's own keys.
		}
	}, [focusWanted]);
	const known = options.some((option) => option.words === words);
	return (
		<select
			ref={box}
			className="grid__box grid__box--choice"
			aria-label={name}
			aria-describedby={describedBy}
			value={words}
			onChange={(event) => onChoose(event.target.value)}
			onBlur={onLeave}
		>
			<option value="">—</option>
			{words === '' || known ? null : <option value={words}>{words}</option>}
			{options.map((option) => (
				<option key={String(option.value)} value={option.words}>
					{option.words}
				</option>
			))}
		</select>
	);
}
