import './panel.css';
import type { PlanView, SignoffView } from '@renkei/api';
import { useEffect, useRef } from 'react';
import { boardText } from '../../text/board.ts';
import { useText } from '../../text/language.tsx';
import { signoffText } from '../../text/signoff.ts';
import { statusText } from '../../text/status.ts';
import { BodyChip, Button, type StatusKind, StatusMark } from '../../ui/index.ts';
import { type MatrixRow, partsFor } from './matrix.ts';
import type { Choice } from './matrix-table.tsx';
import { type OpenedWords, openedAt } from './opened-words.ts';
import { PartCard } from './part-card.tsx';
import { Records } from './records.tsx';
import { SignSection } from './sign-section.tsx';
import { signingCapacity } from './signable.ts';
import type { Signing } from './signing-act.ts';

export interface PanelProps {
	readonly plan: PlanView;
	readonly row: MatrixRow;
	readonly choice: Choice;
	readonly signoffs: readonly SignoffView[];
	readonly opened: OpenedWords;
	readonly note: (part: string, hash: string) => void;
	readonly choose: (choice: Choice) => void;
	readonly onClose: () => void;
	readonly onChanged: () => void;
	readonly signing: Signing;
	readonly onDone: (said: string) => void;
}

function PanelHead({ plan, row, choice, onClose }: Pick<PanelProps, 'plan' | 'row' | 'choice' | 'onClose'>) {
	const t = useText(signoffText);
	const board = useText(boardText);
	const status = useText(statusText);
	const heading = useRef<HTMLHeadingElement>(null);
	// Pressing a cell leads to what it opens; closing leads back to the cell.
	const chosen = `${choice.section} ${choice.body}`;
	const opened = useRef<string | null>(null);
	useEffect(() => {
		if (opened.current !== chosen) {
			opened.current = chosen;
			heading.current?.focus();
		}
	}, [chosen]);
	const party = plan.parties.find((candidate) => candidate.code === choice.body);
	const cell = row.state.kind === 'cells' ? row.state.cells.find((candidate) => candidate.body === choice.body)?.cell : undefined;
	const standing = cell?.kind === 'standing' ? cell.standing : null;
	// Whoever is no body has no cell of its own: nothing is said of it.
	const stands = party?.membership === 'member';
	return (
		<div className="panel-head">
			<div>
				<h2 ref={heading} tabIndex={-1}>
					{row.key} {row.title}
				</h2>
				{stands ? (
					<p className="panel-head__marks">
						<BodyChip party={party} parties={plan.parties} />
						{standing === null ? (
							<StatusMark kind="drafting" form="chip">
								{cell?.kind === 'open' ? board.openLong[cell.which] : board.drafting}
							</StatusMark>
						) : (
							<StatusMark kind={standing as StatusKind} form="chip">
								{status[standing]}
							</StatusMark>
						)}
					</p>
				) : null}
			</div>
			<Button kind="text" onClick={onClose}>
				<span className="panel-head__wide">{t.close}</span>
				<span className="panel-head__narrow">{t.backToTable}</span>
			</Button>
		</div>
	);
}

function SignPlace(props: PanelProps) {
	const t = useText(signoffText);
	const { plan, choice, choose, row, opened } = props;
	const capacity = signingCapacity(plan);
	const own = plan.seat.party;
	const section = plan.sections.find((candidate) => candidate.key === row.key);
	if (capacity === null) {
		return <p className="panel-note">{t.onlyBodies}</p>;
	}
	if (choice.body !== own.code) {
		const name = plan.parties.find((party) => party.code === choice.body)?.name ?? '';
		return (
			<div className="panel-note">
				<p>{t.otherBody(name)}</p>
				<p>
					<Button onClick={() => choose({ section: choice.section, body: own.code })}>{t.toOwn(own.name)}</Button>
				</p>
			</div>
		);
	}
	return section === undefined ? null : (
		<SignSection
			key={section.key}
			plan={plan}
			section={section}
			signoffs={props.signoffs}
			capacity={capacity}
			opened={opened}
			onChanged={props.onChanged}
			signing={props.signing}
		/>
	);
}

/** What one cell is about: the parts with their frozen words and records, then the form. */
export function SectionPanel(props: PanelProps) {
	const { plan, row, choice, signoffs, opened, note, onDone } = props;
	const section = plan.sections.find((candidate) => candidate.key === row.key);
	const parts = section === undefined ? [] : partsFor(section, choice.body);
	const shown = parts.length > 0 ? parts : (section?.parts.filter((part) => part.body === null) ?? []);
	return (
		<>
			<PanelHead plan={plan} row={row} choice={choice} onClose={props.onClose} />
			{shown.map((part) => (
				<PartCard
					key={part.id}
					plan={plan}
					part={part}
					signoffs={signoffs.filter((signoff) => signoff.part === part.id)}
					opened={openedAt(opened, part)}
					onShown={note}
					onDone={onDone}
				/>
			))}
			<SignPlace {...props} />
			<Records plan={plan} parts={shown} signoffs={signoffs} signing={props.signing} />
		</>
	);
}
