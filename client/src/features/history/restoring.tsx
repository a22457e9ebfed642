import type { PartStateView, PartView } from '@renkei/api';
import { restorePart } from '@renkei/part-doc';
import type { Json, PartSpec } from '@renkei/plan';
import { useEffect, useRef } from 'react';
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
	const { doc, link } = usePart(part.id, title);
	const saving = useSaveState();
	const stage = useRef<'opening' | 'reading' | 'written' | 'ended'>('opening');
	useEffect(() => {
		const end = (how: RestoreEnd) => {
			if (stage.current !== 'ended') {
				stage.current = 'ended';
				onEnd(how);
			}
		};
		if (link.kind === 'gone') {
			end({ kind: 'failed', failure: null });
		} else if (saving.kind === 'refused' && saving.part === part.id) {
			end({ kind: 'refused', why: saving.text });
		} else if (stage.current === 'written' && (saving.kind === 'saved' || saving.kind === 'none')) {
			end({ kind: 'done' });
		} else if (stage.current === 'opening' && doc !== null && link.kind === 'live') {
			stage.current = 'reading';
			void readPartState(part.id, seq).then((answer) => {
				if (!answer.ok) {
					end({ kind: 'failed', failure: answer.failure });
					return;
				}
				stage.current = 'written';
				let changed = false;
				const note = (): void => {
					changed = true;
				};
				doc.on('update', note);
				restorePart(doc, spec, { prose: proseOf(answer.value), snapshot: answer.value.snapshot });
				doc.off('update', note);
				if (!changed) {
					end({ kind: 'done' });
				}
			});
		}
	});
	return null;
}

const proseOf = ({ content }: PartStateView): Json => (content as { readonly prose: Json }).prose;
