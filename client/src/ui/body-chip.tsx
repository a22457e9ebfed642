import './body-chip.css';
import type { CSSProperties } from 'react';
import { bodyLookOf, type LookedAt } from './body-look.ts';

/** A party's chip: two-letter name on its colour, with its full name for screen readers, and a count where asked. */
export function BodyChip({
	party,
	parties,
	count,
	size = 24,
}: {
	party: LookedAt & { readonly name: string; readonly shortName: string };
	/** All parties of the plan: the colour follows from the order of codes. */
	parties: readonly LookedAt[];
	count?: number;
	/** 24; 22 in heads of grids, 20 in rails. */
	size?: 24 | 22 | 20;
}) {
	// A list of the bodies alone does not hold a vendor or a prefecture; the form of its chip is known without it.
	const known = parties.some((candidate) => candidate.code === party.code);
	const look = bodyLookOf(known ? parties : [...parties, party], party.code);
	return (
		<span
			className={`ui-chip ui-chip--${look.shape} ui-chip--${size}`}
			style={{ '--body': look.colour } as CSSProperties}
			title={party.name}
		>
			<span aria-hidden="true">{party.shortName}</span>
			<span className="ui-hidden">{party.name}</span>
			{count === undefined ? null : <span className="ui-number">{count}</span>}
		</span>
	);
}
