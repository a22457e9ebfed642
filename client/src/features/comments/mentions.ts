/** Somebody who can be named in a comment. */
export interface Nameable {
	readonly seat: string;
	readonly person: string;
	readonly post: string;
	/** Name of the party. */
	readonly party: string;
}

/** A seat that was named, with the words that stand for it. */
export interface Named {
	readonly seat: string;
	readonly words: string;
}

/** Words that are being written, and whom they have named so far. */
export interface Draft {
	readonly text: string;
	readonly named: readonly Named[];
}

/** Nothing written yet. */
export const emptyDraft: Draft = { text: '', named: [] };

/** A piece of a text: plain words, or words that name somebody. */
export interface Piece {
	readonly text: string;
	readonly names: boolean;
}

/** What stands between the @ and the caret. */
export interface NameQuery {
	/** Where the @ stands. */
	readonly start: number;
	readonly query: string;
}

/** Most seats that one comment can name; the contract takes no more. */
const MOST_NAMED = 20;

/** A name is short; what follows an @ without a match for longer than this is no name that somebody looks for. */
// One space may stand inside: family and given name are written apart.
const beforeCaret = /(^|[^A-Za-z0-9._%+-])[@＠]([^\s@＠]{0,20}(?:[ \u3000][^\s@＠]{1,20})?)$/;

/** The name that is being typed at the caret, or null. The @ of a mail address begins none. */
export function nameQueryAt(text: string, caret: number): NameQuery | null {
	const found = beforeCaret.exec(text.slice(0, caret));
	const query = found?.[2];
	return query === undefined ? null : { start: caret - query.length - 1, query };
}

const plain = (words: string): string => words.normalize('NFKC').replace(/\s/g, '').toLowerCase();

/** People whom the letters after the @ can mean, those whose name begins with them first. */
export function peopleFor(people: readonly Nameable[], query: string): readonly Nameable[] {
	const wanted = plain(query);
	const begins = people.filter(({ person }) => plain(person).startsWith(wanted));
	const holds = people.filter(
		(one) => !begins.includes(one) && [one.person, one.party, one.post].some((words) => plain(words).includes(wanted)),
	);
	return [...begins, ...holds];
}

/** Words that name a person: 「@山田 太郎（朝霧町）」, with the post where somebody of that party bears the same name. */
export function namingWords(person: Nameable, people: readonly Nameable[]): string {
	const alike = people.filter((one) => one.person === person.person && one.party === person.party);
	return `@${person.person}（${person.party}${alike.length > 1 && person.post !== '' ? ` ${person.post}` : ''}）`;
}

/** Puts the words that name somebody in the place of what was typed after the @. */
export function withName(
	draft: Draft,
	{ start, query }: NameQuery,
	named: Named,
): { readonly draft: Draft; readonly caret: number } {
	const before = draft.text.slice(0, start);
	const rest = draft.text.slice(start + 1 + query.length);
	const spaced = /^[ \u3000]/.test(rest) ? rest : ` ${rest}`;
	return {
		draft: { text: `${before}${named.words}${spaced}`, named: [...draft.named, named] },
		caret: start + named.words.length + 1,
	};
}

/** The seats whose words still stand in the text, each once: whoever was named and then deleted is not told. */
export function standingNames({ text, named }: Draft): string[] {
	const seats = named.filter(({ words }) => text.includes(words)).map(({ seat }) => seat);
	return [...new Set(seats)].slice(0, MOST_NAMED);
}

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Finds the words that name one of these people: the name, and what stands in brackets behind it. */
function namingPattern(people: readonly { readonly person: string }[]): RegExp | null {
	const names = [...new Set(people.map(({ person }) => person))].filter((name) => name !== '');
	// The longer name first: 山田 太郎 before 山田.
	names.sort((a, b) => b.length - a.length);
	return names.length === 0 ? null : new RegExp(`[@＠](?:${names.map(escaped).join('|')})(?:（[^（）\\n]*）)?`, 'g');
}

/** Splits a text into plain pieces and those that name somebody. */
export function piecesOf(text: string, people: readonly { readonly person: string }[]): readonly Piece[] {
	const pattern = namingPattern(people);
	const pieces: Piece[] = [];
	let at = 0;
	for (const found of pattern === null ? [] : text.matchAll(pattern)) {
		pieces.push({ text: text.slice(at, found.index), names: false }, { text: found[0], names: true });
		at = found.index + found[0].length;
	}
	return [...pieces, { text: text.slice(at), names: false }].filter((piece) => piece.text !== '');
}

/** A comment that was sent, as a draft: to be edited without losing whom it names. */
export function draftOf(text: string, mentions: readonly { readonly seat: string; readonly person: string }[]): Draft {
	const named = mentions.flatMap((mention) =>
		piecesOf(text, [mention])
			.filter((piece) => piece.names)
			.map((piece) => ({ seat: mention.seat, words: piece.text })),
	);
	return { text, named };
}
