import type { PlanView, SignoffView } from '@renkei/api';
import { useText } from '../../text/language.tsx';
import { nextToSignText } from '../../text/next-to-sign.ts';
import { statusText } from '../../text/status.ts';
import { type StatusKind, StatusMark } from '../../ui/index.ts';
import type { matrixOf } from './matrix.ts';
import type { Choice } from './matrix-table.tsx';
import { nothingToDo } from './seat-count.ts';
import { askedIn, signingCapacity } from './signable.ts';
import { ToReading } from './to-reading.tsx';

/** What stands in the panel before a cell is chosen: the sections that ask this seat for something, or how to choose. */
export function NextToSign({
	plan,
	signoffs,
	matrix,
	choose,
}: {
	plan: PlanView;
	signoffs: readonly SignoffView[];
	matrix: ReturnType<typeof matrixOf>;
	choose: (choice: Choice) => void;
}) {
	const t = useText(nextToSignText);
	const status = useText(statusText);
	const capacity = signingCapacity(plan);
	const own = plan.seat.party;
	const next = plan.sections.filter((section) => capacity !== null && askedIn(plan, section, capacity, signoffs).length > 0);
	if (next.length === 0 || capacity === null) {
		return (
			<div className="signoff-next">
				<p>{capacity === null ? t.chooseToRead : t.nothing(own.name)[nothingToDo(plan)]}</p>
				{capacity === null ? null : <p className="ui-sub">{t.toRead}</p>}
			</div>
		);
	}
	return (
		<div className="signoff-next">
			<h2>{capacity === 'checked' ? t.nextToCheck(own.name, next.length) : t.nextToDecide(own.name, next.length)}</h2>
			{next.length > 1 ? (
				<p>
					<ToReading plan={plan} capacity={capacity} kind="button" />
				</p>
			) : null}
			<p>{t.choose}</p>
			<ul className="ui-list">
				{next.map((section) => {
					const { state } = matrix.rows.find((row) => row.key === section.key) ?? {};
					const cell = state?.kind === 'cells' ? state.cells.find(({ body }) => body === own.code)?.cell : undefined;
					const kind: StatusKind = cell?.kind === 'standing' ? (cell.standing as StatusKind) : 'none';
					return (
						<li key={section.key}>
							<button
								type="button"
								className="signoff-next__section"
								onClick={() => choose({ section: section.key, body: own.code })}
							>
								<span className="signoff-next__title">
									{section.key} {section.title}
								</span>
								<StatusMark kind={kind}>{status[kind as keyof typeof status]}</StatusMark>
							</button>
						</li>
					);
				})}
			</ul>
		</div>
	);
}
