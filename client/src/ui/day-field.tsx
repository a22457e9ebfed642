import { readDay } from '@renkei/plan';
import { longDate } from '../text/dates.ts';
import { dayFieldText } from '../text/day-field.ts';
import { useLanguage, useText } from '../text/language.tsx';
import { type FieldProps, TextField } from './field.tsx';

/** A day as one line in the way it is written in an office, read back as it was understood. */
export function DayField({
	value,
	onChange,
	...around
}: Pick<FieldProps, 'label' | 'need' | 'error' | 'id'> & {
	value: string;
	onChange: (value: string) => void;
}) {
	const t = useText(dayFieldText);
	const { language } = useLanguage();
	const read = readDay(value);
	return (
		<div className="ui-day">
			<TextField
				{...around}
				support={t.help}
				value={value}
				autoComplete="off"
				onChange={(event) => onChange(event.target.value)}
			/>
			{read === null || (around.error ?? null) !== null ? null : <p className="ui-sub">{t.read(longDate(read, language))}</p>}
		</div>
	);
}
