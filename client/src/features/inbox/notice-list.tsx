import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { InboxDesk } from './inbox-desk.ts';
import { nextFocus } from './next-focus.ts';
import type { NoticeGroup } from './notice-groups.ts';
import { NoticeRow } from './notice-row.tsx';

/** Rows with a button, in the order of the page. */
const withButton = (groups: readonly NoticeGroup[]): string[] =>
	groups.filter(({ first }) => first.state !== 'settled').map(({ key }) => key);

/**
 * Rows of one list. Whoever ticks one off goes on with the next: the focus is never lost with the row, also where somebody
 * else's answer takes it away.
 */
export function NoticeList({
	groups,
	desk,
	done,
	end,
}: {
	groups: readonly NoticeGroup[];
	desk: InboxDesk;
	/** Whether a press ticks off, or puts back. */
	done: boolean;
	/** Has the focus when no row is left. */
	end: RefObject<HTMLElement | null>;
}) {
	const list = useRef<HTMLUListElement>(null);
	/** The row that had the focus last, and the rows as they were drawn then. */
	const inside = useRef<{ row: string | null; rows: readonly string[] }>({ row: null, rows: [] });
	const rows = withButton(groups);
	const leaveTo = (before: readonly string[], gone: string) => {
		const next = nextFocus(before, gone);
		const button = next === null ? null : list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(next)}"] button`);
		inside.current.row = next;
		(button ?? end.current)?.focus();
	};
	useLayoutEffect(() => {
		const { row, rows: before } = inside.current;
		const lost = document.activeElement === null || document.activeElement === document.body;
		if (lost && row !== null && before.includes(row) && !rows.includes(row)) {
			leaveTo(before, row);
		}
		inside.current.rows = rows;
	});
	return (
		<ul
			className="ui-list inbox-rows"
			ref={list}
			onFocus={({ target }) => {
				inside.current.row = target.closest<HTMLElement>('[data-row]')?.dataset.row ?? null;
			}}
		>
			{groups.map((group) => (
				<NoticeRow
					key={group.key}
					group={group}
					desk={desk}
					onMark={() => {
						leaveTo(rows, group.key);
						desk.mark(group.ids, done);
					}}
				/>
			))}
		</ul>
	);
}
