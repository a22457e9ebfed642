import './phrases.css';
import { phraseBounds } from '@renkei/plan';
import { type KeyboardEvent, type MouseEvent, type RefObject, useId, useLayoutEffect, useRef, useState } from 'react';
import { useAddPhrase, usePhrases, useRemovePhrase, useSending } from '../../api/index.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { phrasesText } from '../../text/phrases.ts';
import { Button, FieldError, Icon, isComposing } from '../../ui/index.ts';
import { useCardScope } from './card-scope.tsx';
import { faultOfPhrase, phraseIn } from './phrase-in.ts';

interface PhrasesProps {
	/** The field in which the words are written. */
	readonly field: RefObject<HTMLTextAreaElement | null>;
	readonly text: string;
	readonly onText: (text: string) => void;
}

/** 定型文: what one's own party writes again and again, put in where the caret stands. Escape gives the focus back. */
export function Phrases({ field, text, onText }: PhrasesProps) {
	const t = useText(phrasesText);
	const [open, setOpen] = useState(false);
	const [said, setSaid] = useState('');
	const button = useRef<HTMLButtonElement>(null);
	const caret = useRef<number | null>(null);
	const sheet = useId();
	// After every drawing: a phrase in the place of the same words changes nothing that could be waited for.
	useLayoutEffect(() => {
		if (caret.current !== null && field.current?.value === text) {
			field.current.focus();
			field.current.setSelectionRange(caret.current, caret.current);
			caret.current = null;
		}
	});
	const insert = (phrase: string) => {
		// A field that has lost the focus still knows what was chosen in it.
		const { selectionStart: start, selectionEnd: end } = field.current ?? {
			selectionStart: text.length,
			selectionEnd: text.length,
		};
		const next = phraseIn(text, phrase.replaceAll('\r\n', '\n'), { start, end });
		if (next === null) {
			setSaid(t.noRoom);
			return;
		}
		caret.current = next.caret;
		setOpen(false);
		setSaid(t.inserted);
		onText(next.text);
	};
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: Escape anywhere inside closes it, as in Menu.
		<div
			className="phrases"
			onKeyDown={(event) => {
				if (event.key === 'Escape' && open && !isComposing(event)) {
					// A drawer around it stays open.
					event.stopPropagation();
					setOpen(false);
					button.current?.focus();
				} else if (event.key === 'ArrowDown' && open && event.target === button.current) {
					event.preventDefault();
					event.currentTarget.querySelector<HTMLElement>('.phrases__one')?.focus();
				}
			}}
		>
			<button
				ref={button}
				type="button"
				className="phrases__open"
				aria-expanded={open}
				aria-controls={open ? sheet : undefined}
				onClick={() => {
					setSaid('');
					setOpen(!open);
				}}
			>
				{t.open}
				<Icon name={open ? 'up' : 'down'} />
			</button>
			<span className={said === t.noRoom ? 'ui-sub' : 'ui-hidden'} role="status">
				{said}
			</span>
			{open ? <Sheet id={sheet} text={text} onInsert={insert} onSaid={setSaid} /> : null}
		</div>
	);
}

/** Moves the focus among the phrases, as arrow keys do in a list. */
function moveAmong(event: KeyboardEvent<HTMLUListElement>): void {
	const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
	const phrases = [...event.currentTarget.querySelectorAll<HTMLElement>('.phrases__one')];
	const at = phrases.findIndex((phrase) => phrase.contains(document.activeElement));
	if (step !== 0 && at !== -1 && !isComposing(event)) {
		event.preventDefault();
		phrases[(at + step + phrases.length) % phrases.length]?.focus();
	}
}

/** The list pushes the rest down instead of covering it, so that it fits every width. */
function Sheet({
	id,
	text,
	onInsert,
	onSaid,
}: {
	id: string;
	text: string;
	onInsert: (phrase: string) => void;
	onSaid: (words: string) => void;
}) {
	const t = useText(phrasesText);
	const failures = useText(failureText);
	const { plan } = useCardScope();
	const { data, error } = usePhrases(plan, 'now');
	const add = useAddPhrase(plan);
	const remove = useRemovePhrase(plan);
	const { waiting, failure, send } = useSending();
	const [fault, setFault] = useState<string | null>(null);
	/** The phrase of which it is asked whether it is to go. */
	const [leaving, setLeaving] = useState<string | null>(null);
	const addNow = useRef<HTMLButtonElement>(null);
	const phrases = data?.phrases ?? [];
	const failed = failure ?? (data === undefined ? (error?.failure ?? null) : null);
	const keep = () => {
		const kept = phrases.map((phrase) => phrase.text);
		const wrong = faultOfPhrase(text, kept, phraseBounds.letters);
		setFault(wrong === null ? null : wrong === 'tooLong' ? t.tooLong(phraseBounds.letters) : t[wrong]);
		if (wrong === null) {
			send(
				() => add.mutateAsync({ text }),
				() => onSaid(t.added),
			);
		}
	};
	const removeNow = (phrase: string) =>
		send(
			() => remove.mutateAsync({ phrase }),
			() => {
				setLeaving(null);
				onSaid(t.removed);
				// The button that was pressed is gone with its phrase.
				addNow.current?.focus();
			},
		);
	const stay = ({ currentTarget }: MouseEvent<HTMLElement>) => {
		const row = currentTarget.closest('li');
		setLeaving(null);
		// The button that was pressed is gone; the one that asked stands there again.
		requestAnimationFrame(() => row?.querySelector<HTMLElement>('.phrases__remove')?.focus());
	};
	return (
		<div className="phrases__sheet" id={id}>
			<p className="ui-sub">{data !== undefined && phrases.length === 0 ? t.empty : t.help}</p>
			{phrases.length === 0 ? null : (
				<ul className="ui-list phrases__list" aria-label={t.list} onKeyDown={moveAmong}>
					{phrases.map((phrase) => (
						<li key={phrase.id}>
							<button type="button" className="phrases__one" onClick={() => onInsert(phrase.text)}>
								{phrase.text}
							</button>
							{leaving === phrase.id ? (
								<span className="phrases__leaving">
									<Button
										size="xs"
										autoFocus
										waiting={waiting}
										aria-label={t.remove(phrase.text)}
										onClick={() => removeNow(phrase.id)}
									>
										{t.removeNow}
									</Button>
									<Button size="xs" kind="text" onClick={stay}>
										{t.keep}
									</Button>
								</span>
							) : (
								<button
									type="button"
									className="phrases__remove"
									aria-label={t.remove(phrase.text)}
									title={t.removeNow}
									onClick={() => setLeaving(phrase.id)}
								>
									<Icon name="close" />
								</button>
							)}
						</li>
					))}
				</ul>
			)}
			<Button ref={addNow} size="xs" waiting={waiting} onClick={keep}>
				{t.add}
			</Button>
			{fault === null && failed === null ? null : (
				<FieldError>{fault ?? (failed === null ? '' : failures.say(failed))}</FieldError>
			)}
		</div>
	);
}
