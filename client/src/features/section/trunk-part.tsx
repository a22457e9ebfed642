import { memberBodies, type Party } from '@renkei/plan';
import { useState } from 'react';
import { commonText } from '../../text/common.ts';
import { useText } from '../../text/language.tsx';
import { sectionText } from '../../text/section.ts';
import { TrunkGrid } from './grid/part-grids.tsx';
import { useOpenPart } from './open-part.ts';
import { PartFields } from './part-fields.tsx';
import { PartNotice } from './part-notice.tsx';
import { PartOpeningView } from './part-opening.tsx';
import { PartProse } from './part-prose.tsx';
import { ProposePart } from './proposing/propose-part.tsx';
import { type SectionLayout, sharedTables } from './section-layout.ts';
import { useSectionScope } from './section-scope.tsx';

/** Bodies that a value may name. */
export function useMembers(): Party[] {
	return memberBodies(useSectionScope().plan.parties);
}

/** 共通の部分: its text, fields and tables. */
export function TrunkPart({ trunk, onReopen }: { trunk: NonNullable<SectionLayout['trunk']>; onReopen: (() => void) | null }) {
	const t = useText(sectionText);
	const common = useText(commonText);
	const { plan, layout } = useSectionScope();
	const drafts = plan.draftingAllowed && plan.parties.some((party) => party.membership === 'vendor');
	const { section } = layout;
	const opening = useOpenPart(trunk.part, `${section.key} ${section.title}`, trunk.spec);
	const members = useMembers();
	const readOnly = opening.kind === 'open' ? opening.open.readOnly : trunk.part.readOnly;
	const [tools, setTools] = useState<HTMLElement | null>(null);
	return (
		<section
			aria-labelledby="trunk-title"
			className={opening.kind === 'open' && opening.open.proposing !== null ? 'part part--proposing' : 'part'}
		>
			{readOnly === null ? null : <PartNotice part={trunk.part} readOnly={readOnly} onReopen={onReopen} />}
			{/* The tools stay in view as long as there is text under them, and no longer. */}
			<div>
				<div ref={setTools} className="part__tools" />
				<div className="part__head">
					<h2 id="trunk-title">{common.trunk}</h2>
					<p className="ui-sub">
						{trunk.part.frozen === null ? (section.suggestOnly ? t.trunkSuggest : t.trunkWho(drafts)) : ''}
					</p>
				</div>
				{layout.spec === null ? null : (
					<p className="part__help">
						<span className="ui-hidden">{t.helpFor}：</span>
						{layout.spec.help}
					</p>
				)}
				{opening.kind !== 'open' ? null : <ProposePart open={opening.open} spec={trunk.spec} name={common.trunk} />}
				<PartOpeningView opening={opening}>
					{(open) => (
						<PartProse open={open} spec={trunk.spec} label={t.prose(`${section.key} ${section.title}`)} toolbar={tools} />
					)}
				</PartOpeningView>
			</div>
			{opening.kind !== 'open' ? null : (
				<>
					<PartFields open={opening.open} fields={trunk.spec.fields} members={members} />
					{trunk.spec.tables
						.filter(({ key }) => !sharedTables(layout).includes(key))
						.map((table) => (
							<TrunkGrid key={table.key} open={opening.open} spec={table} members={members} />
						))}
				</>
			)}
		</section>
	);
}
