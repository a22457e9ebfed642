import { join } from 'node:path';
import { anchorOfQuote, openDoc } from '@renkei/part-doc';
import Database from 'better-sqlite3';
import * as Y from 'yjs';

/** Words of a part as an anchor, as a page makes it of what is committed. */
export function storedAnchor(
	folder: string,
	part: string,
	quote: string,
): { readonly start: string; readonly end: string; readonly quote: string } {
	const sqlite = new Database(join(folder, 'renkei.sqlite'), { readonly: true });
	const rows = sqlite.prepare('select bytes from part_update where part = ? order by seq').all(part) as { bytes: Buffer }[];
	sqlite.close();
	const doc = openDoc(Y.mergeUpdates(rows.map(({ bytes }) => new Uint8Array(bytes))));
	const found = anchorOfQuote(doc, quote);
	doc.destroy();
	if (found === null) {
		throw new Error(`these words do not stand there: ${quote}`);
	}
	return { start: found.start, end: found.end, quote };
}
