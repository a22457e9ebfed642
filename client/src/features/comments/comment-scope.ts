import type { PartView, PlanView } from '@renkei/api';
import type { NewThread } from '../../api/index.ts';

/** What a comment is about, inside a part: all of it, chosen words, or one of its fields, cells or figures. */
export type CommentTarget =
	| { readonly kind: 'part' }
	| { readonly kind: 'text'; readonly start: string; readonly end: string; readonly quote: string }
	/** `title`: what people call the place; `quote`: its value as shown, empty where there is none. */
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

/** A comment that is being written. */
export interface NewComment {
	readonly part: PartView;
	readonly target: CommentTarget;
}

/** Name of a part inside its section, as a person would say it. */
export function partName(plan: PlanView, part: PartView, trunk: string): string {
	return plan.parties.find((party) => party.code === part.body)?.name ?? trunk;
}

/** The target as a request names it. */
export function aboutOf(target: CommentTarget): Pick<NewThread, 'anchor' | 'place'> {
	switch (target.kind) {
		case 'part':
			return {};
		case 'text': {
			const { start, end, quote } = target;
			return { anchor: { start, end, quote } };
		}
		case 'field':
			return { place: { field: target.key } };
		case 'cell': {
			const { table, row, column } = target;
			return { place: { table, row, column } };
		}
		case 'figure':
			return { place: { figure: target.key } };
	}
}
