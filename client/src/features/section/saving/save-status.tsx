import './saving.css';
import { useEffect, useRef, useState } from 'react';
import { type SaveState, useSaveState } from '../../../sync/index.ts';
import { useText } from '../../../text/language.tsx';
import { savingText } from '../../../text/section-saving.ts';
import { Icon, type IconName } from '../../../ui/index.ts';

/** Screen readers hear of saving at most this often, in ms (ux.md §2.1). */
const QUIET = 10_000;

const icons: Record<SaveState['kind'], IconName | null> = {
	none: null,
	typing: 'pencil',
	saving: 'cloud',
	saved: 'check-ring',
	waiting: 'warning',
	offline: 'offline',
	refused: 'warning',
	gone: 'warning',
};

/** 保存の状態 at the right end of the plan bar. What is seen changes at once; what is announced does not. */
export function SaveStatus() {
	const t = useText(savingText);
	const state = useSaveState();
	const icon = icons[state.kind];
	return (
		<>
			<div className={`save-status save-status--${state.kind}`} role="status" aria-live="off" aria-label={t.name}>
				{icon === null ? null : <Icon name={icon} />}
				<span className="ui-number">{t.short(state)}</span>
			</div>
			<Spoken words={state.kind === 'saving' || state.kind === 'typing' ? null : t.short(state)} />
		</>
	);
}

/** A live region of its own that speaks the latest settled words, never twice within the quiet time. */
function Spoken({ words }: { words: string | null }) {
	const [spoken, setSpoken] = useState('');
	const last = useRef(0);
	useEffect(() => {
		if (words === null || words === spoken) {
			return;
		}
		const wait = Math.max(0, last.current + QUIET - Date.now());
		const timer = window.setTimeout(() => {
			last.current = Date.now();
			setSpoken(words);
		}, wait);
		return () => window.clearTimeout(timer);
	}, [words, spoken]);
	return (
		<span className="ui-hidden" aria-live="polite">
			{spoken}
		</span>
	);
}
