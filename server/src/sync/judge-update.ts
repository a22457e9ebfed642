import { type Refusal, refusalOf } from '@renkei/plan';
import { type ClientDeletions, type CloseCode, closeCode, deletesAny, limits, type Survey } from '@renkei/sync-protocol';
import type { Connection } from './connection.ts';
import type { Room, WriteFrame } from './room.ts';
import { tooLarge } from './too-large.ts';

/** What becomes of an update, as far as bytes, clocks and rights tell; its content is tried with the commit. */
export type Verdict =
	/** Adds nothing: acknowledged in its turn. */
	| { readonly kind: 'nothing' }
	/** Rests on something unknown. */
	| { readonly kind: 'gap' }
	| { readonly kind: 'close'; readonly code: CloseCode; readonly why: string }
	| { readonly kind: 'refuse'; readonly why: Refusal; readonly clients: readonly number[] }
	/** `clients` are those whose new structs it brings; empty when it only deletes. */
	| { readonly kind: 'take'; readonly clients: readonly number[]; readonly deletions: readonly ClientDeletions[] };

interface Situation {
	readonly room: Pick<Room, 'known' | 'unsettled' | 'clients' | 'committed'>;
	readonly connection: Connection;
	/** Size of the update. */
	readonly bytes: number;
}

const close = (code: CloseCode, why: string): Verdict => ({ kind: 'close', code, why });

/** Judges an update that has been surveyed. Changes nothing. */
export function judgeUpdate(survey: Survey, situation: Situation): Verdict {
	const { room, connection } = situation;
	const known = room.known();
	const clients = known.newClients(survey);
	const deletions = known.newDeletions(survey);
	if (clients.length === 0 && deletions.length === 0) {
		return judgeKnown(survey, situation);
	}
	const owners = clients.map((client) => room.clients.get(client));
	// Before anything else: what follows a refused update is always a gap too.
	if (connection.writing.kind === 'refused' || owners.some((owner) => owner?.refused === true)) {
		return close(closeCode.copyRefused, 'this copy was refused');
	}
	if (owners.some((owner) => owner !== undefined && owner.person !== connection.session.personId)) {
		return close(closeCode.forbidden, 'clientID of another person');
	}
	if (known.hasGap(survey)) {
		return { kind: 'gap' };
	}
	if (owners.filter((owner) => owner === undefined).length > limits.newClients) {
		return close(closeCode.malformed, 'too many new clients');
	}
	const why = whyNot(clients, situation);
	return why === null ? { kind: 'take', clients, deletions } : { kind: 'refuse', why, clients };
}

function whyNot(clients: readonly number[], { room, connection, bytes }: Situation): Refusal | null {
	const { readOnly, may } = connection.grant;
	if (!may.includes('write')) {
		return readOnly ?? refusalOf('forbidden');
	}
	// Deleting goes on: it is the way out.
	return clients.length > 0 && room.committed.size() + bytes > limits.part ? tooLarge : null;
}

/**
 * An update that brings nothing beyond what is committed or under way. What another connection has under way may yet be
 * refused, so "already here" would be a promise nobody can keep. With words a socket broke and came again at once: the
 * client comes again when they are settled. Deletions are made twice by honest clients (Yjs clears away needless marks on
 * every screen): they are taken as this writer's own too, which changes nothing when the other's are taken.
 */
function judgeKnown(survey: Survey, { room, connection }: Situation): Verdict {
	const others = [...room.unsettled].filter(
		(frame): frame is WriteFrame => frame.kind === 'write' && frame.connection !== connection,
	);
	if (others.some((frame) => survey.runs.some(({ client }) => frame.clients.includes(client)))) {
		return close(closeCode.tryLater, 'not settled yet');
	}
	const isWriter = connection.writing.kind === 'open' && connection.grant.may.includes('write');
	const deletions = others.flatMap((frame) => frame.deletions);
	return isWriter && deletesAny(survey, deletions) ? { kind: 'take', clients: [], deletions: [] } : { kind: 'nothing' };
}
