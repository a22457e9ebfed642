import './dialog.css';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';

/**
 * The browser's modal dialog: it keeps the focus inside, closes on Escape and gives the focus back. Mount it to open it;
 * `onClose` is called once for Escape and for whatever the caller's own buttons do.
 */
export function Dialog({
	title,
	onClose,
	children,
	trouble,
	actions,
}: {
	title: string;
	onClose: () => void;
	children?: ReactNode;
	/** Why the act did not happen: it stays in sight with the buttons, however long the text above is. */
	trouble?: ReactNode;
	/** Buttons, the act first. */
	actions: ReactNode;
}) {
	const dialog = useRef<HTMLDialogElement>(null);
	const titleId = useId();
	useLayoutEffect(() => {
		const element = dialog.current;
		element?.showModal();
		// Only closing an element that is still in the page gives the focus back to the button that opened it.
		return () => element?.close();
	}, []);
	return (
		<dialog
			ref={dialog}
			className="ui-dialog"
			aria-labelledby={titleId}
			onCancel={(event) => {
				event.preventDefault();
				onClose();
			}}
		>
			<h2 id={titleId} tabIndex={-1}>
				{title}
			</h2>
			<div className="ui-dialog__body">{children}</div>
			<div className="ui-dialog__actions">
				<div role="alert" className="ui-dialog__trouble">
					{trouble}
				</div>
				{actions}
			</div>
		</dialog>
	);
}
