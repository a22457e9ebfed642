import './menu.css';
import { type ReactNode, useEffect, useRef } from 'react';
import { isComposing } from './ime.ts';

/**
 * A button that opens a short list of acts (the disclosure pattern, not `role=menu`: the acts keep their own roles).
 * Closes on Escape, giving the focus back, on a press outside, and when the focus leaves.
 */
export function Menu({ summary, children }: { summary: ReactNode; children: ReactNode }) {
	const details = useRef<HTMLDetailsElement>(null);
	useEffect(() => {
		const closeOutside = (event: Event) => {
			const element = details.current;
			if (element?.open && event.target instanceof Node && !element.contains(event.target)) {
				element.open = false;
			}
		};
		document.addEventListener('pointerdown', closeOutside);
		document.addEventListener('focusin', closeOutside);
		return () => {
			document.removeEventListener('pointerdown', closeOutside);
			document.removeEventListener('focusin', closeOutside);
		};
	}, []);
	return (
		<details
			ref={details}
			className="ui-menu"
			onKeyDown={(event) => {
				const element = details.current;
				if (event.key === 'Escape' && !isComposing(event) && element?.open) {
					element.open = false;
					element.querySelector('summary')?.focus();
				}
			}}
		>
			<summary className="ui-menu__button">{summary}</summary>
			<div className="ui-menu__sheet">{children}</div>
		</details>
	);
}
