import type { Scalar } from '@renkei/plan';
import { useText } from '../../../text/language.tsx';
import { fieldText } from '../../../text/section-values.ts';
import type { ValueInputProps } from './value-input-props.ts';

/** A value from a closed list, by the browser's own control. It is written as soon as it is chosen. */
export function ChoiceInput({
	spec,
	value,
	id,
	label,
	describedBy,
	lacking,
	members,
	named = [],
	onWrite,
	onInside,
}: ValueInputProps) {
	const t = useText(fieldText);
	const options = optionsOf();
	const chosen = value === null ? '' : String(value);
	// A value that the list no longer has stays what it is until somebody chooses.
	const shown =
		chosen === '' || options.some((option) => option.value === chosen) ? options : [...options, { value: chosen, label: chosen }];

	function optionsOf(): readonly { readonly value: string; readonly label: string }[] {
		switch (spec.type) {
			case 'flag':
				return [
					{ value: 'true', label: t.yes },
					{ value: 'false', label: t.no },
				];
			case 'number':
				return named.map((row) => ({ value: String(row.number), label: row.words }));
			case 'body':
				return members.map((member) => ({ value: member.code, label: member.name }));
			default:
				return (spec.choices ?? []).map((choice) => ({ value: choice, label: choice }));
		}
	}

	function scalarOf(text: string): Scalar | null {
		if (text === '') {
			return null;
		}
		return spec.type === 'flag' ? text === 'true' : spec.type === 'number' ? Number(text) : text;
	}

	// The chosen words wrap; a browser's own list would cut them off at the width of the cell.
	return (
		<span className="value-choice">
			<select
				id={id}
				className="ui-input value-input"
				aria-label={label}
				aria-describedby={describedBy}
				aria-invalid={lacking ? true : undefined}
				aria-required={spec.required ? true : undefined}
				value={chosen}
				onFocus={() => onInside?.(true)}
				onBlur={() => onInside?.(false)}
				onChange={(event) => onWrite(scalarOf(event.target.value))}
			>
				<option value="">{t.unchosen}</option>
				{shown.map((option) => (
					<option key={option.value} value={option.value}>
						{option.label}
					</option>
				))}
			</select>
			<span aria-hidden="true" className="value-choice__words">
				{shown.find((option) => option.value === chosen)?.label ?? (label === undefined ? t.unchosen : '')}
			</span>
		</span>
	);
}
