import type { PartyView } from '@renkei/api';
import type { PartSpec, TableSpec } from '@renkei/plan';
import { useMemo } from 'react';
import { commonText } from '../../../text/common.ts';
import { useText } from '../../../text/language.tsx';
import { BodyChip } from '../../../ui/index.ts';
import type { OpenPart } from '../open-part.ts';
import { PartStanding } from '../part-standing.tsx';
import { ReferredRows } from '../rows/references.tsx';
import { useRowsIn } from '../rows/watched.ts';
import { sectionName } from '../section-head.tsx';
import { type BodyPart, sharedTables } from '../section-layout.ts';
import { useSectionScope } from '../section-scope.tsx';
import { partStanding } from '../section-standing.ts';
import { DataGrid } from './data-grid.tsx';
import type { GridSource } from './lines.ts';
import { useGridPart, usePartRows } from './use-sources.tsx';

/** One table of the common part. */
export function TrunkGrid({ open, spec, members }: { open: OpenPart; spec: TableSpec; members: readonly PartyView[] }) {
	const rows = useRowsIn(open.doc, spec.key);
	const { part } = open;
	const gridPart = useGridPart(open);
	const sources = useMemo(
		(): readonly GridSource[] => [{ part, owner: null, open: gridPart, rows, blank: '' }],
		[part, gridPart, rows],
	);
	return (
		<ReferredRows columns={spec.columns}>
			<DataGrid spec={spec} sources={sources} members={members} headOf={null} />
		</ReferredRows>
	);
}

/** One table of every body's part, as one grid: rows of the common part if it has the same table, the own ones, the others. */
export function BodyGrid({
	table,
	spec,
	bodies,
	members,
}: {
	table: TableSpec;
	/** The part that the table is of. */
	spec: PartSpec;
	bodies: readonly BodyPart[];
	members: readonly PartyView[];
}) {
	const common = useText(commonText);
	const { plan, layout } = useSectionScope();
	const { trunk, section } = layout;
	const wanted = useMemo(() => {
		const name = sectionName(section);
		const shared = trunk !== null && sharedTables(layout).includes(table.key);
		return [
			...(shared ? [{ part: trunk.part, spec: trunk.spec, title: name, owner: null }] : []),
			...bodies.map(({ part, party }) => ({ part, spec, title: `${name} ${party.name}`, owner: party })),
		];
	}, [layout, trunk, section, bodies, spec, table.key]);
	const { known, readers } = usePartRows(wanted, table.key);
	const sources = useMemo(
		() =>
			wanted.map(({ part, owner }): GridSource => {
				const said = known.get(part.id);
				return { part, owner, open: said?.open ?? null, rows: said?.rows ?? [], blank: '' };
			}),
		[wanted, known],
	);
	return (
		<>
			{readers}
			<ReferredRows columns={table.columns}>
				<DataGrid
					spec={table}
					sources={sources}
					members={members}
					headOf={({ part, owner, open }) => ({
						key: `${part.state} ${part.empty} ${open?.editable} ${partStanding(part)}`,
						shown:
							owner === null ? (
								common.trunkShort
							) : (
								<>
									<BodyChip party={owner} parties={plan.parties} />
									<PartStanding part={part} />
								</>
							),
					})}
				/>
			</ReferredRows>
		</>
	);
}
