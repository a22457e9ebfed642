import './field.css';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { Icon } from './icon.tsx';

/** Whether an answer is needed, and the word that says so (必須, 任意). */
export interface Need {
	readonly kind: 'required' | 'optional';
	readonly word: string;
}

/** Ids that tie a control to its words. */
interface Ties {
	readonly id: string;
	readonly 'aria-describedby': string | undefined;
	readonly 'aria-invalid': true | undefined;
	readonly 'aria-required': true | undefined;
}

export interface FieldProps {
	readonly label: string;
	readonly need?: Need | undefined;
	readonly support?: ReactNode;
	readonly error?: string | null | undefined;
	readonly className?: string;
	/** What stands beside the label and is no part of the control's name. */
	readonly beside?: ReactNode;
	/** Draws the control with the ties; for controls that this file does not have. */
	readonly control: (ties: Ties) => ReactNode;
	/** Id of the control, for links from a list of errors. */
	readonly id?: string | undefined;
}

/** Error of a field: icon and sentence. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
	return (
		<p className="ui-field__error" id={id}>
			<Icon name="warning" />
			<span>{children}</span>
		</p>
	);
}

function NeedBadge({ need }: { need: Need | undefined }) {
	if (need === undefined) {
		return null;
	}
	const required = need.kind === 'required';
	return (
		<span className={required ? 'ui-field__badge ui-field__badge--required' : 'ui-field__badge'}>
			{required ? `※${need.word}` : need.word}
		</span>
	);
}

/** The order of DADS: label, 必須 or 任意, support text, control, error. */
export function Field({ label, need, support, error, className, beside, control, id }: FieldProps) {
	const own = useId();
	const controlId = id ?? own;
	const supportId = `${controlId}-support`;
	const errorId = `${controlId}-error`;
	const wrong = error !== undefined && error !== null && error !== '';
	const described = [support === undefined ? '' : supportId, wrong ? errorId : ''].filter((part) => part !== '').join(' ');
	const named = (
		<label className="ui-field__label" htmlFor={controlId}>
			{label}
			<NeedBadge need={need} />
		</label>
	);
	return (
		<div className={className === undefined ? 'ui-field' : `ui-field ${className}`}>
			{beside === undefined ? (
				named
			) : (
				<div className="ui-field__head">
					{named}
					{beside}
				</div>
			)}
			{support === undefined ? null : (
				<div className="ui-field__support" id={supportId}>
					{support}
				</div>
			)}
			{control({
				id: controlId,
				'aria-describedby': described === '' ? undefined : described,
				'aria-invalid': wrong ? true : undefined,
				'aria-required': need?.kind === 'required' ? true : undefined,
			})}
			{wrong ? <FieldError id={errorId}>{error}</FieldError> : null}
		</div>
	);
}

type Around = Omit<FieldProps, 'control'>;

/** One line of text. */
export function TextField({
	label,
	need,
	support,
	error,
	className,
	id,
	...rest
}: Around & Omit<ComponentProps<'input'>, keyof Around | 'placeholder' | 'disabled'>) {
	const around = { label, need, support, error, id, ...(className === undefined ? {} : { className }) };
	return <Field {...around} control={(ties) => <input type="text" className="ui-input" {...rest} {...ties} />} />;
}

/** Several lines of text. */
export function TextArea({
	label,
	need,
	support,
	error,
	className,
	id,
	...rest
}: Around & Omit<ComponentProps<'textarea'>, keyof Around | 'placeholder' | 'disabled'>) {
	const around = { label, need, support, error, id, ...(className === undefined ? {} : { className }) };
	return <Field {...around} control={(ties) => <textarea rows={3} className="ui-input" {...rest} {...ties} />} />;
}

/** A choice from a list, by the browser's own control. */
export function Select({
	label,
	need,
	support,
	error,
	className,
	id,
	children,
	...rest
}: Around & Omit<ComponentProps<'select'>, keyof Around | 'disabled'>) {
	const around = { label, need, support, error, id, ...(className === undefined ? {} : { className }) };
	return (
		<Field
			{...around}
			control={(ties) => (
				<select className="ui-input" {...rest} {...ties}>
					{children}
				</select>
			)}
		/>
	);
}
