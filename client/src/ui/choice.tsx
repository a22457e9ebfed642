import './field.css';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { FieldError, type Need } from './field.tsx';

interface ChoiceProps extends Omit<ComponentProps<'input'>, 'type' | 'disabled' | 'placeholder' | 'children'> {
	readonly children: ReactNode;
	/** What follows from the choice, under its words. */
	readonly support?: ReactNode;
}

function Choice({ type, children, support, ...rest }: ChoiceProps & { type: 'radio' | 'checkbox' }) {
	return (
		<label className="ui-choice">
			<input {...rest} type={type} className="ui-choice__box" />
			<span>
				<span className="ui-choice__words">{children}</span>
				{support === undefined ? null : <span className="ui-choice__support">{support}</span>}
			</span>
		</label>
	);
}

/** One of several. */
export function Radio(props: ChoiceProps) {
	return <Choice {...props} type="radio" />;
}

/** On or off. */
export function Checkbox(props: ChoiceProps) {
	return <Choice {...props} type="checkbox" />;
}

/** Choices that belong together. NVDA does not read a fieldset's description, so the support stands in the legend. */
export function ChoiceGroup({
	legend,
	need,
	support,
	error,
	children,
	id,
}: {
	legend: string;
	need?: Need;
	support?: ReactNode;
	error?: string | null | undefined;
	children: ReactNode;
	id?: string;
}) {
	const own = useId();
	const errorId = `${id ?? own}-error`;
	const wrong = error !== undefined && error !== null && error !== '';
	return (
		<fieldset id={id} aria-describedby={wrong ? errorId : undefined} tabIndex={id === undefined ? undefined : -1}>
			<legend className="ui-group__legend">
				<span className="ui-field__label">
					{legend}
					{need === undefined ? null : (
						<span className={need.kind === 'required' ? 'ui-field__badge ui-field__badge--required' : 'ui-field__badge'}>
							{need.kind === 'required' ? `※${need.word}` : need.word}
						</span>
					)}
				</span>
				{support === undefined ? null : <span className="ui-field__support">{support}</span>}
			</legend>
			<div className="ui-group__choices">{children}</div>
			{wrong ? <FieldError id={errorId}>{error}</FieldError> : null}
		</fieldset>
	);
}

/** Radio buttons for a few known answers. */
export function RadioList<T extends string>({
	legend,
	support,
	name,
	options,
	value,
	onChoose,
	error,
}: {
	legend: string;
	support?: string;
	/** Name of the group, once in a form. */
	name: string;
	options: readonly { readonly value: T; readonly words: string }[];
	/** What is chosen; null for nothing yet. */
	value: T | null;
	onChoose: (value: T) => void;
	error?: string | null;
}) {
	return (
		<ChoiceGroup legend={legend} support={support} error={error}>
			{options.map((option) => (
				<Radio
					key={option.value}
					name={name}
					value={option.value}
					checked={option.value === value}
					onChange={() => onChoose(option.value)}
				>
					{option.words}
				</Radio>
			))}
		</ChoiceGroup>
	);
}
