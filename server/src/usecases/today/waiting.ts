import type { Party, Template } from '@renkei/plan';
import type { PartStatus } from '../status/part-status.ts';
import { sectionTitle } from '../status/section-title.ts';
import type { OpenThread } from './open-threads.ts';
import { shortened } from './tasks.ts';

/** Something that another party has to do before this one can go on. */
export interface Waiting {
	readonly party: Party;
	readonly key: string;
	readonly title: string;
	readonly what: string;
	/** ISO 8601. */
	readonly since: string | null;
}

export interface WaitingFacts {
	/** Code of the party that waits. */
	readonly own: string;
	readonly representative: string | null;
	readonly parties: readonly Party[];
	readonly parts: readonly PartStatus[];
	readonly threads: readonly OpenThread[];
	/** Bodies of which a part waits for nothing, by part: see `TaskFacts`. */
	readonly carriedSoon: ReadonlyMap<string, readonly string[]>;
	readonly template: Template;
}

const MOST_WAITING = 5;

/** What a party waits for: answers to what it asked, from whom it asked, and 決裁 of others where its own is given. Longest wait first. */
export function waitingOf(facts: WaitingFacts): Waiting[] {
	return [...answersDue(facts), ...decisionsDue(facts)]
		.sort((a, b) => ((a.since ?? '') < (b.since ?? '') ? -1 : 1))
		.slice(0, MOST_WAITING);
}

function answersDue(facts: WaitingFacts): Waiting[] {
	return facts.threads
		.filter((thread) => thread.startedBy.party === facts.own && thread.lastBy.party === facts.own)
		.flatMap((thread) => {
			const status = facts.parts.find((candidate) => candidate.facts.row.id === thread.part);
			const code = status === undefined ? null : (thread.to?.party ?? status.facts.row.body ?? facts.representative);
			const party = facts.parties.find((candidate) => candidate.code === code);
			if (status === undefined || party === undefined || party.code === facts.own) {
				return [];
			}
			const what = `「${shortened(thread.quote ?? thread.text)}」への返事`;
			return [{ party, ...named(facts, status), what, since: thread.at }];
		});
}

const DONE = ['decided', 'conditional', 'not-applicable'];

function decisionsDue(facts: WaitingFacts): Waiting[] {
	return facts.parts.flatMap((status) => {
		const { lock, standings } = status;
		const own = standings.find((standing) => standing.body === facts.own);
		if (lock.kind !== 'frozen' || own === undefined || !DONE.includes(own.standing)) {
			return [];
		}
		const soon = facts.carriedSoon.get(status.facts.row.id) ?? [];
		const open = standings.filter(({ body, standing }) => !DONE.includes(standing) && !soon.includes(body));
		return open.flatMap(({ body }) => {
			const party = facts.parties.find((candidate) => candidate.code === body);
			return party === undefined ? [] : [{ party, ...named(facts, status), what: '決裁', since: lock.at }];
		});
	});
}

function named({ template }: WaitingFacts, status: PartStatus): { key: string; title: string } {
	const { key } = status.facts.row;
	return { key, title: sectionTitle(template, key).title };
}
