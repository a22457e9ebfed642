import { flatText } from '@renkei/part-doc';
import type { PartSpec } from '@renkei/plan';
import { useState } from 'react';
import { dateAndTime } from '../../text/dates.ts';
import { useText } from '../../text/language.tsx';
import { sectionText } from '../../text/section.ts';
import { BodyChip, Button, Icon } from '../../ui/index.ts';
import { BodyGrid } from './grid/part-grids.tsx';
import { freezePlace } from './missing-place.ts';
import { useOpenPart } from './open-part.ts';
import { PartNotice } from './part-notice.tsx';
import { PartOpeningView } from './part-opening.tsx';
import { PartProse } from './part-prose.tsx';
import { ProposeBodies } from './proposing/propose-part.tsx';
import { BodyFields } from './rows/body-fields.tsx';
import type { BodyPart } from './section-layout.ts';
import { useSectionScope } from './section-scope.tsx';
import { useMembers } from './trunk-part.tsx';

/** 団体ごとの部分: everybody's values under each other, and the texts below. */
export function BodyParts({
	spec,
	bodies,
	onFreeze,
	onReopen,
}: {
	spec: PartSpec;
	bodies: readonly BodyPart[];
	onFreeze: (body: BodyPart) => void;
	onReopen: (body: BodyPart) => void;
}) {
	const t = useText(sectionText);
	const { layout } = useSectionScope();
	const members = useMembers();
	const own = bodies.find((body) => body.own);
	const filled = bodies.filter((body) => !body.part.empty).length;
	const frozen = bodies.every((body) => body.part.state !== 'drafting');
	const walled = layout.trunk === null;
	return (
		<section aria-labelledby="bodies-title" className={walled ? 'part' : 'part part--bodies'}>
			<div className="part__head">
				<h2 id="bodies-title" className={walled ? 'ui-hidden' : undefined}>
					{walled ? layout.section.title : t.bodies}
				</h2>
				{walled ? (
					<p className="part__help">{layout.section.key === 'quotes' && own === undefined ? t.quotesWho : spec.question}</p>
				) : null}
				{walled ? null : (
					<>
						<p className="ui-sub">{frozen ? t.bodiesFrozen : own === undefined ? t.bodiesOthers : t.bodiesOwn}</p>
						<p className="ui-sub part__count">{t.filled(filled, bodies.length)}</p>
					</>
				)}
			</div>
			{own === undefined ? null : <OwnActs own={own} onFreeze={onFreeze} onReopen={onReopen} />}
			{walled ? null : <ProposeBodies bodies={bodies} spec={spec} />}
			{spec.fields.length === 0 ? null : <BodyFields spec={spec} bodies={bodies} members={members} />}
			{spec.tables.map((table) => (
				<BodyGrid key={table.key} table={table} spec={spec} bodies={bodies} members={members} />
			))}
			{bodies.map((body) => (
				<BodyText key={body.part.id} body={body} spec={spec} />
			))}
		</section>
	);
}

function OwnActs({
	own,
	onFreeze,
	onReopen,
}: {
	own: BodyPart;
	onFreeze: (body: BodyPart) => void;
	onReopen: (body: BodyPart) => void;
}) {
	const t = useText(sectionText);
	const { frozen, may, state } = own.part;
	const mayFreeze = may.includes('freeze');
	if (frozen !== null) {
		return (
			<PartNotice
				part={own.part}
				readOnly={{ code: 'part-frozen', text: t.frozenOwn(own.party.name, dateAndTime(frozen.at)) }}
				onReopen={mayFreeze ? () => onReopen(own) : null}
			/>
		);
	}
	return state === 'drafting' && mayFreeze ? (
		<p className="part__acts">
			<Button id={freezePlace(own.part.id)} onClick={() => onFreeze(own)}>
				<Icon name="lock" />
				{t.freezeOwn(own.party.name)}
			</Button>
		</p>
	) : null;
}

/** A body's text: open where it is one's own and asked for, else folded until somebody wants to read it. */
function BodyText({ body, spec }: { body: BodyPart; spec: PartSpec }) {
	const t = useText(sectionText);
	const { plan, layout } = useSectionScope();
	const opening = useOpenPart(body.part, `${layout.section.key} ${layout.section.title} ${body.party.name}`, spec);
	const asked = spec.guide !== null || layout.trunk === null;
	const mine = opening.kind === 'open' && opening.open.editable;
	const [open, setOpen] = useState<boolean | null>(null);
	const shown = open ?? (mine && asked);
	if (opening.kind === 'open' && !mine && flatText(opening.open.doc).trim() === '') {
		return null;
	}
	return (
		<details className="body-text" open={shown} onToggle={(event) => setOpen(event.currentTarget.open)}>
			<summary>
				<Icon name="right" />
				<BodyChip party={body.party} parties={plan.parties} />
				<span>{asked ? (mine ? t.ownText(body.party.name) : t.textOf(body.party.name)) : t.noteOf(body.party.name)}</span>
			</summary>
			{/* The editor is heavy: a folded text has none. */}
			{shown ? (
				<div className="body-text__inside">
					<PartOpeningView opening={opening}>
						{(part) => (
							<>
								{part.readOnly === null || body.part.frozen !== null ? null : <p className="ui-sub">{part.readOnly.text}</p>}
								<PartProse
									open={part}
									spec={spec}
									label={t.prose(`${layout.section.key} ${layout.section.title} ${body.party.name}`)}
								/>
							</>
						)}
					</PartOpeningView>
				</div>
			) : null}
		</details>
	);
}
