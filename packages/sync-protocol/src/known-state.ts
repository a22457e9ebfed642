import type { ClientDeletions, Survey } from './survey-update.ts';

/**
 * What is known of a part without its document: a clock for each Yjs client, and which clocks are deleted. Enough to say
 * whether an update adds something, and whether it rests on something unknown.
 */
export class KnownState {
	readonly #clocks = new Map<number, number>();
	/** Sorted, disjoint: from, to, from, to … */
	readonly #deleted = new Map<number, number[]>();

	/** Clock after the newest known struct of a client; 0 for a stranger. */
	clockOf(client: number): number {
		return this.#clocks.get(client) ?? 0;
	}

	get clocks(): ReadonlyMap<number, number> {
		return this.#clocks;
	}

	/** Clients of which the update brings structs that are not known. */
	newClients(survey: Survey): number[] {
		return survey.runs.filter(({ client, to }) => to > this.clockOf(client)).map(({ client }) => client);
	}

	/** Ranges of the update's deletions that are not wholly known. */
	newDeletions(survey: Survey): ClientDeletions[] {
		return survey.deletions.flatMap(({ client, ranges }) => {
			const known = this.#deleted.get(client) ?? [];
			const fresh: number[] = [];
			everyRange(ranges, (from, to) => {
				if (from < to && !contains(known, from, to)) {
					fresh.push(from, to);
				}
				return true;
			});
			return fresh.length === 0 ? [] : [{ client, ranges: fresh }];
		});
	}

	/** Whether the update rests on, continues or deletes something that is neither known nor part of it. */
	hasGap(survey: Survey): boolean {
		const ends = new Map(survey.runs.map(({ client, to }) => [client, to]));
		const endOf = (client: number): number => Math.max(this.clockOf(client), ends.get(client) ?? 0);
		return (
			survey.runs.some(({ client, from }) => from > this.clockOf(client)) ||
			[...survey.needs].some(([client, clock]) => clock > endOf(client)) ||
			survey.deletions.some(({ client, ranges }) => !everyRange(ranges, (_, to) => to <= endOf(client)))
		);
	}

	/** Takes an update in. */
	add(survey: Survey): void {
		for (const { client, to } of survey.runs) {
			if (to > this.clockOf(client)) {
				this.#clocks.set(client, to);
			}
		}
		for (const { client, ranges } of survey.deletions) {
			const known = this.#deleted.get(client) ?? [];
			this.#deleted.set(client, known);
			everyRange(ranges, (from, to) => {
				insertRange(known, from, to);
				return true;
			});
		}
	}
}

/** Whether an update deletes all of one of these ranges. */
export function deletesAny({ deletions }: Pick<Survey, 'deletions'>, sought: readonly ClientDeletions[]): boolean {
	return sought.some(({ client, ranges }) => {
		const own = deletions.find((one) => one.client === client)?.ranges ?? [];
		const deletes = (from: number, to: number): boolean => !everyRange(own, (start, end) => start > from || end < to);
		return !everyRange(ranges, (from, to) => !deletes(from, to));
	});
}

function everyRange(ranges: readonly number[], holds: (from: number, to: number) => boolean): boolean {
	for (let at = 0; at < ranges.length; at += 2) {
		if (!holds(ranges[at] as number, ranges[at + 1] as number)) {
			return false;
		}
	}
	return true;
}

/** Index of the first range that ends at `clock` or later. */
function firstEndingFrom(ranges: readonly number[], clock: number): number {
	let low = 0;
	let high = ranges.length / 2;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((ranges[2 * middle + 1] as number) < clock) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return 2 * low;
}

function contains(ranges: readonly number[], from: number, to: number): boolean {
	// The first that ends after `from`: one that only ends there does not hold it.
	const at = firstEndingFrom(ranges, from + 1);
	return at < ranges.length && (ranges[at] as number) <= from && to <= (ranges[at + 1] as number);
}

function insertRange(ranges: number[], from: number, to: number): void {
	if (from >= to) {
		return;
	}
	const last = ranges.at(-1);
	if (last === undefined || from > last) {
		ranges.push(from, to);
		return;
	}
	const start = firstEndingFrom(ranges, from);
	let end = start;
	let low = from;
	let high = to;
	while (end < ranges.length && (ranges[end] as number) <= high) {
		low = Math.min(low, ranges[end] as number);
		high = Math.max(high, ranges[end + 1] as number);
		end += 2;
	}
	ranges.splice(start, end - start, low, high);
}
