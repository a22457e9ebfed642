import type { CorrectionsView, PartView, PartyView, PlanView, SectionView, SignoffView } from '@renkei/api';
import { awaitedSince } from '@renkei/plan';
import { partsFor, standingIn } from './matrix.ts';
import { isAsked } from './whole-plan.ts';

/** A section for which a body is awaited. */
export interface AwaitedSection {
	readonly key: string;
	readonly title: string;
	/** The oldest of its parts (ISO 8601 UTC). */
	readonly since: string;
	/** Last day (ISO date in Japan), or null. */
	readonly due: string | null;
}

/** A body whose 決裁 is awaited, with what it is awaited for. */
export interface AwaitedBody {
	readonly party: PartyView;
	/** In plan order; never empty. */
	readonly sections: readonly AwaitedSection[];
	readonly since: string;
	/** The nearest last day of these sections, or null. */
	readonly due: string | null;
}

type Corrections = CorrectionsView['corrections'];

/** Whether the 決裁 of a body will go on for the frozen words by itself, by an open 軽微な修正: then it is not awaited. */
const isCarriedSoon = (corrections: Corrections, part: PartView, body: string): boolean =>
	corrections.some(
		({ state, part: of, to, bodies }) =>
			state === 'open' && of === part.id && to.contentHash === part.contentHash && bodies.includes(body),
	);

const earliest = (values: readonly string[]): string | null => values.toSorted()[0] ?? null;

function sectionFor(
	plan: PlanView,
	section: SectionView,
	{ body, own, corrections }: { readonly body: string; readonly own: readonly SignoffView[]; readonly corrections: Corrections },
): AwaitedSection | null {
	const since = earliest(
		partsFor(section, body)
			.filter((part) => !isCarriedSoon(corrections, part, body))
			.flatMap(
				(part) =>
					awaitedSince(
						{ frozenAt: isAsked(plan, part) ? (part.frozen?.at ?? null) : null, standing: standingIn(part, body) },
						own.filter((signoff) => signoff.part === part.id),
					) ?? [],
			),
	);
	return since === null ? null : { key: section.key, title: section.shortTitle, since, due: section.dueOn };
}

/** The bodies whose 決裁 is awaited: the nearest last day first, then whoever is awaited longest, then code order. */
export function awaitedBodies(plan: PlanView, signoffs: readonly SignoffView[], corrections: Corrections): AwaitedBody[] {
	const bodies = plan.parties
		.toSorted((a, b) => (a.code < b.code ? -1 : 1))
		.flatMap((party) => {
			const own = signoffs.filter((signoff) => signoff.body === party.code);
			const sections = plan.sections.flatMap(
				(section) => sectionFor(plan, section, { body: party.code, own, corrections }) ?? [],
			);
			const since = earliest(sections.map((section) => section.since));
			const due = earliest(sections.flatMap((section) => section.due ?? []));
			return since === null ? [] : [{ party, sections, since, due }];
		});
	// Written out, so that no last day stands behind every one.
	const order = ({ due, since }: AwaitedBody) => `${due ?? '9999'} ${since}`;
	return bodies.toSorted((a, b) => (order(a) === order(b) ? 0 : order(a) < order(b) ? -1 : 1));
}

/** Sections that a body has returned: they wait for whoever writes them. */
export function returnedSections(plan: PlanView): SectionView[] {
	return plan.sections.filter((section) =>
		section.parts.some((part) => part.frozen !== null && part.standings.some(({ standing }) => standing === 'returned')),
	);
}
