import type { PartView, PlanView } from '@renkei/api';
import { isWholePlan } from '@renkei/plan';
import { startAuthor } from '../support/author.ts';
import { comesTrue } from '../support/comes-true.ts';
import type { Doors } from '../support/doors.ts';
import type { Place } from '../support/places.ts';
import type { Chance } from '../support/rng.ts';

/** What goes on in another part while the plan as a whole is signed; for every other part nothing. */
export interface Elsewhere {
	readonly acts: readonly (() => Promise<unknown>)[];
	/** Waits until all that was written is durable. */
	close(): Promise<void>;
}

/**
 * Freezes and decides everything else of a plan, so that it can be decided as a whole, and gives the acts by which another part
 * changes under that: it is opened, written, frozen and signed.
 */
export async function actsElsewhere(
	run: { doors: Doors; places: readonly Place[]; chance: Chance },
	whole: Place,
): Promise<Elsewhere> {
	const { doors, chance } = run;
	const other = run.places.find(({ plan, key }) => plan === whole.plan && key === '09');
	if (!isWholePlan(whole) || other === undefined) {
		return { acts: [], close: () => Promise.resolve() };
	}
	const { lead: cookie, plan } = whole;
	const send = (path: string, body: unknown) => doors.ask<unknown>(path, { cookie, body }).catch(() => undefined);
	/** None where the server went away over the question. */
	const signed = async (is: (part: PartView) => boolean): Promise<PartView[]> => {
		const view = await doors.ask<PlanView>(`/api/plans/${plan}`, { cookie }).catch(() => null);
		return (view?.body.sections ?? [])
			.flatMap(({ parts }) => parts)
			.filter((part) => !isWholePlan(part) && part.standings.length > 0 && is(part));
	};
	const sign = (parts: readonly PartView[]) =>
		send(`/api/plans/${plan}/signoffs`, {
			...{ verdict: 'agree', capacity: 'decision-maker' },
			parts: parts.map(({ id, contentHash }) => ({ part: id, contentHash })),
		});
	const freezeAndSign = async (is: (part: PartView) => boolean): Promise<void> => {
		for (const { id } of await signed((part) => part.frozen === null && is(part))) {
			await send(`/api/parts/${id}/freeze`, {});
		}
		await sign(await signed((part) => part.frozen !== null && is(part)));
	};
	const author = startAuthor({
		...{ name: 'elsewhere', kind: 'bare', chance },
		dial: () => doors.dial(other.id, other.writers[0] as string),
	});
	await comesTrue(() => author.isSynced());
	await freezeAndSign(() => true);
	const isOther = ({ id }: PartView): boolean => id === other.id;
	return {
		acts: [
			() => send(`/api/parts/${other.id}/reopen`, { reason: '続きを書くため' }),
			() => Promise.resolve(author.ledger.isVoid() ? author.renew() : author.write()),
			() => freezeAndSign(isOther),
			() => freezeAndSign(isOther),
		],
		async close() {
			await send(`/api/parts/${other.id}/reopen`, { reason: '続きを書くため' });
			await comesTrue(() => author.isSettled());
			author.close();
		},
	};
}
