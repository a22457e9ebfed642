import type { PartChangesView } from '@renkei/api';
import { useState } from 'react';
import { usePartChanges } from '../../api/index.ts';
import { elementOf, placesOf } from '../../differences/index.ts';
import { neighbour, type SectionGroup } from './changed-parts.ts';

/** As many sections are open at first: enough to read on, and few enough to be asked for at once. */
const OPEN_AT_FIRST = 3;

export type AskedPart = ReturnType<typeof usePartChanges>[number];

/** Which sections are open, what is known of their parts, and which change is being looked at. */
export interface ChangeDesk {
	readonly isOpen: (key: string) => boolean;
	readonly fold: (key: string, open: boolean) => void;
	/** Undefined where the part's section is not open. */
	readonly asked: (part: string) => AskedPart | undefined;
	readonly shown: (part: string) => PartChangesView | undefined;
	/** Every change of the open sections in the order of the page. */
	readonly places: readonly string[];
	readonly current: string | null;
	/** Gives the focus to the next change, or the one before. */
	readonly step: (by: 1 | -1) => void;
	/** Whether all sections are open, so that `places` are all there are. */
	readonly extent: 'all' | 'open';
}

/** Parts are asked for as their sections are opened: a plan of seven bodies has some eighty. */
export function useChangeDesk(groups: readonly SectionGroup[]): ChangeDesk {
	const [folds, setFolds] = useState<ReadonlyMap<string, boolean>>(new Map());
	const [current, setCurrent] = useState<string | null>(null);
	const first = groups.slice(0, OPEN_AT_FIRST).map(({ key }) => key);
	const isOpen = (key: string) => groups.length === 1 || (folds.get(key) ?? first.includes(key));
	const open = groups.filter(({ key }) => isOpen(key));
	const parts = open.flatMap((group) => group.parts);
	const answers = usePartChanges(parts);
	const asked = (part: string) => answers[parts.findIndex((candidate) => candidate.part === part)];
	const places = answers.flatMap(({ data }) => (data === undefined ? [] : placesOf(data)));
	return {
		isOpen,
		fold: (key, now) => {
			// The browser tells of the first opening too: a section once open stays so when others come before it.
			if (folds.get(key) !== now) {
				setFolds((known) => new Map(known).set(key, now));
			}
		},
		asked,
		shown: (part) => asked(part)?.data,
		places,
		current: current !== null && places.includes(current) ? current : null,
		step: (by) => {
			const place = neighbour(places, current, by);
			const element = place === undefined ? null : document.getElementById(elementOf(place));
			if (place !== undefined && element !== null) {
				setCurrent(place);
				element.focus({ preventScroll: true });
				element.scrollIntoView({ block: 'center' });
			}
		},
		extent: open.length === groups.length ? 'all' : 'open',
	};
}
