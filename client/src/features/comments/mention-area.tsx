import type { PartAddress } from '@renkei/plan';
import { type KeyboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { commentsFormText } from '../../text/comments-form.ts';
import { useText } from '../../text/language.tsx';
import { isComposing, TextArea } from '../../ui/index.ts';
import { type Draft, type Nameable, type NameQuery, nameQueryAt, namingWords, peopleFor, withName } from './mentions.ts';
import { Phrases } from './phrases.tsx';
import { usePeople } from './use-people.ts';

/** A plan has some dozens of seats; beyond these nobody looks through the list, but types one more letter. */
const MOST_SHOWN = 30;

/**
 * The field in which a comment is written. @ opens a list of the people who may read the part; it is filtered by committed
 * text only, and a key that belongs to the input method neither chooses nor sends. Enter is a line break, Ctrl+Enter sends.
 */
export function MentionArea({
	label,
	support,
	error = null,
	rows = 3,
	draft,
	part,
	field,
	onDraft,
	onSend,
	onLeave,
}: {
	label: string;
	support: string;
	error?: string | null;
	rows?: number;
	draft: Draft;
	part: PartAddress;
	field: RefObject<HTMLTextAreaElement | null>;
	onDraft: (draft: Draft) => void;
	onSend: () => void;
	/** Escape leaves the field; null as long as typed words would be lost by it. */
	onLeave: (() => void) | null;
}) {
	const people = usePeople(part);
	const [query, setQuery] = useState<NameQuery | null>(null);
	/** Where the @ stands whose list was put away. */
	const [putAway, setPutAway] = useState<number | null>(null);
	const [at, setAt] = useState(0);
	const composing = useRef(false);
	const caret = useRef<number | null>(null);
	const list = useId();
	const found = query === null || query.start === putAway ? [] : peopleFor(people, query.query).slice(0, MOST_SHOWN);
	const open = found.length > 0;
	const current = Math.min(at, found.length - 1);
	useLayoutEffect(() => {
		if (caret.current !== null && draft.text !== '') {
			field.current?.setSelectionRange(caret.current, caret.current);
			caret.current = null;
		}
	}, [draft.text, field]);

	const look = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement) => {
		if (composing.current) {
			return;
		}
		const next = selectionStart === selectionEnd ? nameQueryAt(value, selectionStart) : null;
		if (next?.start === query?.start && next?.query === query?.query) {
			return;
		}
		setQuery(next);
		setAt(0);
		if (next?.start !== putAway) {
			setPutAway(null);
		}
	};
	const choose = (person: Nameable) => {
		if (query === null) {
			return;
		}
		const next = withName(draft, query, { seat: person.seat, words: namingWords(person, people) });
		caret.current = next.caret;
		setQuery(null);
		onDraft(next.draft);
	};
	/** Keys of the open list; whether it took the key. */
	const listTook = (event: KeyboardEvent): boolean => {
		const person = found[current];
		if (person === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) {
			return false;
		}
		switch (event.key) {
			case 'ArrowDown':
				setAt((current + 1) % found.length);
				return true;
			case 'ArrowUp':
				setAt((current - 1 + found.length) % found.length);
				return true;
			case 'Enter':
			case 'Tab':
				choose(person);
				return true;
			case 'Escape':
				setPutAway(query?.start ?? null);
				return true;
			default:
				return false;
		}
	};
	const onKeyDown = (event: KeyboardEvent) => {
		if (isComposing(event)) {
			return;
		}
		if (listTook(event)) {
			event.preventDefault();
			// A drawer around it stays open when Escape puts the list away.
			event.stopPropagation();
		} else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
			event.preventDefault();
			onSend();
		} else if (event.key === 'Escape' && onLeave !== null) {
			event.stopPropagation();
			onLeave();
		}
	};
	return (
		<div className="mention-area">
			<TextArea
				ref={field}
				label={label}
				support={support}
				error={error}
				rows={rows}
				value={draft.text}
				maxLength={4000}
				aria-autocomplete="list"
				aria-haspopup="listbox"
				aria-controls={open ? list : undefined}
				aria-activedescendant={open ? `${list}-${current}` : undefined}
				onChange={(event) => {
					onDraft({ ...draft, text: event.target.value });
					look(event.target);
				}}
				onSelect={(event) => look(event.currentTarget)}
				onCompositionStart={() => {
					composing.current = true;
				}}
				onCompositionEnd={(event) => {
					composing.current = false;
					look(event.currentTarget);
				}}
				onBlur={() => {
					composing.current = false;
					setQuery(null);
				}}
				onKeyDown={onKeyDown}
			/>
			<People id={list} people={found} current={current} onChoose={choose} />
			<Phrases field={field} text={draft.text} onText={(text) => onDraft({ ...draft, text })} />
		</div>
	);
}

/** The list under the field: it pushes the rest down instead of covering it, so that it fits every width. */
function People({
	id,
	people,
	current,
	onChoose,
}: {
	id: string;
	people: readonly Nameable[];
	current: number;
	onChoose: (person: Nameable) => void;
}) {
	const t = useText(commentsFormText);
	const chosen = people.length === 0 ? null : `${id}-${current}`;
	useEffect(() => {
		if (chosen !== null) {
			document.getElementById(chosen)?.scrollIntoView({ block: 'nearest' });
		}
	}, [chosen]);
	return (
		<>
			<span className="ui-hidden" role="status">
				{people.length === 0 ? '' : t.found(people.length)}
			</span>
			{people.length === 0 ? null : (
				<div className="mention-list" id={id} role="listbox" tabIndex={-1} aria-label={t.people}>
					{people.map((person, index) => (
						// biome-ignore lint/a11y/useKeyWithClickEvents: the field that keeps the focus has the keys.
						<div
							key={person.seat}
							id={`${id}-${index}`}
							role="option"
							tabIndex={-1}
							aria-selected={index === current}
							className="mention-list__one"
							// The focus stays in the field.
							onMouseDown={(event) => event.preventDefault()}
							onClick={() => onChoose(person)}
						>
							<span>{person.person}</span>
							<span className="ui-sub">{[person.party, person.post].filter((words) => words !== '').join(' ')}</span>
						</div>
					))}
				</div>
			)}
		</>
	);
}
