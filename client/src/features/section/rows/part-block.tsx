import './rows.css';
import type { PartyView } from '@renkei/api';
import { useText } from '../../../text/language.tsx';
import { fieldText } from '../../../text/section-values.ts';
import { columnPlan } from '../column-plan.ts';
import type { OpenPart } from '../open-part.ts';
import { useInside } from '../presence/use-inside.ts';
import { useRoom } from '../row-room.ts';
import { type Block, columnsOf } from './block.ts';
import { EditRows } from './edit-rows.tsx';
import { detailsOf, ReadRows } from './read-rows.tsx';
import { ReferredRows } from './references.tsx';
import { RowsHead } from './rows-head.tsx';
import { useBlockRows } from './watched.ts';

/** Rem of a row that its values leave free, so that words have some of it. */
const SLACK = 2;

/** One table of a part: editable or not, as the seat may. */
export function PartBlock({
	open,
	block,
	members,
}: {
	open: OpenPart;
	block: Extract<Block, { kind: 'table' }>;
	members: readonly PartyView[];
}) {
	const t = useText(fieldText);
	const onInside = useInside(open);
	const plan = columnPlan(columnsOf(block), useRoom() - SLACK);
	const rows = useBlockRows(open.doc, block);
	const details = !open.editable && rows.some((row) => !row.deleted && detailsOf(row, plan).length > 0);
	const { title, help } = block.spec;
	return (
		<div className="rows">
			<table className="rows__table">
				<caption>
					<h3>{title}</h3> <span className="ui-sub">{help}</span>
				</caption>
				<RowsHead plan={plan} before={[]} after={details ? [t.details] : []} />
				<ReferredRows columns={columnsOf(block)}>
					{open.editable ? (
						<EditRows
							open={open}
							block={block}
							plan={plan}
							title={title}
							members={members}
							className="rows__trunk"
							lead={null}
							trail={null}
							trailColumns={0}
							onInside={onInside}
						/>
					) : (
						<ReadRows
							part={open.part.id}
							doc={open.doc}
							block={block}
							plan={plan}
							members={members}
							className="rows__others"
							lead={null}
							trail={null}
							lastCell={details}
						/>
					)}
				</ReferredRows>
			</table>
		</div>
	);
}
