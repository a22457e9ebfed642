import './rows.css';
import type { PartyView } from '@renkei/api';
import type { PartSpec } from '@renkei/plan';
import type { ReactNode } from 'react';
import { useText } from '../../../text/language.tsx';
import { fieldText } from '../../../text/section-values.ts';
import { statusText } from '../../../text/status.ts';
import { BodyChip, Bones, StatusMark } from '../../../ui/index.ts';
import { type ColumnPlan, columnPlan } from '../column-plan.ts';
import { type OpenPart, useOpenPart } from '../open-part.ts';
import { useInside, useWriters } from '../presence/use-inside.ts';
import { useRoom } from '../row-room.ts';
import { sectionName } from '../section-head.tsx';
import type { BodyPart } from '../section-layout.ts';
import { useSectionScope } from '../section-scope.tsx';
import { partStanding } from '../section-standing.ts';
import { type Block, columnsOf } from './block.ts';
import { EditRows } from './edit-rows.tsx';
import { ReadRows } from './read-rows.tsx';
import { ReferredRows } from './references.tsx';
import { RowsHead } from './rows-head.tsx';

/** Rem that body and 様子 take (rows.css). */
const BESIDE = 11.5;
/** Walled parts have no 様子: nobody waits for them. */
const WALLED_BESIDE = 9.5;

/** One block of every body's part, under each other in one table: the own rows first and framed, the others to read. */
export function BodyBlock({
	block,
	spec,
	bodies,
	members,
}: {
	block: Block;
	/** The part that the block is of. */
	spec: PartSpec;
	bodies: readonly BodyPart[];
	members: readonly PartyView[];
}) {
	const t = useText(fieldText);
	const { layout } = useSectionScope();
	const walled = layout.trunk === null;
	const plan = columnPlan(columnsOf(block), useRoom() - (walled ? WALLED_BESIDE : BESIDE));
	return (
		<div className={walled ? 'rows rows--walled' : 'rows'}>
			<table className="rows__table">
				{block.kind === 'table' ? (
					<caption>
						<h3>{block.spec.title}</h3> <span className="ui-sub">{block.spec.help}</span>
					</caption>
				) : null}
				<RowsHead
					plan={plan}
					before={[layout.section.key === 'quotes' ? t.business : t.body]}
					after={[walled ? t.details : t.standing]}
				/>
				<ReferredRows columns={columnsOf(block)}>
					{bodies.map((body) => (
						<RowsOfBody key={body.part.id} block={block} spec={spec} plan={plan} body={body} members={members} />
					))}
				</ReferredRows>
			</table>
		</div>
	);
}

function RowsOfBody({
	block,
	spec,
	plan,
	body,
	members,
}: {
	block: Block;
	spec: PartSpec;
	plan: ColumnPlan;
	body: BodyPart;
	members: readonly PartyView[];
}) {
	const { plan: view, layout } = useSectionScope();
	const opening = useOpenPart(body.part, `${sectionName(layout.section)} ${body.party.name}`, spec);
	const lead = (spans: number) => (
		<th scope="rowgroup" rowSpan={spans} className="rows__lead">
			<BodyChip party={body.party} parties={view.parties} />
		</th>
	);
	const span = plan.beside.length + 1;
	if (opening.kind !== 'open') {
		return (
			<tbody className="rows__others">
				<tr className="rows__read">
					{lead(1)}
					<td colSpan={span}>{opening.kind === 'waiting' ? <Waiting /> : <Gone />}</td>
				</tr>
			</tbody>
		);
	}
	return <OpenRows {...{ block, plan, body, members, lead }} open={opening.open} />;
}

function Waiting() {
	return <Bones rows={1} label="" />;
}

function Gone() {
	return <>—</>;
}

function OpenRows({
	block,
	plan,
	body,
	members,
	lead,
	open,
}: {
	block: Block;
	plan: ColumnPlan;
	body: BodyPart;
	members: readonly PartyView[];
	lead: (spans: number) => ReactNode;
	open: OpenPart;
}) {
	const t = useText(fieldText);
	const walled = useSectionScope().layout.trunk === null;
	const onInside = useInside(open);
	const title = block.kind === 'table' ? `${body.party.name} ${block.spec.title}` : body.party.name;
	if (open.editable) {
		return (
			<EditRows
				open={open}
				block={block}
				plan={plan}
				title={title}
				members={members}
				className="rows__own"
				lead={lead}
				trail={<td className="rows__standing">{walled ? null : t.ownRow}</td>}
				trailColumns={1}
				onInside={onInside}
			/>
		);
	}
	return (
		<ReadRows
			part={open.part.id}
			doc={open.doc}
			block={block}
			plan={plan}
			members={members}
			className="rows__others"
			lead={lead}
			trail={<Standing open={open} />}
		/>
	);
}

/** 様子: who is writing, whether anything is there, or how far the part has come. */
function Standing({ open }: { open: OpenPart }) {
	const t = useText(fieldText);
	const status = useText(statusText);
	const writers = useWriters(open);
	const standing = partStanding(open.part);
	if (open.part.state === 'drafting' && writers !== '') {
		return <>{t.typing(writers)}</>;
	}
	switch (standing) {
		case 'frozen':
		case 'waiting':
			return <StatusMark kind="frozen">{status.frozen}</StatusMark>;
		case 'decided':
			return <StatusMark kind="decided">{status.decided}</StatusMark>;
		case 'lapsed':
			return <StatusMark kind="lapsed">{status.lapsed}</StatusMark>;
		default:
			return <>{open.part.empty ? t.notFilled : ''}</>;
	}
}
