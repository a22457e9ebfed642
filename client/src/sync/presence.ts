/** Second channel beside the colour: how a caret of this body is drawn. */
export type CaretLine = 'solid' | 'dashed' | 'dotted' | 'double';

export interface PresentPerson {
	readonly seat: string;
	readonly name: string;
	/** Part ids in which this person is, of those open in this tab. */
	readonly parts: readonly string[];
}

export interface PresentParty {
	readonly party: string;
	readonly name: string;
	readonly shortName: string;
	/** Six hex digits with `#`. */
	readonly color: string;
	readonly line: CaretLine;
	readonly people: readonly PresentPerson[];
}

export type PresenceList = readonly PresentParty[];
