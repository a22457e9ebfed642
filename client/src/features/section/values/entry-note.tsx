import type { Scalar } from '@renkei/plan';
import type { MouseEvent, ReactNode } from 'react';
import { useText } from '../../../text/language.tsx';
import { fieldText } from '../../../text/section-values.ts';
import { Button, FieldError } from '../../../ui/index.ts';
import type { ValueSpec } from './entry.ts';
import type { EntryState } from './entry-state.ts';
import { faultWords } from './fault-words.ts';
import { showValue } from './value-entry.ts';

/** What there is to say under a field: why its text is no value, or that somebody else changed it. */
export function EntryNote({
	id,
	state,
	value,
	spec,
	tooLong,
	onMine,
	onKeep,
}: {
	id: string;
	state: EntryState;
	value: Scalar | null;
	spec: ValueSpec;
	tooLong: string | null;
	onMine: () => void;
	onKeep: () => void;
}) {
	const t = useText(fieldText);
	const theirs = showValue(value, spec);
	switch (state.kind) {
		case 'refused':
			return <FieldError id={id}>{faultWords(state.fault, t)(state.text)}</FieldError>;
		case 'contested':
			return (
				<Offer id={id} words={theirs === '' ? t.contestedEmpty : t.contested(theirs)}>
					<Button size="xs" onClick={onMine} onMouseDown={keepFocus}>
						{t.takeMine(state.text)}
					</Button>
				</Offer>
			);
		case 'offered': {
			const mine = showValue(state.mine, spec);
			return (
				<Offer id={id} words={theirs === '' ? t.offeredEmpty : t.offered(theirs)}>
					<Button size="xs" onClick={onMine}>
						{mine === '' ? t.backToEmpty : t.backToMine(mine)}
					</Button>
					<Button size="xs" kind="text" onClick={onKeep}>
						{t.keep}
					</Button>
				</Offer>
			);
		}
		default:
			return tooLong === null ? null : <FieldError id={id}>{tooLong}</FieldError>;
	}
}

/** The press must not first take the focus from the field: leaving it would already decide. */
function keepFocus(event: MouseEvent): void {
	event.preventDefault();
}

function Offer({ id, words, children }: { id: string; words: string; children: ReactNode }) {
	return (
		<div className="value-offer">
			<p id={id} role="status">
				{words}
			</p>
			{children}
		</div>
	);
}
