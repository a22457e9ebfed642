import { shortDate } from '../../text/dates.ts';
import { useLanguage, useText } from '../../text/language.tsx';
import { questionsText } from '../../text/questions.ts';
import { Button, Icon } from '../../ui/index.ts';
import type { InquiryState } from './inquiry-state.ts';

/** Asked or answered, in words, and the way to the thread. */
export function InquiryMark({
	state,
	onThread,
	name,
}: {
	state: InquiryState;
	onThread: (thread: string) => void;
	name: string;
}) {
	const t = useText(questionsText);
	const { language } = useLanguage();
	const words = t[state.kind](shortDate(state.at, language));
	return (
		<Button kind="text" size="xs" onClick={() => onThread(state.thread)} aria-label={t.toThread(name, words)}>
			<Icon name={state.kind === 'waiting' ? 'clock' : 'check'} />
			{words}
		</Button>
	);
}
