import './table.css';

/** How much of a whole, as an image whose name is the words beside it. */
export function ProgressBar({ value, total, label }: { value: number; total: number; label: string }) {
	const share = total === 0 ? 0 : Math.round((value / total) * 100);
	return (
		<span className="ui-bar" role="img" aria-label={label}>
			<span style={{ width: `${share}%` }} />
		</span>
	);
}
