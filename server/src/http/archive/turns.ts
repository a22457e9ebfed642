import { type Result, refuse } from '@renkei/plan';

/** Archives of one person that may be under way, and of all people together. */
const MOST_OF_ONE = 3;
const MOST_AT_ALL = 30;

/** Lets heavy work be done one at a time. */
export interface Turns {
	/** Does the work when its turn comes, or refuses it where too much of this person or of all is waiting. */
	take<T>(person: string, work: () => Promise<Result<T>>): Promise<Result<T>>;
}

/**
 * An archive takes seconds of the machine, and each that is sealed makes those beside it begin anew where they are made at
 * once: so they stand one behind the other.
 */
export function startTurns(): Turns {
	const underWay = new Map<string, number>();
	let turn: Promise<unknown> = Promise.resolve();
	return {
		async take(person, work) {
			const own = underWay.get(person) ?? 0;
			const all = [...underWay.values()].reduce((sum, count) => sum + count, 0);
			if (own >= MOST_OF_ONE || all >= MOST_AT_ALL) {
				return refuse(
					'too-fast',
					'いま控えを書き出す順番が混み合っています。何も失われていません。しばらく待って、もう一度書き出してください。',
				);
			}
			underWay.set(person, own + 1);
			const done = turn.then(work);
			turn = done.catch(() => undefined);
			try {
				return await done;
			} finally {
				const left = (underWay.get(person) ?? 1) - 1;
				if (left === 0) {
					underWay.delete(person);
				} else {
					underWay.set(person, left);
				}
			}
		},
	};
}
