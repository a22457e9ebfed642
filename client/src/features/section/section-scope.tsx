import type { PartView, PlanView, ThreadView } from '@renkei/api';
import { createContext, type ReactNode, useContext } from 'react';
import type { SectionLayout } from './section-layout.ts';

/** Words chosen in a part's text, or none. */
export interface Chosen {
	readonly start: string;
	readonly end: string;
	readonly quote: string;
}

/** A field, cell or figure that a comment is to be about; `title` and `quote` as the form shows them. */
export type PlaceTarget =
	| { readonly kind: 'field'; readonly key: string; readonly title: string; readonly quote: string }
	| {
			readonly kind: 'cell';
			readonly table: string;
			readonly row: string;
			readonly column: string;
			readonly title: string;
			readonly quote: string;
	  }
	| { readonly kind: 'figure'; readonly key: string; readonly title: string; readonly quote: string };

/** What all pieces of one section page share. */
export interface SectionScope {
	readonly plan: PlanView;
	readonly layout: SectionLayout;
	readonly threads: readonly ThreadView[];
	readonly activeThread: string | null;
	readonly onActivateThread: (thread: string) => void;
	/** The selection inside a part's text changed. */
	readonly onChoose: (part: string, chosen: Chosen | null) => void;
	/** Somebody wants to comment on a part: on a place in it, else on the chosen words, else on the whole. */
	readonly onComment: (part: PartView, place?: PlaceTarget) => void;
	/** The list and the comments give their room to the tables. */
	readonly wide: boolean;
	readonly onWide: (wide: boolean) => void;
}

const Scope = createContext<SectionScope | null>(null);

export function SectionScopeProvider({ scope, children }: { scope: SectionScope; children: ReactNode }) {
	return <Scope value={scope}>{children}</Scope>;
}

/** The section that this piece of the page belongs to. */
export function useSectionScope(): SectionScope {
	const scope = useContext(Scope);
	if (scope === null) {
		throw new Error('a piece of the section page stands outside of one');
	}
	return scope;
}
