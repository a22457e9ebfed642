import type { MailSettingsView, Requests } from '@renkei/api';
import type { MailTime } from '@renkei/plan';
import { useState } from 'react';
import { type Failure, useChangeMail } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { settingsText } from '../../text/settings.ts';
import { Banner, Checkbox, ChoiceGroup, Radio, StatusMark } from '../../ui/index.ts';

/** One question of when; each answer is a radio button. */
function When<T extends MailTime | 'role'>({
	name,
	legend,
	support,
	options,
	value,
	onChoose,
}: {
	name: string;
	legend: string;
	support: string;
	options: readonly { readonly value: T; readonly words: string }[];
	value: T;
	onChoose: (value: T) => void;
}) {
	return (
		<ChoiceGroup legend={legend} support={support}>
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

/** What is mailed, and when. Each press is kept at once, and 「保存しました」 is said only after the server's answer. */
export function MailChoices({ settings, saving }: { settings: MailSettingsView; saving: boolean }) {
	const t = useText(settingsText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const change = useChangeMail();
	const [outcome, setOutcome] = useState<'saved' | Failure | null>(null);
	const choose = async (choice: Requests['mailChoice']) => {
		setOutcome(null);
		const answer = await change.mutateAsync(choice);
		setOutcome((before) => (answer.ok ? (before ?? 'saved') : answer.failure));
	};
	const send = (choice: Requests['mailChoice']) => void choose(choice);
	const times = (['prompt', 'digest', 'none'] as const).map((value) => ({ value, words: t[value] }));
	const failure = outcome === 'saved' ? null : outcome;
	return (
		<div className="settings-choices">
			<When
				name="to-me"
				legend={t.toMe}
				support={t.toMeHelp}
				options={times}
				value={settings.toMe}
				onChoose={(toMe) => send({ toMe })}
			/>
			<When
				name="to-party"
				legend={t.toParty}
				support={t.toPartyHelp}
				options={[{ value: 'role' as const, words: t.byRole }, ...times]}
				value={settings.toParty ?? 'role'}
				onChoose={(time) => send({ toParty: time === 'role' ? null : time })}
			/>
			<When
				name="news"
				legend={t.news}
				support={t.newsHelp}
				options={[
					{ value: 'digest' as const, words: t.digest },
					{ value: 'none' as const, words: t.none },
				]}
				value={settings.news}
				onChoose={(news) => send({ news })}
			/>
			<Checkbox checked={settings.words} support={t.wordsHelp} onChange={({ target }) => send({ words: target.checked })}>
				{t.words}
			</Checkbox>
			<div className="settings-outcome">
				<p role="status" aria-label={t.mail}>
					{saving ? t.saving : outcome === 'saved' ? <StatusMark kind="saved">{t.saved}</StatusMark> : ''}
				</p>
				{failure === null || saving ? null : (
					<Banner kind="error" kindName={common.error} title={t.notSaved} voice="alert">
						<p>{failure.kind === 'network' ? t.offline : failures.say(failure)}</p>
					</Banner>
				)}
			</div>
		</div>
	);
}
