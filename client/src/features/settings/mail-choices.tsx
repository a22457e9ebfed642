import type { MailSettingsView, Requests } from '@renkei/api';
import { useState } from 'react';
import { type Failure, useChangeMail } from '../../api/index.ts';
import { commonText } from '../../text/common.ts';
import { failureText } from '../../text/failures.ts';
import { useText } from '../../text/language.tsx';
import { settingsText } from '../../text/settings.ts';
import { Banner, Checkbox, RadioList, StatusMark } from '../../ui/index.ts';

/** What was pressed, without what has been answered; a later press of the same stays. */
function without(pressed: Requests['mailChoice'], answered: Requests['mailChoice']): Requests['mailChoice'] {
	const left = Object.entries(pressed).filter(([key, value]) => answered[key as keyof typeof answered] !== value);
	return Object.fromEntries(left);
}

/** What is mailed, and when. Each press is kept at once, and 「保存しました」 is said only after the server's answer. */
export function MailChoices({ settings, saving }: { settings: MailSettingsView; saving: boolean }) {
	const t = useText(settingsText);
	const common = useText(commonText);
	const failures = useText(failureText);
	const change = useChangeMail();
	const [outcome, setOutcome] = useState<'saved' | Failure | null>(null);
	// What waits for an answer is known a moment after the press only: until then the pressed button would jump back.
	const [pressed, setPressed] = useState<Requests['mailChoice']>({});
	const { toMe = settings.toMe, toParty = settings.toParty, news = settings.news, words = settings.words } = pressed;
	const choose = async (choice: Requests['mailChoice']) => {
		setOutcome(null);
		setPressed((before) => ({ ...before, ...choice }));
		const answer = await change.mutateAsync(choice).finally(() => setPressed((before) => without(before, choice)));
		setOutcome((before) => (answer.ok ? (before ?? 'saved') : answer.failure));
	};
	const send = (choice: Requests['mailChoice']) => void choose(choice);
	const times = (['prompt', 'digest', 'none'] as const).map((value) => ({ value, words: t[value] }));
	const failure = outcome === 'saved' ? null : outcome;
	return (
		<div className="settings-choices">
			<RadioList
				name="to-me"
				legend={t.toMe}
				support={t.toMeHelp}
				options={times}
				value={toMe}
				onChoose={(time) => send({ toMe: time })}
			/>
			<RadioList
				name="to-party"
				legend={t.toParty}
				support={t.toPartyHelp}
				options={[{ value: 'role' as const, words: t.byRole }, ...times]}
				value={toParty ?? 'role'}
				onChoose={(time) => send({ toParty: time === 'role' ? null : time })}
			/>
			<RadioList
				name="news"
				legend={t.news}
				support={t.newsHelp}
				options={[
					{ value: 'digest' as const, words: t.digest },
					{ value: 'none' as const, words: t.none },
				]}
				value={news}
				onChoose={(time) => send({ news: time })}
			/>
			<Checkbox checked={words} support={t.wordsHelp} onChange={({ target }) => send({ words: target.checked })}>
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
