import type { PartView } from '@renkei/api';
import { useText } from '../../text/language.tsx';
import { fieldText } from '../../text/section-values.ts';
import { statusText } from '../../text/status.ts';
import { StatusMark } from '../../ui/index.ts';
import { partStanding } from './section-standing.ts';

/** How far a body's part has come, where that is more than being written; else whether anything is there yet. */
export function PartStanding({ part }: { part: PartView }) {
	const t = useText(fieldText);
	const status = useText(statusText);
	switch (partStanding(part)) {
		case 'frozen':
		case 'waiting':
			return <StatusMark kind="frozen">{status.frozen}</StatusMark>;
		case 'decided':
			return <StatusMark kind="decided">{status.decided}</StatusMark>;
		case 'lapsed':
			return <StatusMark kind="lapsed">{status.lapsed}</StatusMark>;
		default:
			return part.empty ? <span className="ui-sub">{t.notFilled}</span> : null;
	}
}
