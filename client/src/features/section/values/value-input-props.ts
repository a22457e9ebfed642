import type { PartyView } from '@renkei/api';
import type { Scalar } from '@renkei/plan';
import type { ValueColumn } from '../column-plan.ts';
import type { NamedRow } from '../rows/references.tsx';

/** What the control of one value is told. */
export interface ValueInputProps {
	readonly spec: ValueColumn;
	readonly value: Scalar | null;
	/** Whether everything written to this part is on disk. */
	readonly saved: boolean;
	readonly id: string;
	/** Accessible name; left out where a label element names the control. */
	readonly label?: string;
	readonly describedBy?: string | undefined;
	/** The value is needed and not there. */
	readonly lacking: boolean;
	/** Bodies to choose from, for values that name one. */
	readonly members: readonly PartyView[];
	/** Rows to choose from, for a number that names one; where there are none, the number is typed. */
	readonly named?: readonly NamedRow[];
	readonly onWrite: (value: Scalar | null) => void;
	/** Where what there is to say about the value stands, if not under the control: a cell is too narrow for a sentence. */
	readonly notes?: HTMLElement | null;
	/** The writer is inside the control, or has left it. */
	readonly onInside?: (inside: boolean) => void;
}
