/**
 * The row that has the focus once a row is gone: the next one, at the end the one before; null where none is left.
 * @param rows ids in the order of the page, the one that goes among them
 */
export function nextFocus(rows: readonly string[], gone: string): string | null {
	const at = rows.indexOf(gone);
	return rows[at + 1] ?? rows[at - 1] ?? null;
}
