import type { PlanView } from '@renkei/api';
import type { PlanRules, ReviewSeat } from '@renkei/plan';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { dayInJapan } from '../../text/dates.ts';
import { rulesOf } from './addressees.ts';
import type { CardForm, Written } from './thread-list.ts';

/**
 * What every card knows of its plan. Of the plan's view only what seldom changes is here: the view itself is new with every
 * word that anybody writes, and would draw all cards anew.
 */
export interface CardScope {
	readonly plan: string;
	readonly parties: PlanView['parties'];
	readonly seat: ReviewSeat;
	readonly rules: PlanRules;
	/** ISO date in Japan. */
	readonly today: string;
	/** Something is being written on the card of a thread (`by` 1), or no longer (-1). */
	readonly onWriting: (thread: string, as: CardForm, by: 1 | -1) => void;
}

const Scope = createContext<CardScope | null>(null);

export function CardScopeProvider({ scope, children }: { scope: CardScope; children: ReactNode }) {
	return <Scope value={scope}>{children}</Scope>;
}

/** The plan of the cards around this piece. */
export function useCardScope(): CardScope {
	const scope = useContext(Scope);
	if (scope === null) {
		throw new Error('a piece of a card stands outside of the rail');
	}
	return scope;
}

const Form = createContext<CardForm>('card');

/** Says how the cards inside are drawn. */
export function CardFormProvider({ form, children }: { form: CardForm; children: ReactNode }) {
	return <Form value={form}>{children}</Form>;
}

interface OpenForms {
	readonly count: number;
	readonly as: CardForm;
}

/** The scope of a rail, the same as long as nothing in it changes; and the threads on whose cards somebody writes here. */
export function useNewCardScope(plan: PlanView, now: Date): { scope: CardScope; written: Written } {
	const [forms, setForms] = useState<Readonly<Record<string, OpenForms>>>({});
	const today = dayInJapan(now);
	const told = JSON.stringify(rulesOf(plan));
	const rules = useMemo(() => JSON.parse(told) as PlanRules, [told]);
	const { id, parties } = plan;
	const { seat, party } = plan.seat;
	const scope = useMemo(
		() => ({
			plan: id,
			parties,
			seat: { seat, party: party.code },
			rules,
			today,
			onWriting: (thread: string, as: CardForm, by: 1 | -1) =>
				setForms((before) => ({ ...before, [thread]: { as, count: (before[thread]?.count ?? 0) + by } })),
		}),
		[id, parties, seat, party.code, rules, today],
	);
	const written = useMemo(
		() => new Map(Object.entries(forms).flatMap(([thread, { as, count }]) => (count > 0 ? [[thread, as] as const] : []))),
		[forms],
	);
	return { scope, written };
}

/**
 * Says that something is being written on a card as long as the piece that asks is drawn: such a card stays where it is,
 * whatever others do to its thread, so that no typed word goes with it.
 */
export function useWriting(thread: string): void {
	const { onWriting } = useCardScope();
	const as = useContext(Form);
	useEffect(() => {
		onWriting(thread, as, 1);
		return () => onWriting(thread, as, -1);
	}, [onWriting, thread, as]);
}
