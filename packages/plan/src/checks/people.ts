import type { PartyCode } from '../parties/types.ts';
import { bodiesOf, fails, fieldIn, fits, inParts, reason, waits, warns } from './reading.ts';
import { both } from './self-answer.ts';
import type { CheckFacts, Judged } from './types.ts';

/**
 * 人事異動 (K1-22, K2-22, K3-35): each body has somebody in a seat, an officer, and a deputy while no successor is named.
 * An empty seat stops the plan; a missing deputy is a warning.
 */
export function judgePeople(facts: CheckFacts): Judged {
	const bodies = bodiesOf(facts);
	const judged: Judged[] = [];
	const empty = bodies.filter((body) => !facts.seated.includes(body));
	if (empty.length > 0) {
		judged.push(fails(reason('seat-empty', '席', { bodies: empty }), { actors: empty, places: inParts('10', 'officer', empty) }));
	}
	const named = (body: PartyCode, field: string) => fieldIn(facts, '10', field, body) !== null;
	const nobody = bodies.filter((body) => !named(body, 'officer'));
	if (nobody.length > 0) {
		judged.push(
			waits(reason('lacks', '担当者', { bodies: nobody }), { actors: nobody, places: inParts('10', 'officer', nobody) }),
		);
	}
	const alone = bodies.filter((body) => named(body, 'officer') && !named(body, 'deputy') && !named(body, 'successor'));
	if (alone.length > 0) {
		judged.push(
			warns(reason('lacks', '代理か後任', { bodies: alone }), { actors: alone, places: inParts('10', 'deputy', alone) }),
		);
	}
	if (judged.length === 0) {
		return bodies.length === 0
			? waits(reason('lacks', '構成団体'))
			: fits(reason('all-given', '担当者と代理', { value: String(bodies.length) }));
	}
	return both(...judged);
}
