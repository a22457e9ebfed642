import { proseOf, tableOf } from '@renkei/part-doc';
import type { Scalar } from '@renkei/plan';
import * as Y from 'yjs';
import type { DemoAct, DemoBlock, DemoPart, DemoRewrite } from './demo-types.ts';

/** A demo that cannot be as it says is a mistake in its data. */
const misfit = (act: DemoRewrite) => new Error(`the demo cannot do ${JSON.stringify(act)}`);

/** First content as it was before anybody changed it: the demo's parts say how it reads now. */
export function asBefore(part: DemoPart, acts: readonly DemoAct[]): DemoPart {
	const own = acts.filter((act) => act.kind === 'rewrite' && act.part.key === part.key && act.part.body === part.body);
	return own.reduceRight((now, act) => (act.kind === 'rewrite' ? undone(now, act) : now), part);
}

function undone(part: DemoPart, act: DemoRewrite): DemoPart {
	const { place, old, now } = act;
	if (place === 'prose') {
		const swap = (words: string) => words.replace(String(now), String(old));
		return { ...part, prose: part.prose.map((block) => inBlock(block, swap)) };
	}
	const rows = (part.tables[place.table] ?? []).map((row, at) => (at + 1 === place.row ? { ...row, [place.column]: old } : row));
	return { ...part, tables: { ...part.tables, [place.table]: rows } };
}

function inBlock(block: DemoBlock, swap: (words: string) => string): DemoBlock {
	if (typeof block === 'string') {
		return swap(block);
	}
	return 'heading' in block ? { heading: swap(block.heading) } : { list: block.list.map(swap) };
}

/**
 * Does the change in a document.
 * @throws when what it changes does not stand there
 */
export function rewrite(doc: Y.Doc, act: DemoRewrite): void {
	const { place, old, now } = act;
	if (place === 'prose') {
		rewriteWords(doc, act);
		return;
	}
	const row = tableOf(doc, place.table).get(`seed-${place.row}`);
	if (!(row instanceof Y.Map) || (row as Y.Map<Scalar>).get(place.column) !== old) {
		throw misfit(act);
	}
	row.set(place.column, now);
}

function rewriteWords(doc: Y.Doc, act: DemoRewrite): void {
	const [old, now] = [String(act.old), String(act.now)];
	for (const item of proseOf(doc).createTreeWalker((type) => type instanceof Y.XmlText)) {
		const text = item as Y.XmlText;
		const at = text.toString().indexOf(old);
		if (at >= 0) {
			doc.transact(() => {
				text.delete(at, old.length);
				text.insert(at, now);
			});
			return;
		}
	}
	throw misfit(act);
}
