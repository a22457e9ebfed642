import { useId, useState } from 'react';
import { gridText } from '../../../text/grid.ts';
import { useText } from '../../../text/language.tsx';
import { fieldText } from '../../../text/section-values.ts';
import { Button, Checkbox, ChoiceGroup, Dialog, FieldError, Radio, TextArea } from '../../../ui/index.ts';
import { faultWords } from '../values/fault-words.ts';
import { cellsOf, type TextCells } from './clipboard.ts';
import type { PasteAnswers, PastePlan } from './paste-plan.ts';

/** How many faults are listed; the rest is a count. */
const LISTED = 12;

/** Shows what a paste would do, asks what only the person knows, and does it. */
export function PasteDialog({
	text,
	planOf,
	onPaste,
	onClose,
}: {
	/** What came with the keys; null when the person still has to paste it here. */
	text: string | null;
	/** Null when the rows that it would write are no longer what they were. */
	planOf: (cells: TextCells, answers: PasteAnswers) => PastePlan | null;
	onPaste: (plan: PastePlan) => void;
	onClose: () => void;
}) {
	const t = useText(gridText);
	const [given, setGiven] = useState(text ?? '');
	const [answers, setAnswers] = useState<PasteAnswers>({ skipHeading: true, yen: null });
	const [pressed, setPressed] = useState(false);
	const name = useId();
	const cells = cellsOf(given);
	const plan = cells.length === 0 ? null : planOf(cells, answers);
	const yenOpen = plan !== null && plan.inYen > 0 && answers.yen === null;
	return (
		<Dialog
			title={t.pasteTitle}
			onClose={onClose}
			actions={
				<>
					<Button
						kind="solid"
						onClick={() => {
							setPressed(true);
							if (plan !== null && !yenOpen) {
								onPaste(plan);
							}
						}}
					>
						{t.pasteDo}
					</Button>
					<Button onClick={onClose}>{t.cancel}</Button>
				</>
			}
		>
			{text === null ? (
				<TextArea
					label={t.pasteHere}
					support={t.pasteHow}
					rows={4}
					value={given}
					error={pressed && cells.length === 0 ? t.pasteEmpty : null}
					onChange={(event) => setGiven(event.target.value)}
				/>
			) : null}
			{cells.length > 0 && plan === null ? (
				<div role="alert">
					<FieldError>{t.pasteMoved}</FieldError>
				</div>
			) : null}
			{plan === null ? null : <PlanWords plan={plan} />}
			{plan?.heading === true ? (
				<Checkbox
					checked={answers.skipHeading}
					onChange={(event) => setAnswers({ ...answers, skipHeading: event.target.checked })}
				>
					{t.pasteHeading}
				</Checkbox>
			) : null}
			{plan !== null && plan.inYen > 0 ? (
				<ChoiceGroup legend={t.yenAsk(plan.inYen)} error={pressed && yenOpen ? t.yenMissing : null}>
					{(['cut', 'leave'] as const).map((yen) => (
						<Radio key={yen} name={name} checked={answers.yen === yen} onChange={() => setAnswers({ ...answers, yen })}>
							{yen === 'cut' ? t.yenCut : t.yenLeave}
						</Radio>
					))}
				</ChoiceGroup>
			) : null}
		</Dialog>
	);
}

function PlanWords({ plan }: { plan: PastePlan }) {
	const t = useText(gridText);
	const f = useText(fieldText);
	const { lines, columns, newRows, replaced, values, faults, columnsOver } = plan;
	const size = [
		t.pasteSize(lines, columns),
		newRows === 0 ? '' : t.pasteNew(newRows),
		replaced === 0 ? '' : t.pasteReplaced(replaced),
		values.length === 0 && faults.length === 0 && newRows === 0 ? t.pasteNothing : '',
		columnsOver === 0 ? '' : t.pasteOver(columnsOver),
	];
	return (
		<>
			<p role="status">{size.filter((words) => words !== '').join(' ')}</p>
			{faults.length === 0 ? null : (
				<>
					<p>{t.pasteFaults(faults.length)}</p>
					<ul className="grid__faults">
						{faults.slice(0, LISTED).map(({ at, column, text, fault }) => (
							<li key={`${at} ${column.key}`}>{t.pasteFault(at + 1, column.title, faultWords(fault, f)(text))}</li>
						))}
						{faults.length > LISTED ? <li>{t.pasteMore(faults.length - LISTED)}</li> : null}
					</ul>
				</>
			)}
		</>
	);
}
