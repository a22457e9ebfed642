import type { SignedPart, SigningIntent } from '@renkei/plan';
import { signoffWords } from '../usecases/journal-words.ts';
import type { ToldNotice } from '../usecases/notices/told-notices.ts';
import type { ToldSigning } from '../usecases/notices/told-signing.ts';
import { mailText as t } from './texts-ja.ts';
import { oneLine, wrapWords } from './wrap-words.ts';

/** Hashes that one mail spells out; of more it says how many, and where they are read. */
export const MOST_HASHES = 40;
/** Lines of a condition or a reason; the page of the receipt has the rest. */
const WORD_LINES = 10;
/** The statement stands whole: the longest names fit. */
const STATEMENT_LINES = 20;

/**
 * The receipt of an act of signing: what was recorded, by whom and when, with the hash of every part. It claims a record on
 * this system and nothing more (reliability.md §4).
 * @param ask.words whether what people have written may be in it
 * @param ask.hashes how many hashes there is room for
 */
export function receiptLines(
	{ plan, signing }: Pick<ToldNotice, 'plan'> & { readonly signing: ToldSigning },
	ask: { readonly words: boolean; readonly hashes: number },
): string[] {
	const { intent, number, at } = signing;
	const { body, seat, said } = intent;
	const line = (label: string, value: string | null): string[] =>
		value === null || value === '' ? [] : wrapWords(t.receipt.line(label, value), { before: '  ', most: 3 });
	return [
		...line(t.receipt.number, String(number)),
		...line(t.receipt.plan, plan.title),
		...line(t.receipt.body, body.name),
		...line(t.receipt.person, t.receipt.personWords(oneLine(seat.post), oneLine(seat.person))),
		...line(t.receipt.record, recordWords(intent)),
		...line(t.receipt.documentNumber, said.documentNumber),
		...line(t.receipt.decidedOn, said.decidedOn === null ? null : t.receipt.day(said.decidedOn)),
		...line(t.receipt.time, t.receipt.moment(at)),
		...(ask.words ? wordLines(intent) : [`  ${t.withoutWords}`]),
		...ledgerLines(signing),
		...hashLines(intent.parts, { room: ask.hashes, body: body.name }),
	];
}

/** What was recorded, as the journal calls it. */
function recordWords({ act, said }: SigningIntent): string {
	return act === 'sign' ? signoffWords(said.capacity, said.verdict ?? 'agree') : t.receipt.acts[act];
}

/** Where it stands in the plan's log. A checkpoint is a text of lines that must stay as they are. */
function ledgerLines({ checkpoint }: ToldSigning): string[] {
	return checkpoint === null ? [] : [`  ${t.receipt.ledger(checkpoint.index)}`, ...checkpoint.note.trimEnd().split('\n')];
}

/** What people have written, and the statement, which may quote it. */
function wordLines({ said, statement }: SigningIntent): string[] {
	const line = (label: string, value: string | null): string[] =>
		value === null || value === '' ? [] : wrapWords(t.receipt.line(label, value), { before: '  ', most: WORD_LINES });
	return [
		...line(t.receipt.text, said.text),
		...line(t.receipt.basis, said.basis),
		...line(t.receipt.absent, said.absent),
		...line(t.receipt.consulted, said.consulted.join('、')),
		`  ${t.receipt.statement}`,
		...wrapWords(statement.words, { before: '  > ', most: STATEMENT_LINES }),
	];
}

/** A hash stands whole in its line, behind the number of its section. A body signs common parts and its own: they stand apart. */
function hashLines(parts: readonly SignedPart[], { room, body }: { readonly room: number; readonly body: string }): string[] {
	const shown = parts.slice(0, Math.max(0, room));
	const groups = [...Map.groupBy(shown, ({ owner }) => owner)];
	return [
		`  ${t.receipt.hashes(parts.length)}`,
		...groups.flatMap(([owner, own]) => [
			`  ${owner === null ? t.receipt.trunk : t.receipt.ofBody(oneLine(body))}`,
			...own.map(({ section, contentHash }) => ` ${section} ${contentHash}`),
		]),
		...(parts.length > shown.length ? [`  ${t.receipt.moreHashes(parts.length - shown.length)}`] : []),
	];
}
