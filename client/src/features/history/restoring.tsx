import type { PartStateView, PartView } from '@renkei/api';
import { restorePart } from '@renkei/part-doc';
import type { Json, PartSpec } from '@renkei/plan';
import { useEffect, useRef, useState } from 'react';
import type * as Y from 'yjs';
import { type Failure, readPartState } from '../../api/index.ts';
import { usePart, useSaveState } from '../../sync/index.ts';

/** How bringing one part back ended. */
export type RestoreEnd =
	| { readonly kind: 'done' }
	| { readonly kind: 'refused'; readonly why: string }
	| { readonly kind: 'failed'; readonly failure: Failure | null };

/**
 * Brings one part back through its own open document: these are the person's edits like any other, with the same rights
 * and the same words about saving. Draws nothing; it says how it ended once all of it is on disk.
 */
export function Restoring({
	part,
	spec,
	seq,
	title,
	onEnd,
}: {
	part: PartView;
	spec: PartSpec;
	seq: number;
	title: string;
	onEnd: (end: RestoreEnd) => void;
}) {
	const handle = usePart(part.id, title);
	const saving = useSaveState();
	const [began] = useState(() => Date.now());
	const stage = useRef<'opening' | 'reading' | 'written' | 'ended'>('opening');
	const latest = useRef(handle);
	latest.current = handle;
	useEffect(() => {
		stage.current = 'opening';
		// Whoever leaves before anything was written has changed nothing.
		return () => {
			stage.current = 'ended';
		};
	}, []);
	useEffect(() => {
		const end = (how: RestoreEnd) => {
			if (stage.current !== 'ended') {
				stage.current = 'ended';
				onEnd(how);
			}
		};
		const { doc, link } = handle;
		if (link.kind === 'gone') {
			end({ kind: 'failed', failure: null });
		} else if (saving.kind === 'refused' && saving.part === part.id && saving.at >= began) {
			end({ kind: 'refused', why: saving.text });
		} else if (stage.current === 'written' && (saving.kind === 'saved' || saving.kind === 'none')) {
			end({ kind: 'done' });
		} else if (stage.current === 'opening' && doc !== null && link.kind === 'live') {
			stage.current = 'reading';
			void readPartState(part.id, seq).then((answer) => {
				if (stage.current !== 'reading') {
					return;
				}
				if (!answer.ok) {
					end({ kind: 'failed', failure: answer.failure });
				} else if (latest.current.doc !== doc) {
					// The copy was replaced meanwhile: what is written into the old one reaches nobody.
					end({ kind: 'failed', failure: null });
				} else if (restored(doc, spec, answer.value)) {
					stage.current = 'written';
				} else {
					end({ kind: 'done' });
				}
			});
		}
	});
	return null;
}

/** @returns whether there was anything to change */
function restored(doc: Y.Doc, spec: PartSpec, { content, snapshot }: PartStateView): boolean {
	let changed = false;
	const note = (): void => {
		changed = true;
	};
	doc.on('update', note);
	restorePart(doc, spec, { prose: (content as { readonly prose: Json }).prose, snapshot });
	doc.off('update', note);
	return changed;
}
