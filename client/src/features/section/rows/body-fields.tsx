import './rows.css';
import type { PartyView } from '@renkei/api';
import type { PartSpec } from '@renkei/plan';
import type { ReactNode } from 'react';
import { useText } from '../../../text/language.tsx';
import { fieldText } from '../../../text/section-values.ts';
import { BodyChip, Bones } from '../../../ui/index.ts';
import { type ColumnPlan, columnPlan } from '../column-plan.ts';
import { type OpenPart, useOpenPart } from '../open-part.ts';
import { PartStanding } from '../part-standing.tsx';
import { useInside, useWriters } from '../presence/use-inside.ts';
import { useRoom } from '../row-room.ts';
import { sectionName } from '../section-head.tsx';
import type { BodyPart } from '../section-layout.ts';
import { useSectionScope } from '../section-scope.tsx';
import { EditRow } from './edit-row.tsx';
import { ReadRow } from './read-row.tsx';
import { RowsHead } from './rows-head.tsx';

/** Rem that body and 様子 take (rows.css). */
const BESIDE = 11.5;
/** Walled parts have no 様子: nobody waits for them. */
const WALLED_BESIDE = 9.5;

interface Bodies {
	/** The part that the fields are of. */
	readonly spec: PartSpec;
	readonly members: readonly PartyView[];
}

/** The fields of every body's part, under each other in one table: the own ones first and framed, the others to read. */
export function BodyFields({ spec, bodies, members }: Bodies & { bodies: readonly BodyPart[] }) {
	const t = useText(fieldText);
	const { layout } = useSectionScope();
	const walled = layout.trunk === null;
	const plan = columnPlan(spec.fields, useRoom() - (walled ? WALLED_BESIDE : BESIDE));
	return (
		<div className={walled ? 'rows rows--walled' : 'rows'}>
			<table className="rows__table">
				<RowsHead
					plan={plan}
					before={[layout.section.key === 'quotes' ? t.business : t.body]}
					after={[walled ? t.details : t.standing]}
				/>
				{bodies.map((body) => (
					<FieldsOfBody key={body.part.id} spec={spec} plan={plan} body={body} members={members} />
				))}
			</table>
		</div>
	);
}

function FieldsOfBody({ spec, plan, body, members }: Bodies & { plan: ColumnPlan; body: BodyPart }) {
	const { plan: view, layout } = useSectionScope();
	const opening = useOpenPart(body.part, `${sectionName(layout.section)} ${body.party.name}`, spec);
	const lead = (spans: number) => (
		<th scope="rowgroup" rowSpan={spans} className="rows__lead">
			<BodyChip party={body.party} parties={view.parties} />
		</th>
	);
	if (opening.kind !== 'open') {
		return (
			<tbody className="rows__others">
				<tr className="rows__read">
					{lead(1)}
					<td colSpan={plan.beside.length + 1}>{opening.kind === 'waiting' ? <Bones rows={1} label="" /> : '—'}</td>
				</tr>
			</tbody>
		);
	}
	return <OpenFields {...{ plan, body, members, lead }} open={opening.open} />;
}

function OpenFields({
	plan,
	body,
	members,
	lead,
	open,
}: {
	plan: ColumnPlan;
	body: BodyPart;
	members: readonly PartyView[];
	lead: (spans: number) => ReactNode;
	open: OpenPart;
}) {
	const t = useText(fieldText);
	const walled = useSectionScope().layout.trunk === null;
	const onInside = useInside(open);
	return open.editable ? (
		<tbody className="rows__own">
			<EditRow
				open={open}
				plan={plan}
				name={body.party.name}
				members={members}
				lead={lead(2)}
				trail={<td className="rows__standing">{walled ? null : t.ownRow}</td>}
				onInside={onInside}
			/>
		</tbody>
	) : (
		<tbody className="rows__others">
			<ReadRow open={open} plan={plan} name={body.party.name} members={members} lead={lead} standing={<Standing open={open} />} />
		</tbody>
	);
}

/** 様子: who is writing, or how far the part has come. */
function Standing({ open }: { open: OpenPart }) {
	const t = useText(fieldText);
	const writers = useWriters(open);
	return open.part.state === 'drafting' && writers !== '' ? t.typing(writers) : <PartStanding part={open.part} />;
}
