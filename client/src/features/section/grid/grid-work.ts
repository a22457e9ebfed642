import type { FocusEvent, KeyboardEvent, MouseEvent } from 'react';
import type { ValueColumn } from '../column-plan.ts';
import type { KeyAct, Writing } from './key-act.ts';
import type { GridLine } from './lines.ts';
import type { GridPlace, GridRange, GridShape } from './places.ts';

/** What happened last, to be said once. */
export type GridNotice =
	| 'nothing-to-undo'
	| 'nothing-to-redo'
	| 'undone'
	| 'redone'
	| 'replaced'
	| 'filter-first'
	| 'read-only'
	| 'comment-new-row'
	| 'comment-not-here'
	| null;

/** A grid at work: where this person is, what is chosen, and what each act does. */
export interface GridWork {
	readonly active: GridPlace | null;
	readonly line: GridLine | null;
	readonly column: ValueColumn | null;
	readonly range: GridRange | null;
	/** The cell in the upper left of what is chosen: where a paste begins. */
	readonly corner: { readonly line: GridLine; readonly column: ValueColumn } | null;
	readonly writing: Writing;
	readonly notice: GridNotice;
	readonly focusWanted: { current: boolean };
	readonly shape: GridShape;
	/** The grid has the focus, with what belongs to it. */
	readonly inside: boolean;
	/** For the element around the grid and its tools. */
	readonly around: { onFocus(event: FocusEvent<HTMLElement>): void; onBlur(event: FocusEvent<HTMLElement>): void };
	say(notice: GridNotice): void;
	/** Goes to a cell; `extend` keeps the other end of what is chosen. */
	go(place: GridPlace | null, how?: { readonly extend?: boolean; readonly focus?: boolean }): void;
	do(act: KeyAct): void;
	typed(text: string): void;
	composing(text: string): void;
	givenUp(): void;
	choose(text: string): void;
	leave(): void;
	takeMine(): void;
	letGo(): void;
	onKeyDown(event: KeyboardEvent<HTMLElement>): void;
	onMouseDown(event: MouseEvent<HTMLElement>): void;
	onMouseOver(event: MouseEvent<HTMLElement>): void;
	onDoubleClick(): void;
}
