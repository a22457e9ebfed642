import type { CheckView, PartView, PlanView } from '@renkei/api';
import type { PartSpec, Template } from '@renkei/plan';
import type { PlaceInPart } from '../../api/index.ts';

/** Where the link of a check leads, and what can be done there by this seat. */
export interface CheckGoal {
	readonly part: PartView | null;
	readonly section: { readonly key: string; readonly shortTitle: string };
	readonly place: PlaceInPart | null;
	/** Title of the field, or 「table column」. */
	readonly field: string | null;
	readonly body: string | null;
	readonly act: 'fill' | 'see' | 'reopen';
}

/** Finds the place of a check in the plan and its template. */
export function goalOf(check: CheckView, plan: PlanView, template: Template | undefined): CheckGoal {
	const section = plan.sections.find(({ key }) => key === check.section);
	const part = section?.parts.find(({ body }) => body === check.body) ?? null;
	const spec = template?.sections.find(({ key }) => key === check.section);
	const shape = check.body === null ? spec?.trunk : spec?.perBody;
	const at = shape === undefined || shape === null ? null : placeIn(shape, check);
	const right = check.verdict === '適合';
	return {
		part,
		section: { key: check.section, shortTitle: section?.shortTitle ?? '' },
		place: at?.place ?? null,
		field: at?.title ?? null,
		body: check.body === null ? null : (plan.parties.find(({ code }) => code === check.body)?.name ?? null),
		act: right || part === null ? 'see' : part.state !== 'drafting' ? 'reopen' : part.may.includes('write') ? 'fill' : 'see',
	};
}

function placeIn(spec: PartSpec, { field, row }: CheckView): { readonly place: PlaceInPart; readonly title: string } | null {
	if (field === null) {
		return null;
	}
	if (field === 'body') {
		return { place: { kind: 'prose', key: 'body', title: '' }, title: '本文' };
	}
	const [key = '', column] = field.split('.');
	const table = spec.tables.find((candidate) => candidate.key === key);
	if (table !== undefined) {
		const title = table.columns.find((candidate) => candidate.key === column)?.title;
		return column !== undefined && row !== null
			? { place: { kind: 'cell', key: field, title: '', row }, title: [table.title, title].join(' ').trim() }
			: { place: { kind: 'table', key, title: '' }, title: table.title };
	}
	const own = spec.fields.find((candidate) => candidate.key === key);
	return own === undefined ? null : { place: { kind: 'field', key, title: '' }, title: own.title };
}
