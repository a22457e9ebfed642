import './button.css';
import type { ComponentProps } from 'react';

export type ButtonKind = 'solid' | 'outline' | 'text';
export type ButtonSize = 'lg' | 'md' | 'sm' | 'xs';

/** Class of a button, for links that are acts. One solid button per view. */
export function buttonClass(kind: ButtonKind, size: ButtonSize = 'sm'): string {
	return `ui-button ui-button--${kind} ui-button--${size}`;
}

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
	readonly kind?: ButtonKind;
	readonly size?: ButtonSize;
	/** The act is under way: it stays focusable and readable, a further press does nothing. */
	readonly waiting?: boolean;
}

/** A button. It is never `disabled`: what is missing is said after it is pressed. */
export function Button({ kind = 'outline', size = 'sm', waiting = false, className, onClick, ...rest }: ButtonProps) {
	return (
		<button
			type="button"
			{...rest}
			className={className === undefined ? buttonClass(kind, size) : `${buttonClass(kind, size)} ${className}`}
			aria-disabled={waiting ? true : undefined}
			onClick={(event) => {
				if (waiting) {
					event.preventDefault();
					return;
				}
				onClick?.(event);
			}}
		/>
	);
}
