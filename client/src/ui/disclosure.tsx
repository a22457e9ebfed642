import './disclosure.css';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** A fold by the browser's own details. */
export function Disclosure({ summary, children, open = false }: { summary: ReactNode; children: ReactNode; open?: boolean }) {
	return (
		<details className="ui-fold" open={open}>
			<summary className="ui-fold__summary">
				<Icon name="right" />
				<span>{summary}</span>
			</summary>
			<div className="ui-fold__body">{children}</div>
		</details>
	);
}
