import { readDay } from '@renkei/plan';
import { useNow } from '../../api/index.ts';
import { dayInJapan, longDate } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { signFormText } from '../../text/sign-form.ts';
import { Button, type Need, TextField } from '../../ui/index.ts';

/** 決裁日 as one line in the way it is written in an office, read back as it was understood. */
export function DecidedOn({
	id,
	value,
	need,
	error,
	onChange,
}: {
	id: string;
	value: string;
	need: Need;
	error: string | null | undefined;
	onChange: (value: string) => void;
}) {
	const t = useText(signFormText);
	const { language } = useLanguage();
	const now = useNow();
	const read = readDay(value);
	return (
		<div className="sign-form__date">
			<TextField
				id={id}
				label={t.decidedOn}
				need={need}
				support={t.decidedOnHelp}
				error={error}
				value={value}
				autoComplete="off"
				onChange={(event) => onChange(event.target.value)}
			/>
			{read === null ? (
				<Button kind="text" size="xs" onClick={() => onChange(longDate(dayInJapan(now)).replace(/（.）$/, ''))}>
					{t.today}
				</Button>
			) : (
				<p className="ui-sub">{t.decidedOnRead(longDate(read, language))}</p>
			)}
		</div>
	);
}
