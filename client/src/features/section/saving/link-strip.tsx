import { reconnectOpenParts, type SaveState, useSaveState } from '../../../sync/index.ts';
import { useText } from '../../../text/language.tsx';
import { savingText } from '../../../text/section-saving.ts';
import { Button, Icon } from '../../../ui/index.ts';

/** The strip under the bars while what is written does not reach the server. Editing goes on. */
export function LinkStrip() {
	const t = useText(savingText);
	const state = useSaveState();
	if (state.kind === 'gone') {
		return (
			<div className="link-strip" role="alert">
				<Icon name="warning" />
				<p>{t.strip(state)}</p>
				<Button onClick={() => window.location.reload()}>{t.reload}</Button>
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
				{atRisk(state) ? <> {t.stay}</> : null}
			</p>
			<Button onClick={reconnectOpenParts}>{t.retry}</Button>
		</div>
	);
}

/** The words for waiting ask it themselves. */
function atRisk(state: SaveState): boolean {
	return state.kind === 'offline' && state.changes > 0;
}
