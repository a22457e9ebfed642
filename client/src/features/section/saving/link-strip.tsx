import { leaveWithoutAsking, reconnectOpenParts, useSaveState } from '../../../sync/index.ts';
import { useText } from '../../../text/language.tsx';
import { savingText } from '../../../text/section-saving.ts';
import { Button, Icon } from '../../../ui/index.ts';
import { RESCUED } from './rescued-drafts.tsx';

/** The strip under the bars while what is written does not reach the server. Editing goes on. */
export function LinkStrip() {
	const t = useText(savingText);
	const state = useSaveState();
	if (state.kind === 'gone') {
		return (
			<div className="link-strip" role="alert">
				<Icon name="warning" />
				<p>{t.strip(state)}</p>
				<Button
					onClick={() => {
						// Asking again whether to leave would contradict what stands beside the button.
						leaveWithoutAsking(state.kept);
						window.location.reload();
					}}
				>
					{t.reload}
				</Button>
			</div>
		);
	}
	if (state.kind === 'refused') {
		// Not announced here: the box of the words is an alert itself, but may be far up the page.
		return (
			<div className="link-strip link-strip--refused">
				<Icon name="warning" />
				<p>{t.strip(state)}</p>
				<Button
					onClick={() => {
						const box = document.getElementById(RESCUED);
						box?.scrollIntoView({ block: 'center' });
						box?.focus({ preventScroll: true });
					}}
				>
					{t.toDrafts}
				</Button>
			</div>
		);
	}
	if (state.kind !== 'offline' && state.kind !== 'waiting') {
		return null;
	}
	return (
		<div className="link-strip" role="status">
			<Icon name="warning" />
			<p className="ui-number">
				{t.strip(state)}
				{state.kind !== 'offline' || state.changes === 0 ? null : <> {state.kept ? t.sentLater : t.stay}</>}
			</p>
			<Button onClick={reconnectOpenParts}>{t.retry}</Button>
		</div>
	);
}
