import './icon.css';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

/** State of a section, a part, or of a body with a part (the values of `BodyStanding`); of an item of a round. */
export type StatusKind =
	| 'not-started'
	| 'drafting'
	| 'waiting'
	| 'frozen'
	| 'decided'
	| 'lapsed'
	| 'returned'
	| 'none'
	| 'checked'
	| 'conditional'
	| 'not-applicable'
	| 'saved'
	| 'offline'
	| 'refused'
	| 'open'
	| 'doing'
	| 'done'
	| 'wont'
	| 'resolved';

const looks: Record<StatusKind, { icon: IconName; tone: string }> = {
	'not-started': { icon: 'empty', tone: 'quiet' },
	drafting: { icon: 'pencil', tone: 'plain' },
	waiting: { icon: 'clock', tone: 'wait' },
	frozen: { icon: 'lock', tone: 'plain' },
	decided: { icon: 'check-ring', tone: 'good' },
	lapsed: { icon: 'lapsed', tone: 'lapsed' },
	returned: { icon: 'returned', tone: 'bad' },
	none: { icon: 'empty', tone: 'quiet' },
	checked: { icon: 'check', tone: 'plain' },
	conditional: { icon: 'info', tone: 'good' },
	'not-applicable': { icon: 'minus', tone: 'quiet' },
	saved: { icon: 'check-ring', tone: 'good' },
	offline: { icon: 'offline', tone: 'wait' },
	refused: { icon: 'warning', tone: 'bad' },
	open: { icon: 'empty', tone: 'bad' },
	doing: { icon: 'pencil', tone: 'wait' },
	done: { icon: 'check-ring', tone: 'good' },
	wont: { icon: 'minus', tone: 'plain' },
	resolved: { icon: 'check', tone: 'plain' },
};

/** Icon and word, always both: colour is never the only sign. The word comes from text/status.ts. */
export function StatusMark({
	kind,
	form = 'plain',
	children,
}: {
	kind: StatusKind;
	/** `chip` has a border (heads); `on-ground` keeps its contrast on coloured rows. */
	form?: 'plain' | 'chip' | 'on-ground';
	children: ReactNode;
}) {
	const look = looks[kind];
	return (
		<span className={`ui-mark ui-mark--${look.tone}${form === 'plain' ? '' : ` ui-mark--${form}`}`}>
			<Icon name={look.icon} />
			<span>{children}</span>
		</span>
	);
}
