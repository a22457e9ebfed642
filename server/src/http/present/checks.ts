import type { ChecksView, CheckView, FigureView } from '@renkei/api';
import {
	type Check,
	type CheckPlace,
	defaultEdition,
	type Edition,
	editionOf,
	editions,
	figureKind,
	figureText,
	mayAnswerFigures,
	mayLead,
} from '@renkei/plan';
import { asActing } from '../../auth/acting-seat.ts';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import type { HeldSeat } from '../../storage/grant-facts.ts';
import type { FigureAnswerRow } from '../../storage/tables.ts';
import type { PlanChecks } from '../../usecases/status/plan-checks.ts';

const labels = ({ key, grantName, typeLabel, year }: Edition) => ({ key, grantName, typeLabel, year });

/** The checks as one seat sees them; `at` is when they were judged. */
export function presentChecks(
	grant: PlanGrant,
	{ checks, apart, hidden }: PlanChecks,
	from: { readonly answers: readonly FigureAnswerRow[]; readonly seats: ReadonlyMap<string, HeldSeat>; readonly at: string },
): ChecksView {
	const { plan, seat, rules } = grant;
	const edition = editionOf(plan.edition) ?? defaultEdition;
	const sees = checks.length > 0 || hidden.length === 0;
	return {
		checks: checks.map((check) => presentCheck(check, seat.party.code)),
		at: from.at,
		edition: labels(edition),
		editions: editions.map(labels),
		figures: sees ? presentFigures(edition, from.answers, from.seats) : [],
		apart: apart.map((one) => ({ ...one })),
		mayAnswer: mayAnswerFigures(asActing(seat), rules),
		mayMove: mayLead(asActing(seat), rules),
	};
}

function presentCheck(check: Check, own: string): CheckView {
	const { id, verdict, text, group, mark, source } = check;
	const { section, body, field, row } = placeFor(check.places, own);
	const [actor = null] = check.actors;
	return {
		...{ id, verdict, text, section, body, field, row, actor, group, mark, source },
		actors: [...check.actors],
		reasons: check.reasons.map((reason) => ({ ...reason, bodies: [...reason.bodies], rows: [...reason.rows] })),
		figures: [...check.figures],
	};
}

/** Of several places the one in one's own part comes first. */
function placeFor(places: readonly CheckPlace[], own: string): CheckPlace {
	const place = places.find(({ body }) => body === own) ?? places[0];
	if (place === undefined) {
		throw new Error('a check has a place');
	}
	return place;
}

function presentFigures(
	edition: Edition,
	answers: readonly FigureAnswerRow[],
	seats: ReadonlyMap<string, HeldSeat>,
): FigureView[] {
	return edition.figures.map((figure) => {
		const { key, title, value, unit, confirmed, source } = figure;
		const row = confirmed ? undefined : answers.find((one) => one.figure === key);
		const answer =
			row === undefined
				? null
				: {
						value: figureText(JSON.parse(row.value) as string | number, unit),
						...{ source: row.source, sourcedOn: row.sourced_on, person: seats.get(row.seat)?.person ?? '', at: row.at },
					};
		return {
			...{ key, title, confirmed, source, answer },
			value: value === null ? null : figureText(value, unit),
			unit: unit ?? null,
			kind: figureKind(figure),
		};
	});
}
