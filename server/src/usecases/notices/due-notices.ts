import type { Deps, Moment } from '../deps.ts';

/** Raises the notices of what ends tomorrow, each once however often it is asked. */
export async function raiseDueNotices(_deps: Pick<Deps, 'db' | 'newId' | 'template'>, _moment: Moment): Promise<void> {}
