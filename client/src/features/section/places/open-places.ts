import type { ThreadView } from '@renkei/api';

/** Ids of open threads by the key of their field or figure. */
export type OpenByKey = ReadonlyMap<string, readonly string[]>;
/** Ids of a line's open threads by the key of their column. */
export type LineThreads = ReadonlyMap<string, readonly string[]>;

const isOpenOn = (kind: ThreadView['place']['kind']) => (thread: ThreadView) =>
	thread.state === 'open' && thread.place.kind === kind && thread.place.key !== null;

const idsBy = (threads: readonly ThreadView[], keyOf: (thread: ThreadView) => string): OpenByKey =>
	new Map([...Map.groupBy(threads, keyOf)].map(([key, of]) => [key, of.map(({ id }) => id)]));

/** Open threads on the fields or the figures of a part, by their keys. */
export function openByKey(threads: readonly ThreadView[], part: string, kind: 'field' | 'figure'): OpenByKey {
	return idsBy(threads.filter((thread) => thread.part === part).filter(isOpenOn(kind)), ({ place }) => place.key ?? '');
}

/**
 * Open threads on the cells of a table, of whatever part: by line, then by column.
 * @param lineOf the key of a line
 */
export function openInTable(
	threads: readonly ThreadView[],
	table: string,
	lineOf: (part: string, row: string) => string,
): ReadonlyMap<string, LineThreads> {
	const own = threads.filter(isOpenOn('cell')).filter(({ place }) => place.key === table && place.row !== null);
	return new Map(
		[...Map.groupBy(own, ({ part, place }) => lineOf(part, place.row ?? ''))].map(([line, of]) => [
			line,
			idsBy(of, ({ place }) => place.column ?? ''),
		]),
	);
}
