import type { PartView } from '@renkei/api';
import type { PartSpec } from '@renkei/plan';
import type * as Y from 'yjs';
import { type PartHandle, usePart, useSaveState } from '../../sync/index.ts';
import { placeNameOf } from './place-name.ts';
import type { ProposalDraft } from './proposing/proposal-drafts.ts';
import { useProposalDraft } from './proposing/use-proposal-draft.ts';
import { useSectionScope } from './section-scope.tsx';

/** A part whose document is here. */
export interface OpenPart {
	readonly part: PartView;
	readonly handle: PartHandle;
	readonly doc: Y.Doc;
	/** Whether this seat may write now: the open connection knows it before the plan view does. */
	readonly editable: boolean;
	/** Why not, in words; null when it may. */
	readonly readOnly: { readonly code: string; readonly text: string } | null;
	/** Everything written here is on disk. */
	readonly saved: boolean;
	/** The copy that is written instead of the part, while somebody proposes for it here; then it is `doc`. */
	readonly proposing: ProposalDraft | null;
}

/** A part on its way: not yet here, here, or not to be had. */
export type PartOpening =
	| { readonly kind: 'waiting' }
	| { readonly kind: 'open'; readonly open: OpenPart }
	| { readonly kind: 'gone'; readonly code: number };

/**
 * Opens a part of the plan for as long as the component is on screen.
 * @param title what a draft of refused words calls the part
 * @param spec the part's shape, by which such a draft names fields and cells
 */
export function useOpenPart(part: PartView, title: string, spec: PartSpec): PartOpening {
	const handle = usePart(part.id, { title, placeName: (place) => placeNameOf(spec, place) });
	const saving = useSaveState().kind;
	const draft = useProposalDraft(part.id, useSectionScope().plan.seat.seat);
	// First: whatever becomes of the part, what was written into the copy stays in its writer's hands.
	if (draft !== null) {
		const { copy: doc, awareness, gate, number, sending } = draft;
		// Another generation is another editor: undo and positions belong to the copy.
		const own = { ...handle, doc, awareness, gate, generation: -number };
		const open = { part, handle: own, doc, editable: !sending, readOnly: null, saved: false, proposing: draft };
		return { kind: 'open', open };
	}
	if (handle.doc === null) {
		return handle.link.kind === 'gone' ? { kind: 'gone', code: handle.link.code } : { kind: 'waiting' };
	}
	const may = handle.rights?.may ?? part.may;
	const editable = may.includes('write') && handle.link.kind !== 'gone';
	return {
		kind: 'open',
		open: {
			part,
			handle,
			doc: handle.doc,
			editable,
			readOnly: editable ? null : (handle.rights?.readOnly ?? part.readOnly),
			saved: saving === 'saved',
			proposing: null,
		},
	};
}
