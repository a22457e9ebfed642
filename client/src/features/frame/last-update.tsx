import { clockTime } from '../../text/dates.ts';
import { frameText } from '../../text/frame.ts';
import { useText } from '../../text/language.tsx';
import { StatusMark } from '../../ui/index.ts';

/** How old the page is, for pages that ask again by themselves. Announced only when the connection is lost. */
export function LastUpdate({ at, failing }: { /** Milliseconds since 1970. */ at: number; failing: boolean }) {
	const t = useText(frameText);
	const time = clockTime(new Date(at).toISOString());
	return (
		<p className="frame-update" role="status">
			{failing ? (
				<StatusMark kind="offline">{t.offline(time)}</StatusMark>
			) : (
				<span aria-hidden="true" className="ui-sub ui-number">
					{t.lastUpdate(time)}
				</span>
			)}
		</p>
	);
}
