import './disclosure.css';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** A fold by the browser's own details. */
export function Disclosure({
	summary,
	children,
	open = false,
	onOpen,
}: {
	summary: ReactNode;
	children: ReactNode;
	open?: boolean;
	/** Hears of every opening and closing; for what is asked for only while it is open. */
	onOpen?: (open: boolean) => void;
}) {
	return (
		<details className="ui-fold" open={open} onToggle={(event) => onOpen?.(event.currentTarget.open)}>
			<summary className="ui-fold__summary">
				<Icon name="right" />
				<span>{summary}</span>
			</summary>
			<div className="ui-fold__body">{children}</div>
		</details>
	);
}
