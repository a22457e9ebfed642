/** What leaving the page would lose: words that the server does not have, or drafts and proposals that are in this page alone. */
export type AtRisk = 'words' | 'drafts' | 'proposals';

const reasons = new Set<AtRisk>();
let guarded = false;
let permitted = false;

/** Says whether leaving now would lose this. */
export function guardLeaving(what: AtRisk, needed: boolean): void {
	if (needed) {
		reasons.add(what);
	} else {
		reasons.delete(what);
	}
	apply();
}

/** Whether leaving now would lose this. */
export const isAtRisk = (what: AtRisk): boolean => reasons.has(what);

/** The person has been asked in plain words and has said yes: the browser need not ask again. False takes it back. */
export function permitLeaving(yes: boolean): void {
	permitted = yes;
	apply();
}

/** A listener that is always there would keep pages out of the back-forward cache, so it comes and goes. */
function apply(): void {
	const needed = reasons.size > 0 && !permitted;
	if (needed !== guarded) {
		guarded = needed;
		window[needed ? 'addEventListener' : 'removeEventListener']('beforeunload', askBeforeLeaving);
	}
}

function askBeforeLeaving(event: Event): void {
	event.preventDefault();
}
