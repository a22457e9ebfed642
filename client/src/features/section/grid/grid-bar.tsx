import type { PartyView } from '@renkei/api';
import { useId } from 'react';
import { gridText } from '../../../text/grid.ts';
import { useText } from '../../../text/language.tsx';
import { placeCommentsText } from '../../../text/place-comments.ts';
import { fieldText } from '../../../text/section-values.ts';
import { Button, Icon } from '../../../ui/index.ts';
import { isFiltered, type LineFilter, noFilter } from './lines.ts';

/** Acts on the row in which this person is, and on what is chosen. */
export interface BarActs {
	readonly add: () => void;
	readonly remove: () => void;
	readonly move: (direction: 'up' | 'down') => void;
	readonly paste: () => void;
	readonly goBack: (how: 'undo' | 'redo') => void;
}

/** What stands above a grid: acts on its rows, what is shown of them, and how wide. */
export function GridBar({
	title,
	rowName,
	acts,
	onComment,
	filter,
	onFilter,
	bodies,
	groupable,
	counts,
}: {
	/** Name of the table. */
	title: string;
	/** What the row is called that the acts are for; null when it cannot be written. */
	rowName: string | null;
	/** Null where nothing can be written. */
	acts: BarActs | null;
	/** Comments on the chosen cell; null where no row may be commented on. */
	onComment: (() => void) | null;
	filter: LineFilter;
	onFilter: (filter: LineFilter) => void;
	/** Bodies by which rows can be told apart; empty when they cannot. */
	bodies: readonly PartyView[];
	/** Key of the column by which rows of one body can stand together; null where each body has its own rows. */
	groupable: string | null;
	counts: { readonly shown: number; readonly all: number };
}) {
	const t = useText(gridText);
	const f = useText(fieldText);
	const p = useText(placeCommentsText);
	return (
		<fieldset className="grid__bar" aria-label={t.tools(title)}>
			{acts === null ? null : (
				<>
					<Button size="xs" kind="text" aria-label={f.addRowTo(title)} onClick={acts.add}>
						<Icon name="plus" />
						{f.addRow}
					</Button>
					<Button size="xs" kind="text" aria-label={t.pasteInto(title)} onClick={acts.paste}>
						<Icon name="copy" />
						{t.paste}
					</Button>
					<Button size="xs" kind="text" aria-label={`${t.undo}：${title}`} onClick={() => acts.goBack('undo')}>
						<Icon name="undo" />
						{t.undo}
					</Button>
					<Button size="xs" kind="text" aria-label={`${t.redo}：${title}`} onClick={() => acts.goBack('redo')}>
						<Icon name="redo" />
						{t.redo}
					</Button>
					{rowName === null ? null : (
						<>
							<Button size="xs" kind="text" aria-label={f.upRow(rowName)} onClick={() => acts.move('up')}>
								<Icon name="up" />
								{f.up}
							</Button>
							<Button size="xs" kind="text" aria-label={f.downRow(rowName)} onClick={() => acts.move('down')}>
								<Icon name="down" />
								{f.down}
							</Button>
							<Button
								size="xs"
								kind="text"
								aria-label={f.deleteNamed(rowName)}
								// The second press of a double click would delete the row that came into the place.
								onClick={({ detail }) => detail < 2 && acts.remove()}
							>
								<Icon name="close" />
								{f.deleteRow}
							</Button>
						</>
					)}
				</>
			)}
			{onComment === null ? null : (
				<Button size="xs" kind="text" aria-label={p.cellCommentIn(title)} aria-keyshortcuts="Control+Alt+M" onClick={onComment}>
					<Icon name="comment" />
					{p.cellComment}
				</Button>
			)}
			<Filter {...{ title, filter, onFilter, bodies, groupable, counts }} />
		</fieldset>
	);
}

/** A handful of rows is found by looking. */
const WORTH_FILTERING = 6;

function Filter({
	title,
	filter,
	onFilter,
	bodies,
	groupable,
	counts,
}: {
	title: string;
	filter: LineFilter;
	onFilter: (filter: LineFilter) => void;
	bodies: readonly PartyView[];
	groupable: string | null;
	counts: { readonly shown: number; readonly all: number };
}) {
	const t = useText(gridText);
	const id = useId();
	if (counts.all < WORTH_FILTERING && !isFiltered(filter)) {
		return null;
	}
	return (
		<div className="grid__filter">
			<label htmlFor={`${id}-words`}>{t.search}</label>
			<input
				id={`${id}-words`}
				className="ui-input"
				type="search"
				aria-label={`${t.search}：${title}`}
				value={filter.words}
				onChange={(event) => onFilter({ ...filter, words: event.target.value })}
			/>
			{bodies.length < 2 ? null : (
				<>
					<label htmlFor={`${id}-body`}>{t.onlyBody}</label>
					<select
						id={`${id}-body`}
						className="ui-input"
						value={filter.body ?? ''}
						onChange={(event) => onFilter({ ...filter, body: event.target.value === '' ? null : event.target.value })}
					>
						<option value="">{t.allBodies}</option>
						{bodies.map(({ code, name }) => (
							<option key={code} value={code}>
								{name}
							</option>
						))}
					</select>
				</>
			)}
			{groupable === null ? null : (
				<Button
					size="xs"
					kind="text"
					aria-pressed={filter.groupBy !== null}
					onClick={() => onFilter({ ...filter, groupBy: filter.groupBy === null ? groupable : null })}
				>
					{filter.groupBy === null ? t.together : t.inOrder}
				</Button>
			)}
			{isFiltered(filter) ? (
				<>
					<output className="ui-number">{t.filtered(counts.shown, counts.all)}</output>
					<Button size="xs" kind="text" onClick={() => onFilter(noFilter)}>
						{t.stopFilter}
					</Button>
				</>
			) : null}
		</div>
	);
}
