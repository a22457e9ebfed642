import type { CheckView } from '@renkei/api';
import { type CheckVerdict, checkVerdicts } from '@renkei/plan';
import type { CheckCounts } from '../../text/checks.ts';

/** What the list is narrowed to, as it stands in the address. */
export interface Narrowed {
	readonly result?: string | undefined;
	readonly body?: string | undefined;
}

/** Whether something is left to do. */
export const isOpen = ({ verdict }: Pick<CheckView, 'verdict'>): boolean => verdict !== '適合';

/** The checks that fit: of a verdict, and of those a body has something to do with while they are open. */
export function narrow(checks: readonly CheckView[], { result, body }: Narrowed): CheckView[] {
	return checks.filter(
		(check) =>
			(result === undefined || check.verdict === result) &&
			(body === undefined || (isOpen(check) && check.actors.includes(body))),
	);
}

/** How many checks have each verdict. */
export function countByVerdict(checks: readonly CheckView[]): ReadonlyMap<CheckVerdict, number> {
	return new Map(checkVerdicts.map((verdict) => [verdict, checks.filter((check) => check.verdict === verdict).length]));
}

/** How many open checks a body has something to do with. */
export function openFor(checks: readonly CheckView[], body: string): number {
	return checks.filter((check) => isOpen(check) && check.actors.includes(body)).length;
}

/** For the heading: what stops the plan, what to look at, what is awaited. */
export function countsOf(checks: readonly CheckView[]): CheckCounts {
	const counts = countByVerdict(checks);
	const of = (verdict: CheckVerdict): number => counts.get(verdict) ?? 0;
	return { fails: of('不適合'), warns: of('注意'), waits: of('情報待ち') + of('出典待ち') };
}
