import { type KeyboardEvent, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { isComposing } from '../../../ui/index.ts';
import type { ValueColumn } from '../column-plan.ts';
import type { EntryState } from '../values/entry-state.ts';
import { GridDesk } from './grid-desk.ts';
import type { GridNotice, GridWork } from './grid-work.ts';
import { type KeyAct, keyAct, type Writing } from './key-act.ts';
import type { GridLine, GridSource } from './lines.ts';
import { type Step, stepFrom } from './places.ts';
import { type CellWorld, readCell } from './read-cell.ts';
import { fieldUnder, placeUnder } from './under-pointer.ts';
import { usePlaces } from './use-places.ts';

const notices = {
	undo: { done: 'undone', replaced: 'replaced', none: 'nothing-to-undo' },
	redo: { done: 'redone', replaced: 'replaced', none: 'nothing-to-redo' },
} as const;

/** One desk for as long as the grid is on screen. It looks at the documents again with each drawing. */
export function useDesk(table: string, sources: readonly GridSource[]): GridDesk {
	const [desk] = useState(() => new GridDesk(table, () => crypto.randomUUID()));
	useSyncExternalStore(desk.told.subscribe, desk.told.version);
	useEffect(() => desk.take(sources), [desk, sources]);
	useEffect(() => () => desk.close(), [desk]);
	return desk;
}

export function useGrid({
	desk,
	lines,
	columns,
	world,
	filtered,
}: {
	desk: GridDesk;
	lines: readonly GridLine[];
	columns: readonly ValueColumn[];
	world: CellWorld;
	filtered: boolean;
}): GridWork {
	const [writing, setWriting] = useState<Writing>(null);
	const [notice, say] = useState<GridNotice>(null);
	const focusWanted = useRef(false);
	const [inside, setInside] = useState(false);
	const shape = useMemo(() => ({ lines: lines.map(({ key }) => key), columns: columns.map(({ key }) => key) }), [lines, columns]);
	const { active, anchor, range, lost, setPlaces, settle } = usePlaces(shape);
	if (writing !== null && lost) {
		// Somebody deleted the row under the writer: the next key must not go into another one.
		setWriting(null);
		focusWanted.current = false;
	}
	useEffect(() => {
		if (lost) {
			desk.settleTyped();
		}
	}, [lost, desk]);
	const line = lines.find(({ key }) => key === active?.line) ?? null;
	const column = columns.find(({ key }) => key === active?.column) ?? null;
	const [cornerLine, cornerColumn] = range === null ? [] : [lines[range.top], columns[range.left]];
	const corner = cornerLine === undefined || cornerColumn === undefined ? null : { line: cornerLine, column: cornerColumn };

	const happen = (event: Parameters<GridDesk['happen']>[2]): EntryState | null =>
		line === null || column === null ? null : desk.happen(line, column, event, (text) => readCell(text, column, world));
	const finish = () => {
		const kind = line === null || column === null ? 'settled' : desk.states.get(line.key, column.key).kind;
		if (writing !== null || kind === 'typing' || kind === 'contested') {
			happen({ kind: 'finished', leaves: true });
			setWriting(null);
		}
	};
	const go: GridWork['go'] = (place, { extend = false, focus = true } = {}) => {
		finish();
		say(null);
		focusWanted.current = focus;
		setPlaces({ active: place, anchor: extend ? (anchor ?? active) : null });
	};
	const step = (direction: Step, extend: boolean) => go(stepFrom(shape, active, direction), { extend });
	const chosenLines = () => (range === null ? [] : lines.slice(range.top, range.bottom + 1));
	const chosenColumns = () => (range === null ? [] : columns.slice(range.left, range.right + 1));

	const act = (what: KeyAct): void => {
		switch (what.kind) {
			case 'go':
				step(what.step, what.extend);
				return;
			case 'commit':
				step(what.step, false);
				return;
			case 'open':
				if (line?.editable === true) {
					settle();
					focusWanted.current = true;
					setWriting('opened');
				} else {
					say('read-only');
				}
				return;
			case 'revert':
				happen({ kind: 'reverted' });
				setWriting(null);
				return;
			case 'line-break':
				return;
			case 'clear':
				if (chosenLines().every(({ editable }) => !editable)) {
					say('read-only');
				}
				desk.clear(chosenLines(), chosenColumns());
				return;
			case 'undo':
			case 'redo':
				say(notices[what.kind][desk.goBack(what.kind)]);
				return;
			case 'select-all':
				setPlaces({ active, anchor: null, whole: true });
				return;
			case 'move-row':
				if (filtered) {
					say('filter-first');
				} else if (line?.editable === true) {
					desk.moveRow(line, what.direction);
				}
		}
	};

	// What was typed must not be lost with the page: a hidden tab may never come back.
	const latest = useRef(finish);
	latest.current = finish;
	useEffect(() => {
		const hidden = () => document.visibilityState === 'hidden' && latest.current();
		document.addEventListener('visibilitychange', hidden);
		return () => {
			document.removeEventListener('visibilitychange', hidden);
			latest.current();
		};
	}, []);

	return {
		active,
		line,
		column,
		range,
		corner,
		writing,
		notice,
		focusWanted,
		shape,
		inside,
		around: {
			onFocus: ({ target }) => {
				// In a field beside the cells, what others change must not pull the focus back into one.
				focusWanted.current = focusWanted.current && target.closest('table') !== null;
				setInside(true);
			},
			onBlur: ({ currentTarget, relatedTarget }) => {
				if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) {
					focusWanted.current = false;
					setInside(false);
				}
			},
		},
		say,
		go,
		do: act,
		typed(text) {
			settle();
			if (writing === null) {
				setWriting('typed');
			}
			say(null);
			happen({ kind: 'typed', text });
		},
		composing(text) {
			settle();
			if (writing === null) {
				setWriting('typed');
				// The words that the input method is about to replace: the field must not change under it.
				happen({ kind: 'typed', text });
			}
		},
		givenUp() {
			if (writing === 'typed') {
				act({ kind: 'revert' });
			}
		},
		choose(text) {
			happen({ kind: 'typed', text });
			happen({ kind: 'finished', leaves: true });
		},
		leave: finish,
		takeMine: () => happen({ kind: 'mine-chosen' }),
		letGo: () => happen({ kind: 'reverted' }),
		onKeyDown(event) {
			const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
			const facts = { key, shift: shiftKey, control: ctrlKey || metaKey, alt: altKey, composing: isComposing(event) };
			const found = keyAct(facts, writing);
			if (found === null) {
				if (!facts.composing && !facts.control && key.length === 1 && line?.editable === false) {
					say('read-only');
				}
				return;
			}
			if (found.kind === 'line-break') {
				breakLine(event, column);
				return;
			}
			// Escape closes what is around a grid only when it has nothing to close here.
			if (
				found.kind === 'revert' &&
				writing === null &&
				(line === null || column === null || desk.states.get(line.key, column.key).kind === 'settled')
			) {
				return;
			}
			event.preventDefault();
			event.stopPropagation();
			act(found);
		},
		onMouseDown(event) {
			const place = placeUnder(event.target);
			if (place === null || event.button !== 0) {
				return;
			}
			const same = place.line === active?.line && place.column === active.column;
			if (same && writing !== null) {
				return;
			}
			// The browser would put the caret between the words of the field that comes, and what is typed would not replace them.
			event.preventDefault();
			if (same && !event.shiftKey) {
				focusWanted.current = true;
				setPlaces({ active, anchor: null });
				fieldUnder(event.target)?.focus({ preventScroll: true });
				return;
			}
			go(place, { extend: event.shiftKey });
		},
		onMouseOver(event) {
			const place = event.buttons === 1 && writing === null ? placeUnder(event.target) : null;
			if (place !== null && active !== null) {
				// The cell in which the press began stays where the keys go on from.
				setPlaces({ active, anchor: place });
			}
		},
		onDoubleClick: () => {
			if (writing === null) {
				act({ kind: 'open' });
			}
		},
	};

	function breakLine(event: KeyboardEvent<HTMLElement>, of: ValueColumn | null): void {
		const field = event.target;
		event.preventDefault();
		if (of?.type === 'long' && field instanceof HTMLTextAreaElement) {
			field.setRangeText('\n', field.selectionStart, field.selectionEnd, 'end');
			happen({ kind: 'typed', text: field.value });
		}
	}
}
