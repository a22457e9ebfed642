import type { LedgerPlaceView, SigningActView } from '@renkei/api';
import { checkpointSignedBy, type LedgerEntry, leafHash, originOf, readCheckpoint, verifyInclusion } from '@renkei/ledger';

/** What does not fit: the entry to the act, the entry to the checkpoint, or the checkpoint to the key. */
export type PlaceTrouble = 'entry' | 'place' | 'key';

function bytesOf(base64: string): Uint8Array | null {
	try {
		return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
	} catch {
		return null;
	}
}

function entryOf(text: string): Partial<LedgerEntry> {
	try {
		return (JSON.parse(text) as Partial<LedgerEntry> | null) ?? {};
	} catch {
		return {};
	}
}

type SignedBy = Pick<SigningActView['intent'], 'plan' | 'body' | 'seat'>;

function isEntryOf({ plan, body, seat }: SignedBy, { entry, index }: LedgerPlaceView): boolean {
	const said = entryOf(entry);
	const names = [said.kind, said.plan, said.body, said.seat, said.index];
	return ['signing', plan.id, body.code, seat.id, index].every((name, at) => name === names[at]);
}

function standsThere({ plan }: SignedBy, { entry, index, checkpoint, proof }: LedgerPlaceView): boolean {
	const says = readCheckpoint(checkpoint);
	const hashes = proof.map(bytesOf).filter((hash) => hash !== null);
	return (
		says !== null &&
		says.origin === originOf(plan.id) &&
		// The checkpoint of an act was made with it: it has no entry after.
		says.size === index + 1 &&
		hashes.length === proof.length &&
		verifyInclusion({ leaf: leafHash(new TextEncoder().encode(entry)), index, size: says.size, proof: hashes, root: says.root })
	);
}

/**
 * Checks the place of an act in its plan's log on the device itself: whoever altered the record, its entry or the log on
 * the way or on the server would have to alter all of them alike. What the entry's digest binds cannot be checked here,
 * since that needs its salt. Empty where everything fits; never throws.
 */
export function troublesOf(intent: SignedBy, place: LedgerPlaceView): readonly PlaceTrouble[] {
	const fits: Record<PlaceTrouble, boolean> = {
		entry: isEntryOf(intent, place),
		place: standsThere(intent, place),
		key: checkpointSignedBy(place.checkpoint, place.key),
	};
	return (['entry', 'place', 'key'] as const).filter((what) => !fits[what]);
}
