import type { DerivedProposal } from '@renkei/part-doc';
import type { PartSpec } from '@renkei/plan';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { draftOf, type ProposalDraft, proposalIn, subscribeToDrafts } from './proposal-drafts.ts';

/** The draft of a part, or null while nobody proposes anything for it here. */
export function useProposalDraft(part: string, seat: string): ProposalDraft | null {
	return useSyncExternalStore(subscribeToDrafts, () => draftOf(part, seat));
}

/** Wait after the last change until it is read anew what a draft proposes (ms). */
const PAUSE = 500;

/** What a draft proposes, a little after its last change; never while an input method builds a word. */
export function useDerived(draft: ProposalDraft, spec: PartSpec): DerivedProposal {
	const [derived, setDerived] = useState<DerivedProposal>(() => proposalIn(draft, spec));
	useEffect(() => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		let stop = () => {};
		const later = () => {
			clearTimeout(timer);
			stop();
			timer = setTimeout(() => {
				stop = draft.gate.whenIdle(() => setDerived(proposalIn(draft, spec)));
			}, PAUSE);
		};
		draft.copy.on('update', later);
		return () => {
			clearTimeout(timer);
			stop();
			draft.copy.off('update', later);
		};
	}, [draft, spec]);
	return derived;
}
