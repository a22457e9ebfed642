import type { InboxView, NoticeView, Requests } from '@renkei/api';

/** Notices that are being ticked off, or put back. */
export type Marks = Requests['notices'];

const byTime = (a: NoticeView, b: NoticeView): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);
const newestFirst = (a: NoticeView, b: NoticeView): number => byTime(b, a);
/** The nearest last day first, then the longest wait: as the server lists what asks. */
const byUrgency = (a: NoticeView, b: NoticeView): number => {
	const [due, other] = [a.thread?.due ?? '9999', b.thread?.due ?? '9999'];
	return due < other ? -1 : due > other ? 1 : byTime(a, b);
};

/** One mark, on a view that may hold it already: then nothing changes. */
function marked(view: InboxView, { notices, done }: Marks): InboxView {
	const wanted = new Set(notices);
	const moves = ({ id, state }: NoticeView): boolean => wanted.has(id) && state === (done ? 'open' : 'done');
	const stays = (notice: NoticeView): boolean => !moves(notice);
	const { asks, news, ended } = view;
	const moved = (done ? [...asks, ...news] : ended)
		.filter(moves)
		.map((notice): NoticeView => ({ ...notice, state: done ? 'done' : 'open' }));
	if (moved.length === 0) {
		return view;
	}
	const back = (asked: boolean, list: readonly NoticeView[]): NoticeView[] =>
		[...list, ...moved.filter((notice) => notice.asks === asked)].sort(asked ? byUrgency : newestFirst);
	return done
		? {
				...view,
				asks: asks.filter(stays),
				news: news.filter(stays),
				ended: [...moved, ...ended],
				count: view.count - moved.length,
			}
		: {
				...view,
				asks: back(true, asks),
				news: back(false, news),
				ended: ended.filter(stays),
				count: view.count + moved.length,
			};
}

/**
 * What the server has told, with the marks that it has not yet answered, in their order. What it tells meanwhile may know
 * of a mark or not: the outcome is the same, so that a press is never drawn back by an answer that was under way.
 */
export function withMarks(view: InboxView, marks: readonly Marks[]): InboxView {
	return marks.reduce(marked, view);
}
