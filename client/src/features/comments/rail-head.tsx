import type { PartView } from '@renkei/api';
import { commentsText } from '../../text/comments.ts';
import { useText } from '../../text/language.tsx';
import { Button, Icon } from '../../ui/index.ts';
import { filterOf } from './filter-memory.ts';
import { kindFilters, standingFilters, type ThreadFilter } from './thread-list.ts';

/** How many threads are open, and which of them are shown. */
export function RailHead({
	open,
	filter,
	onFilter,
	onClose,
}: {
	open: number;
	filter: ThreadFilter;
	onFilter: (filter: ThreadFilter) => void;
	onClose: () => void;
}) {
	const t = useText(commentsText);
	return (
		<>
			<h2 className="ui-number">{t.count(open)}</h2>
			<select
				className="ui-input thread-rail__filter"
				aria-label={t.filter}
				value={filter}
				onChange={(event) => onFilter(filterOf(event.target.value))}
			>
				{standingFilters.map((one) => (
					<option key={one} value={one}>
						{t.filters[one]}
					</option>
				))}
				<optgroup label={t.byKind}>
					{kindFilters.map((one) => (
						<option key={one} value={one}>
							{t.kinds[one]}
						</option>
					))}
				</optgroup>
			</select>
			<button type="button" className="thread-rail__close" onClick={onClose} aria-label={t.close}>
				<Icon name="close" size={20} />
			</button>
		</>
	);
}

/** Why there is no card, and what can be done about it. */
export function RailEmpty({
	known,
	failed,
	parts,
	all,
	filter,
	onAll,
}: {
	/** Whether the threads are here. */
	known: boolean;
	failed: boolean;
	parts: readonly PartView[];
	/** How many threads there are, shown or not. */
	all: number;
	filter: ThreadFilter;
	onAll: () => void;
}) {
	const t = useText(commentsText);
	if (!known) {
		return <p className="thread-rail__empty">{failed ? t.failed : ''}</p>;
	}
	if (all > 0 && filter !== 'open') {
		return (
			<p className="thread-rail__empty">
				{t.emptyFilter}{' '}
				<Button kind="text" size="xs" onClick={onAll}>
					{t.showAll}
				</Button>
			</p>
		);
	}
	const may = parts.some((part) => part.may.includes('comment'));
	return <p className="thread-rail__empty">{all > 0 ? t.emptyOpen : may ? t.empty : t.emptyNoComment}</p>;
}
