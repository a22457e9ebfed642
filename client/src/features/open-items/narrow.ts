import type { OpenItemView } from '@renkei/api';

/** By what the list is sorted, the other way round with a minus; without one it stands by plan and section. */
export const sortings = ['at', '-at', 'due', '-due'] as const;
export type Sorting = (typeof sortings)[number];

/** What the list is narrowed to and how it is sorted, as it stands in the address. */
export interface Narrowed {
	readonly plan?: string | undefined;
	readonly section?: string | undefined;
	readonly kind?: string | undefined;
	readonly mine?: string | undefined;
	readonly late?: string | undefined;
	readonly sort?: string | undefined;
}

/** The items that fit. */
export function narrow(items: readonly OpenItemView[], narrowed: Narrowed): OpenItemView[] {
	const { plan, section, kind, mine, late } = narrowed;
	return items.filter(
		(item) =>
			(plan === undefined || item.plan.id === plan) &&
			(section === undefined || item.section.key === section) &&
			(kind === undefined || item.kind === kind) &&
			(mine === undefined || item.forMe || item.waitsForMe) &&
			(late === undefined || item.overdue),
	);
}

/** The sorting that an address names; null for none. */
export function sortingOf({ sort }: Narrowed): Sorting | null {
	return sortings.find((known) => known === sort) ?? null;
}

/** The sorting after a press on the head of a column: forwards, then backwards, then as it was. */
export function nextSorting(now: Sorting | null, column: 'at' | 'due'): Sorting | null {
	return now === column ? `-${column}` : now === `-${column}` ? null : column;
}

/** Items in the order of a column; those without a last day stand behind all others, either way round. */
export function sorted(items: readonly OpenItemView[], sorting: Sorting): OpenItemView[] {
	const backwards = sorting.startsWith('-') ? -1 : 1;
	const dayIn = (item: OpenItemView) => (sorting.endsWith('at') ? item.at : item.due);
	return items.toSorted((a, b) => {
		const [one, other] = [dayIn(a), dayIn(b)];
		if (one === null || other === null) {
			return one === other ? 0 : one === null ? 1 : -1;
		}
		return one === other ? 0 : (one < other ? -1 : 1) * backwards;
	});
}

/** Longest beginning of a comment that stands for it, in letters: a comment may have 4,000. */
const MOST_SHOWN = 140;

/** A comment in one line, cut where it is long. */
export function beginning(text: string): string {
	const letters = [...text.replaceAll(/\s+/g, ' ').trim()];
	return letters.length <= MOST_SHOWN ? letters.join('') : `${letters.slice(0, MOST_SHOWN - 1).join('')}…`;
}

/** Items of one section of one plan. */
export interface Group {
	readonly key: string;
	readonly first: OpenItemView;
	readonly items: readonly OpenItemView[];
}

/** Items by plan and section, in the order in which they come. */
export function grouped(items: readonly OpenItemView[]): Group[] {
	const groups = Map.groupBy(items, ({ plan, section }) => `${plan.id} ${section.key}`);
	return [...groups].flatMap(([key, members]) => {
		const [first] = members;
		return first === undefined ? [] : [{ key, first, items: members }];
	});
}

/** Plans and sections that occur, each once, for the lists to choose from. Sections are those of the chosen plan. */
export function choicesOf(items: readonly OpenItemView[], plan: string | undefined) {
	const ofPlan = items.filter((item) => plan === undefined || item.plan.id === plan);
	const sections = new Map(ofPlan.map(({ section }) => [section.key, section]));
	return {
		plans: [...new Map(items.map((item) => [item.plan.id, item.plan])).values()],
		sections: [...sections.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1)),
	};
}
