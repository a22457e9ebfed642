import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { isComposing } from '../../ui/index.ts';

/** Ctrl+Alt+N and Ctrl+Alt+P go from card to card, Ctrl+Alt+M writes on a whole part; Escape puts the drawer away. */
export function useRailKeys(acts: { step: (by: 1 | -1) => void; write: () => void; close: () => void }): void {
	const onKey = useEffectEvent((event: KeyboardEvent) => {
		if (isComposing(event)) {
			return;
		}
		if (event.ctrlKey && event.altKey && (event.code === 'KeyN' || event.code === 'KeyP')) {
			event.preventDefault();
			acts.step(event.code === 'KeyN' ? 1 : -1);
		} else if (event.ctrlKey && event.altKey && event.code === 'KeyM' && !event.defaultPrevented) {
			// Inside a text the editor has taken the key, with the words chosen there.
			event.preventDefault();
			acts.write();
		} else if (event.key === 'Escape' && isInDrawer(event.target)) {
			acts.close();
		}
	});
	useEffect(() => {
		const listen = (event: KeyboardEvent) => onKey(event);
		document.addEventListener('keydown', listen);
		return () => document.removeEventListener('keydown', listen);
	}, []);
}

/** Escape in a dialog over the drawer belongs to the dialog. */
function isInDrawer(target: EventTarget | null): boolean {
	return target instanceof Element && target.closest('.thread-rail--out') !== null && target.closest('dialog') === null;
}

/** Longer than an act takes to give the focus a place of its own, in ms. */
const SETTLED = 60;

/**
 * Gives the focus back to the rail when the card that had it left the list (somebody else resolved its thread): a reader
 * who uses the keyboard must not begin again at the top of the page.
 * @param listed tells which cards are listed; another value is another list
 */
export function useKeptFocus(rail: RefObject<HTMLElement | null>, listed: string, give: () => void): void {
	const inside = useRef(false);
	useEffect(() => {
		const note = (event: FocusEvent) => {
			inside.current = event.target instanceof Node && rail.current?.contains(event.target) === true;
		};
		// A press on the page takes the focus away on purpose.
		const leave = (event: PointerEvent) => {
			inside.current &&= event.target instanceof Node && rail.current?.contains(event.target) === true;
		};
		document.addEventListener('focusin', note);
		document.addEventListener('pointerdown', leave);
		return () => {
			document.removeEventListener('focusin', note);
			document.removeEventListener('pointerdown', leave);
		};
	}, [rail]);
	const check = useEffectEvent(() => {
		if (inside.current && document.activeElement === document.body) {
			give();
		}
	});
	const before = useRef(listed);
	useEffect(() => {
		if (before.current === listed) {
			return;
		}
		before.current = listed;
		const timer = window.setTimeout(() => check(), SETTLED);
		return () => window.clearTimeout(timer);
	}, [listed]);
}
