import type { Requests } from '@renkei/api';
import { anchorOfRange, type DerivedProposal, type ProposedValue, valueNow } from '@renkei/part-doc';
import { type ProposalDraft, wholeOf } from './proposal-drafts.ts';

type Pieces = NonNullable<Requests['propose']['pieces']>;

/** Most records that one request takes, and longest proposed text (packages/api, propose). */
const MOST_PIECES = 200;
const LONGEST = 4000;

/**
 * What is sent of a proposal: its records, or the whole part where one of them cannot be said by itself, and where the
 * part has moved on so far that its records no longer fit it.
 */
export function requestOf(
	derived: Exclude<DerivedProposal, { readonly kind: 'nothing' }>,
	draft: ProposalDraft,
	asWhole: boolean,
): { readonly pieces: Pieces } | { readonly whole: string } {
	const pieces = derived.kind === 'whole' || asWhole ? null : piecesOf(derived, draft);
	return pieces === null ? { whole: wholeOf(draft) } : { pieces };
}

/** The records, anchored in the part as it stood; null where one cannot be anchored, or there are too many. */
function piecesOf(
	{ wordings, values }: Extract<DerivedProposal, { readonly kind: 'pieces' }>,
	{ base }: ProposalDraft,
): Pieces | null {
	if (wordings.length + values.length > MOST_PIECES || values.some(isTooLong)) {
		return null;
	}
	const pieces: Pieces = [];
	for (const { start, end, quote, words } of wordings) {
		const anchor = anchorOfRange(base, start, end);
		if (anchor === null) {
			return null;
		}
		pieces.push({ anchor: { start: anchor.start, end: anchor.end, quote }, replacement: words });
	}
	return [
		...pieces,
		...values.map(({ place, value }) => ({ place: { ...place }, value, before: valueNow(base, place) ?? null })),
	];
}

const isTooLong = ({ value }: ProposedValue): boolean => typeof value === 'string' && value.length > LONGEST;
