import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
	type CarriedOn,
	type Correctable,
	type Correction,
	decideCarryOver,
	decideObjection,
	declarableOf,
	type EarlierCorrection,
	type FreezeFact,
} from './corrections.ts';
import { signoffState } from './state.ts';
import type { PartLock, Signoff } from './types.ts';

const words = ['sha256:a', 'sha256:b', 'sha256:c'] as const;
const bodies = ['994014', '994022', '994031'] as const;
const trunk = { key: '02', body: null };

/** One thing that happens to a part; what is not possible at that moment does not happen. A freeze reopens first. */
const happening = fc.oneof(
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant('freeze' as const), hash: fc.constantFrom(...words) }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('reopen' as const) }) },
	{
		weight: 5,
		arbitrary: fc.record({
			kind: fc.constant('sign' as const),
			body: fc.constantFrom(...bodies),
			verdict: fc.constantFrom('agree' as const, 'agree' as const, 'conditional' as const, 'return' as const),
			capacity: fc.constantFrom('decision-maker' as const, 'decision-maker' as const, 'checked' as const),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), body: fc.constantFrom(...bodies) }) },
	{ weight: 6, arbitrary: fc.record({ kind: fc.constant('declare' as const) }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('object' as const), body: fc.constantFrom(...bodies) }) },
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant('day' as const) }) },
);

type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;
interface Declared extends Correction {
	readonly of: Correctable;
	readonly carried: readonly string[];
}

/** A part with everything that is recorded of it, as the server keeps it. */
function newPart() {
	let now = 0;
	let day = 1;
	let lock: PartLock = { kind: 'open', reopened: null };
	let signoffs: Signoff[] = [];
	let declared: Declared[] = [];
	const freezes: FreezeFact[] = [];
	/** Words for which a sign-off was given, or a 軽微な修正 declared that its body let pass: told by what happened alone. */
	const agreed = new Set<string>();
	let carriedOver = 0;

	const time = (): string => new Date(Date.UTC(2026, 0, 1, 0, 0, now)).toISOString();
	const today = (): string => new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10);
	const end = (one: Declared, carried: readonly string[]): void => {
		declared = declared.map((other) => (other === one ? { ...one, endedAt: time(), carried } : other));
	};
	const freezeWith = (hash: string): void => {
		lock = { kind: 'frozen', seq: now, contentHash: hash, at: time(), by: 'seat' };
		freezes.push({ seq: now, contentHash: hash, at: time() });
		signoffs = signoffs.map((one) => {
			const lapses = one.contentHash !== hash && one.lapsedAt === null && one.withdrawnAt === null;
			return { ...one, lapsedAt: lapses ? time() : one.lapsedAt, carriedTo: one.carriedTo === hash ? hash : null };
		});
		for (const one of declared.filter(({ endedAt, to }) => endedAt === null && to !== hash)) {
			end(one, []);
		}
	};
	const declare = (): void => {
		const carried = declared.map(({ of, to, carried: ids }): CarriedOn => ({ contentHash: to, seq: of.to.seq, signoffs: ids }));
		const earlier = declared.map(
			({ of, to, endedAt, objected }): EarlierCorrection => ({
				...{ from: of.from.contentHash, to, objected },
				state: endedAt === null ? 'open' : 'ended',
			}),
		);
		const of = declarableOf(trunk, { lock, freezes, signoffs, carried, required: bodies }, earlier);
		if (of !== null) {
			const ids = of.signoffs.map(({ id }) => id);
			declared.push({ of, to: of.to.contentHash, objectUntil: today(), endedAt: null, signoffs: ids, objected: [], carried: [] });
		}
	};
	const nextDay = (): void => {
		day += 1;
		for (const one of declared.filter(({ endedAt }) => endedAt === null)) {
			for (const id of one.signoffs) {
				const body = signoffs.find((signoff) => signoff.id === id)?.body ?? '';
				const returned = signoffs.some(
					(other) =>
						other.body === body && other.verdict === 'return' && other.contentHash === one.to && other.withdrawnAt === null,
				);
				if (!returned && !one.objected.includes(body) && agreed.has(`${id} ${one.of.from.contentHash}`)) {
					agreed.add(`${id} ${one.to}`);
				}
			}
			const decided = decideCarryOver(one, { lock, signoffs, required: bodies }, today());
			const ids = decided.kind === 'carry' ? decided.signoffs.map(({ id }) => id) : [];
			carriedOver += ids.length;
			signoffs = signoffs.map((signoff) => (ids.includes(signoff.id) ? { ...signoff, carriedTo: one.to } : signoff));
			end(one, ids);
		}
	};
	return {
		happens(event: Happening): void {
			now += 1;
			if (event.kind === 'freeze') {
				freezeWith(event.hash);
			} else if (event.kind === 'reopen' && lock.kind === 'frozen') {
				lock = { kind: 'open', reopened: { at: time(), by: 'seat', reason: '直すため' } };
			} else if (event.kind === 'sign' && lock.kind === 'frozen') {
				const { body, verdict, capacity } = event;
				const { contentHash } = lock;
				const none = { withdrawnAt: null, lapsedAt: null, carriedTo: null };
				signoffs.push({ ...none, id: String(now), body, verdict, capacity, contentHash, at: time() });
				agreed.add(`${now} ${contentHash}`);
			} else if (event.kind === 'withdraw') {
				const last = signoffs.findLast(({ body, withdrawnAt }) => body === event.body && withdrawnAt === null);
				signoffs = signoffs.map((one) => (one === last ? { ...one, withdrawnAt: time() } : one));
			} else if (event.kind === 'declare') {
				declare();
			} else if (event.kind === 'object') {
				declared = declared.map((one) => {
					const said = decideObjection(one, { body: event.body, signoffs, required: bodies, text: '違います' }, today());
					return said.ok ? { ...one, objected: [...one.objected, event.body] } : one;
				});
			} else if (event.kind === 'day') {
				nextDay();
			}
		},
		/** Sign-offs that stand for the frozen words though nothing that happened says so. */
		wrong(): Signoff[] {
			const hash = lock.kind === 'frozen' ? lock.contentHash : null;
			return hash === null
				? []
				: signoffs.filter((one) => signoffState(one, hash) === 'valid' && !agreed.has(`${one.id} ${hash}`));
		},
		/** Carried 差戻し and 確認, which there are never. */
		carriedWrong: () =>
			signoffs.filter((one) => one.carriedTo !== null && (one.verdict === 'return' || one.capacity === 'checked')),
		carriedOver: () => carriedOver,
	};
}

it('[LP10] whatever happens to a part, no sign-off stands for words that its body neither signed nor let be corrected', () => {
	let carriedOver = 0;
	fc.assert(
		fc.property(fc.array(happening, { minLength: 10, maxLength: 60, size: 'max' }), (events) => {
			const part = newPart();
			for (const event of events) {
				part.happens(event);
				expect(part.wrong()).toEqual([]);
				expect(part.carriedWrong()).toEqual([]);
			}
			carriedOver += part.carriedOver();
		}),
		{ numRuns: 1000, seed: 20_261_129 },
	);
	// The trials are worth something only where corrections took effect among them.
	expect(carriedOver).toBeGreaterThan(100);
});
