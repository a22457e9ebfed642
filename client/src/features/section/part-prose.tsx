import type { PartSpec } from '@renkei/plan';
import { useState } from 'react';
import { PartEditor } from '../../editor/index.ts';
import { useText } from '../../text/language.tsx';
import { sectionText } from '../../text/section.ts';
import type { OpenPart } from './open-part.ts';
import { proseId } from './rows/block.ts';
import { useSectionScope } from './section-scope.tsx';

/** The text of a part: with the toolbar where the seat may write, to read and to comment on where it may not. */
export function PartProse({
	open,
	spec,
	label,
	toolbar = 'above',
}: {
	open: OpenPart;
	spec: PartSpec;
	label: string;
	toolbar?: 'above' | HTMLElement | null;
}) {
	const t = useText(sectionText);
	const scope = useSectionScope();
	const [blocked, setBlocked] = useState(false);
	const { part } = open;
	const may = open.handle.rights?.may ?? part.may;
	// Nobody writes in frozen words: whoever reads them has a caret too, which would look like somebody at work.
	const frozen = open.readOnly?.code === 'part-frozen';
	return (
		<div className={frozen ? 'part-prose part-prose--frozen' : 'part-prose'} id={proseId(part.id)}>
			{open.editable && part.empty ? (
				<p className="part-prose__question">
					{spec.question}
					{spec.guide === null ? null : <span className="ui-sub">（{t.guide(spec.guide)}）</span>}
				</p>
			) : null}
			<PartEditor
				handle={open.handle}
				label={label}
				editable={open.editable}
				// What was written into a copy has no place in the part yet: nothing can be commented on there.
				threads={scope.threads.filter((thread) => thread.part === part.id)}
				activeThread={scope.activeThread}
				onActivateThread={scope.onActivateThread}
				onSelect={({ anchor }) => scope.onChoose(part.id, anchor)}
				{...(may.includes('comment') && open.proposing === null ? { onRequestComment: () => scope.onComment(part) } : {})}
				toolbar={toolbar}
				onBlockedType={() => setBlocked(true)}
			/>
			{/* The region is there before its words, or they would not be read out. */}
			<p role="status" className="ui-sub">
				{blocked && open.readOnly !== null ? open.readOnly.text : ''}
			</p>
		</div>
	);
}
