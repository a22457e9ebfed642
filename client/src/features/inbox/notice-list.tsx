import type { NoticeView } from '@renkei/api';
import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { InboxDesk } from './inbox-desk.ts';
import { nextFocus } from './next-focus.ts';
import { NoticeRow } from './notice-row.tsx';

/** Rows with a button, in the order of the page. */
const withButton = (notices: readonly NoticeView[]): string[] =>
	notices.filter(({ state }) => state !== 'settled').map(({ id }) => id);

/**
 * Rows of one group. Whoever ticks one off goes on with the next: the focus is never lost with the row, also where somebody
 * else's answer takes it away.
 */
export function NoticeList({
	notices,
	desk,
	done,
	end,
}: {
	notices: readonly NoticeView[];
	desk: InboxDesk;
	/** Whether a press ticks off, or puts back. */
	done: boolean;
	/** Has the focus when no row is left. */
	end: RefObject<HTMLElement | null>;
}) {
	const list = useRef<HTMLUListElement>(null);
	/** The row that had the focus last, and the rows as they were drawn then. */
	const inside = useRef<{ row: string | null; rows: readonly string[] }>({ row: null, rows: [] });
	const rows = withButton(notices);
	const leaveTo = (before: readonly string[], gone: string) => {
		const next = nextFocus(before, gone);
		const button = next === null ? null : list.current?.querySelector<HTMLElement>(`[data-notice="${CSS.escape(next)}"] button`);
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
				inside.current.row = target.closest<HTMLElement>('[data-notice]')?.dataset.notice ?? null;
			}}
		>
			{notices.map((notice) => (
				<NoticeRow
					key={notice.id}
					notice={notice}
					desk={desk}
					onMark={() => {
						leaveTo(rows, notice.id);
						desk.mark([notice.id], done);
					}}
				/>
			))}
		</ul>
	);
}
