import { historyText } from '../../text/history.ts';
import { useText } from '../../text/language.tsx';
import { Button } from '../../ui/index.ts';
import type { ChangeDesk } from './use-change-desk.ts';

/** 「変更 5か所のうち 2」 and the way from one change to the next. */
export function StepBar({ desk }: { desk: ChangeDesk }) {
	const t = useText(historyText);
	const { places, current } = desk;
	if (places.length === 0) {
		return null;
	}
	const at = current === null ? null : places.indexOf(current) + 1;
	return (
		<div className="history-steps">
			<p className="ui-number">{t.position(places.length, at, desk.extent)}</p>
			<Button kind="outline" aria-keyshortcuts="Control+Alt+P" onClick={() => desk.step(-1)}>
				{t.previous}
			</Button>
			<Button kind="solid" aria-keyshortcuts="Control+Alt+N" onClick={() => desk.step(1)}>
				{t.next}
			</Button>
		</div>
	);
}
