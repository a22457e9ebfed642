import {
	type ActFile,
	type ArchiveFile,
	actPath,
	archivePaths,
	fileBytes,
	handoverPath,
	historyPath,
	type PartFile,
	partPath,
	type SignoffFile,
	type WordsFile,
	wordsPath,
} from '@renkei/ledger';
import { type Capacity, type PartContent, type SigningIntent, signoffState, type Verdict } from '@renkei/plan';
import type { PlanGrant } from '../../auth/plan-grants.ts';
import { signoffOf } from '../../storage/grant-facts.ts';
import { detailOfSigning } from '../../storage/signing-acts.ts';
import type { PartFreezeRow, SignoffRow } from '../../storage/tables.ts';
import type { PartStatus } from '../status/part-status.ts';
import type { ActWithSignoffs, ArchiveFacts } from './load.ts';
import type { LogOfBody } from './read-log.ts';

/** Files of an archive by their paths. */
export type Files = Map<string, Uint8Array>;

/** An act as its file and its entry in the log have it. */
export const actFile = ({ row, signoffs }: ActWithSignoffs): ActFile =>
	detailOfSigning(row, signoffs) as unknown as ActFile & { intent: SigningIntent };

/** A part as of its last commit; a frozen one as it was frozen, with what it shows of others. */
export function partFile({ facts: { row }, state, lock }: PartStatus, { contents, freezes }: ArchiveFacts): PartFile {
	const of = { part: row.id, section: row.key, owner: row.body, position: row.position, state };
	const frozen =
		lock.kind === 'frozen' ? freezes.findLast(({ part, hash }) => part === row.id && hash === lock.contentHash) : null;
	if (frozen !== null && frozen !== undefined) {
		return { ...of, seq: frozen.seq, contentHash: frozen.hash, content: JSON.parse(frozen.content) as PartContent };
	}
	const content = contents.get(row.id);
	if (content === undefined) {
		throw new Error(`part ${row.id} has no derived content`);
	}
	const { seq, hash } = content;
	return { ...of, seq, contentHash: hash, content: JSON.parse(content.content) as PartContent };
}

/** The words of a freeze. */
export function wordsFile({ part, seq, hash, content, text }: PartFreezeRow): WordsFile {
	return { part, seq, contentHash: hash, content: JSON.parse(content) as PartContent, text };
}

function signoffFile(row: SignoffRow, hash: string): SignoffFile {
	return {
		...{ id: row.id, part: row.part, act: row.act, body: row.body, at: row.at, contentHash: row.content_hash },
		...{ verdict: row.verdict as Verdict, capacity: row.capacity as Capacity },
		state: signoffState(signoffOf(row), hash),
		...{ withdrawnAt: row.withdrawn_at, lapsedAt: row.lapsed_at, carriedTo: row.carried_to },
		viewing: row.viewing as SignoffFile['viewing'],
	};
}

/** The files of an archive that programs read and that the log is checked against; papers and views are put beside them. */
export function archiveFiles(
	facts: ArchiveFacts,
	of: { readonly grant: PlanGrant; readonly at: string; readonly handovers: LogOfBody['handovers'] },
): Files {
	const { plan, seat, parties } = of.grant;
	const files: Files = new Map();
	const put = (path: string, value: unknown): void => void files.set(path, fileBytes(value));
	const about: ArchiveFile & { readonly [more: string]: unknown } = {
		format: 'renkei.archive.v1',
		plan: { id: plan.id, title: plan.title },
		body: { code: seat.party.code, name: seat.party.name },
		...{ person: seat.person, at: of.at, acts: true },
		...{ post: seat.post, scheme: plan.scheme, edition: plan.edition, representative: plan.representative },
		parties: parties.map(({ code, name, kind, membership }) => ({ code, name, kind, membership })),
	};
	put(archivePaths.about, about);
	for (const status of facts.parts) {
		const { id, key, body } = status.facts.row;
		put(partPath(key, body), partFile(status, facts));
		put(historyPath(key, body), { part: id, commits: commitsOf(facts, id) });
	}
	for (const freeze of facts.freezes) {
		if (!files.has(wordsPath(freeze.hash))) {
			put(wordsPath(freeze.hash), wordsFile(freeze));
		}
	}
	for (const act of facts.acts) {
		put(actPath(act.row.number), actFile(act));
	}
	for (const { size, note } of of.handovers) {
		files.set(handoverPath(size - 1), new TextEncoder().encode(note));
	}
	put(
		archivePaths.signoffs,
		facts.parts.flatMap(({ facts: { signoffs }, compared }) => signoffs.map((row) => signoffFile(row, compared))),
	);
	put(
		archivePaths.journal,
		facts.journal.map(({ plan: _, ...row }) => ({ ...row, person: facts.seats.get(row.seat)?.person ?? '' })),
	);
	return files;
}

/** Who wrote in a part and when. A row that was folded tells from when on. */
function commitsOf({ commits, seats }: ArchiveFacts, part: string) {
	return commits
		.filter((commit) => commit.part === part)
		.map(({ seq, first, began, at, seat }) => {
			const by = seat === null ? undefined : seats.get(seat);
			return { seq, first: first ?? seq, began: began ?? at, at, person: by?.person ?? null, party: by?.party ?? null };
		});
}
