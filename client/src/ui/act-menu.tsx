import './menu.css';
import { useEffect, useId, useRef, useState } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { isComposing } from './ime.ts';

/** One act of a menu. */
export interface ActItem {
	readonly words: string;
	readonly icon: IconName;
	readonly run: () => void;
}

/**
 * A small button that opens a list of acts (the disclosure pattern, as Menu; here each choice closes it). The focus is
 * back on the button before an act runs: what the act opens can give it back there.
 */
export function ActMenu({ label, items }: { label: string; items: readonly ActItem[] }) {
	const [open, setOpen] = useState(false);
	const whole = useRef<HTMLDivElement>(null);
	const button = useRef<HTMLButtonElement>(null);
	const sheet = useId();
	useEffect(() => {
		if (!open) {
			return;
		}
		// Opening can move what it stands in, and near an edge the acts would lie out of sight.
		document.getElementById(sheet)?.scrollIntoView({ block: 'nearest' });
		// Listened for only while open: a page may hold a thousand of these.
		const closeOutside = (event: Event) => {
			if (event.target instanceof Node && whole.current?.contains(event.target) !== true) {
				setOpen(false);
			}
		};
		document.addEventListener('pointerdown', closeOutside);
		document.addEventListener('focusin', closeOutside);
		return () => {
			document.removeEventListener('pointerdown', closeOutside);
			document.removeEventListener('focusin', closeOutside);
		};
	}, [open, sheet]);
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: Escape anywhere inside closes it, as in Menu.
		<div
			ref={whole}
			className="ui-menu"
			onKeyDown={(event) => {
				if (event.key === 'Escape' && open && !isComposing(event)) {
					// What the menu stands in (a drawer) stays open.
					event.stopPropagation();
					setOpen(false);
					button.current?.focus();
				}
			}}
		>
			<button
				ref={button}
				type="button"
				className="ui-menu__more"
				aria-label={label}
				title={label}
				aria-expanded={open}
				aria-controls={open ? sheet : undefined}
				onClick={() => setOpen(!open)}
			>
				<Icon name="more" size={20} />
			</button>
			{open ? (
				<div className="ui-menu__sheet ui-menu__sheet--short" id={sheet}>
					{items.map(({ words, icon, run }) => (
						<button
							key={words}
							type="button"
							className="ui-menu__item"
							onClick={() => {
								setOpen(false);
								button.current?.focus();
								run();
							}}
						>
							<Icon name={icon} />
							{words}
						</button>
					))}
				</div>
			) : null}
		</div>
	);
}
