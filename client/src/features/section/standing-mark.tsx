import { useText } from '../../text/language.tsx';
import { statusText } from '../../text/status.ts';
import { type StatusKind, StatusMark } from '../../ui/index.ts';
import type { SectionStanding } from './section-standing.ts';

const marks: Record<SectionStanding, { readonly kind: StatusKind; readonly word: keyof (typeof statusText)['ja'] }> = {
	untouched: { kind: 'not-started', word: 'not-started' },
	drafting: { kind: 'drafting', word: 'drafting' },
	frozen: { kind: 'frozen', word: 'frozen' },
	waiting: { kind: 'waiting', word: 'waiting' },
	decided: { kind: 'decided', word: 'all-decided' },
	lapsed: { kind: 'lapsed', word: 'some-lapsed' },
};

/** State of a section as icon and word. */
export function StandingMark({ standing, form = 'plain' }: { standing: SectionStanding; form?: 'plain' | 'chip' | 'on-ground' }) {
	const status = useText(statusText);
	const { kind, word } = marks[standing];
	return (
		<StatusMark kind={kind} form={form}>
			{status[word]}
		</StatusMark>
	);
}
