/** Keys of every query, in one place so that a pushed notice can invalidate exactly what it is about. */
export const queryKeys = {
	me: ['me'],
	demoSeats: ['demo-seats'],
	today: ['today'],
	plans: ['plans'],
	plan: (plan: string) => ['plan', plan],
	template: (plan: string) => ['template', plan],
	budget: (plan: string) => ['budget', plan],
	kpis: (plan: string) => ['kpis', plan],
	scenario: (plan: string, rule: string, equal: string) => ['budget', plan, rule, equal],
	contents: (plan: string) => ['contents', plan],
	planThreads: (plan: string) => ['plan-threads', plan],
	threads: (part: string) => ['threads', part],
	planSignoffs: (plan: string) => ['plan-signoffs', plan],
	journal: (plan: string) => ['journal', plan],
	members: (plan: string) => ['members', plan],
	frozen: (part: string, contentHash: string) => ['frozen', part, contentHash],
} as const;
