import type { EvidenceEntryView, PartEvidenceView } from '@renkei/api';
import { frozenVersions, lapseOf, type Template } from '@renkei/plan';
import { signoffOf } from '../../storage/grant-facts.ts';
import type { SignoffRow } from '../../storage/tables.ts';
import { carriedBy, freezeOf } from '../../usecases/corrections/facts.ts';
import type { EvidenceAct, PartEvidence } from '../../usecases/signing/part-evidence.ts';
import { sectionTitle } from '../../usecases/status/section-title.ts';
import { presentParty } from './seat.ts';
import { presentSignoff, type sideOf } from './signoff.ts';

type Entry<K extends EvidenceEntryView['kind']> = Extract<EvidenceEntryView, { kind: K }>;
type LaterAct = Extract<EvidenceEntryView, { kind: 'withdrawn' | 'viewed' }>;
type Side = ReturnType<typeof sideOf>;

/** What a part has been through, entry by entry; `words` says of which words, and does not leave the server. */
interface Told {
	readonly at: string;
	readonly words: { readonly seq: number | null; readonly contentHash: string };
	readonly entry: EvidenceEntryView;
}

function receiptOf(act: EvidenceAct | undefined): Entry<'signed'>['receipt'] {
	if (act === undefined || !act.opens) {
		return null;
	}
	const { id, number, evidence } = act;
	return { act: id, number, signedInBy: evidence.signedInBy, stepUp: evidence.stepUp.method };
}

const doerOf = ({ seats }: PartEvidence, seat: string, body = '') => {
	const held = seats.get(seat);
	return { person: held?.person ?? '', post: held?.post ?? '', body: held?.party.code ?? body };
};

/** A later act on a sign-off: its 撤回 or its 後閲. */
function laterAct(kind: 'withdrawn' | 'viewed', row: SignoffRow, at: string, act: EvidenceAct | undefined): LaterAct {
	const { id, body, person, post, verdict, capacity, at: given } = presentSignoff(row, row.content_hash, 'others');
	const intent = act?.intent;
	return {
		...{ kind, at, text: intent?.said.text ?? null, receipt: receiptOf(act) },
		by: intent === undefined ? null : { person: intent.seat.person, post: intent.seat.post, body: intent.body.code },
		signoff: { id, body, person, post, verdict, capacity, at: given },
	};
}

function signoffsTold(facts: PartEvidence, side: Side): Told[] {
	const freezes = facts.freezes.map(freezeOf);
	return facts.signoffs.flatMap((row): Told[] => {
		const words = { seq: row.seq, contentHash: row.content_hash };
		const of = (id: string | null) => (id === null ? undefined : facts.acts.get(id));
		const lapse = lapseOf(signoffOf(row), facts.hash, { freezes, carried: facts.carried });
		const receipt = receiptOf(of(row.act));
		const signed: Entry<'signed'> = {
			...{ kind: 'signed', at: row.at, receipt },
			// An act over a part that this seat may not read has no receipt for it.
			signoff: { ...presentSignoff(row, facts.hash, side), act: receipt?.act ?? null },
			lapse: lapse === null ? null : { because: lapse.because, since: lapse.because === 'other-words' ? lapse.since : null },
		};
		const told: Told[] = [{ at: row.at, words, entry: signed }];
		const viewed = of(row.viewed_act);
		if (viewed !== undefined) {
			told.push({ at: viewed.at, words, entry: laterAct('viewed', row, viewed.at, viewed) });
		}
		if (row.withdrawn_at !== null) {
			const entry = laterAct('withdrawn', row, row.withdrawn_at, of(row.withdrawn_act));
			told.push({ at: row.withdrawn_at, words, entry });
		}
		return told;
	});
}

function correctionsTold(facts: PartEvidence): Told[] {
	return facts.corrections.flatMap((row): Told[] => {
		const words = { seq: row.to_seq, contentHash: row.to_hash };
		const by = doerOf(facts, row.seat, row.body);
		const from = { seq: row.from_seq, contentHash: row.from_hash };
		const { at, reason, object_until: objectUntil } = row;
		const objected = facts.objections.filter(({ correction }) => correction === row.id);
		const carried = carriedBy(row);
		const bodies = [...new Set(facts.signoffs.filter(({ id }) => carried.includes(id)).map(({ body }) => body))].sort();
		const entries: EvidenceEntryView[] = [
			{ kind: 'declared', at, by, reason, objectUntil, from },
			...objected.map(({ seat, body, text, at: said }) => {
				return { kind: 'objected' as const, at: said, by: doerOf(facts, seat, body), text };
			}),
			...(row.ended_at === null ? [] : [{ kind: 'ended' as const, at: row.ended_at, bodies }]),
		];
		return entries.map((entry) => ({ at: entry.at, words, entry }));
	});
}

/**
 * Everything that was recorded of a part, in order of time.
 * @param ask.side whether the reader sits for a member body: what `presentSignoff` keeps for them is kept here, too
 */
export function presentEvidence(
	facts: PartEvidence,
	ask: { readonly side: Side; readonly at: string; readonly template: Template; readonly plan: PartEvidenceView['plan'] },
): PartEvidenceView {
	const { row } = facts;
	const freezes = facts.freezes.map((freeze) => {
		const entry: Entry<'frozen'> = { kind: 'frozen', at: freeze.at, by: doerOf(facts, freeze.seat) };
		return { ...freezeOf(freeze), entry };
	});
	const reopenings = facts.reopenings.map(({ at, seat, detail }) => {
		const entry: Entry<'reopened'> = { kind: 'reopened', at, by: doerOf(facts, seat), reason: detail };
		return { at, entry };
	});
	const told = [...signoffsTold(facts, ask.side), ...correctionsTold(facts)];
	const records = told.toSorted((one, other) => (one.at === other.at ? 0 : one.at < other.at ? -1 : 1));
	return {
		...{ part: row.id, key: row.key, body: row.body, plan: ask.plan, at: ask.at },
		title: sectionTitle(ask.template, row.key).title,
		parties: facts.parties.map(presentParty),
		state: facts.state,
		frozen: facts.frozen,
		standings: facts.standings.map((standing) => ({ ...standing })),
		versions: frozenVersions({ freezes, reopenings, records }).map(({ seq, contentHash, entries }) => ({
			...{ seq, contentHash },
			entries: entries.map(({ entry }) => entry),
		})),
	};
}
