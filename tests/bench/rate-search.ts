/** What one level gave; `far-off` is no matter of a moment's noise. */
export interface Level {
	readonly verdict: 'held' | 'missed' | 'far-off';
}

export interface Search<L extends Level> {
	readonly from: number;
	/** The search ends when its bounds are nearer than this factor. */
	readonly endsAt: number;
	attempt(rate: number): Promise<L>;
}

/** Most doublings and halvings; a server that is not found after these is reported as it stands. */
const MOST_LEVELS = 12;

/**
 * The highest rate that holds: doubled until one fails, then the gap is halved on a logarithmic scale. A near miss is tried
 * once more, so that a moment's noise does not count as a limit.
 * @returns the best level that held with its rate, or null
 */
export async function searchRate<L extends Level>(search: Search<L>): Promise<{ rate: number; level: L } | null> {
	let best: { rate: number; level: L } | null = null;
	let below = 0;
	let above = Number.POSITIVE_INFINITY;
	let rate = search.from;
	for (let tried = 0; tried < MOST_LEVELS && above > below * search.endsAt; tried += 1) {
		const level = await attemptTwice(search, rate);
		if (level.verdict === 'held') {
			best = { rate, level };
			below = rate;
		} else {
			above = rate;
		}
		rate = nextRate(below, above);
		if (rate < 10) {
			break;
		}
	}
	return best;
}

async function attemptTwice<L extends Level>({ attempt }: Search<L>, rate: number): Promise<L> {
	const first = await attempt(rate);
	return first.verdict === 'missed' ? attempt(rate) : first;
}

function nextRate(below: number, above: number): number {
	if (above === Number.POSITIVE_INFINITY) {
		return below * 2;
	}
	return below === 0 ? above / 4 : Math.sqrt(below * above);
}
