/** Second channel beside the colour: how a caret of this body is drawn. */
export type CaretLine = 'solid' | 'dashed' | 'dotted' | 'double';

export interface PresentPerson {
	readonly seat: string;
	readonly name: string;
	/** Part ids in which this person is, of those open in this tab. */
	readonly parts: readonly string[];
}

export interface PresentParty {
	readonly party: string;
	readonly name: string;
	readonly shortName: string;
	/** Six hex digits with `#`. */
	readonly color: string;
	readonly line: CaretLine;
	readonly people: readonly PresentPerson[];
}

export type PresenceList = readonly PresentParty[];

/** `user` in an awareness state, as the server writes it over whatever a client claims. */
export interface PeerUser {
	/** With the short name of the body, as a caret's label says it: 「朝霧 佐藤」. */
	readonly name: string;
	/** The name alone. */
	readonly person: string;
	readonly party: string;
	readonly partyName: string;
	readonly shortName: string;
	readonly color: string;
	readonly line: CaretLine;
	readonly seat: string;
}

const lines: readonly unknown[] = ['solid', 'dashed', 'dotted', 'double'];
const hex = /^#[0-9a-f]{6}$/i;

/** Reads `user` of an awareness state; null when the server has not written it (yet). */
export function peerUserOf(state: unknown): PeerUser | null {
	const user = (state as { readonly user?: Partial<Record<keyof PeerUser, unknown>> } | null)?.user;
	if (typeof user !== 'object' || user === null || typeof user.seat !== 'string' || typeof user.party !== 'string') {
		return null;
	}
	const text = (value: unknown): string => (typeof value === 'string' ? value : '');
	return {
		seat: user.seat,
		party: user.party,
		name: text(user.name),
		person: text(user.person) || text(user.name),
		partyName: text(user.partyName),
		shortName: text(user.shortName),
		color: typeof user.color === 'string' && hex.test(user.color) ? user.color : '#333333',
		line: lines.includes(user.line) ? (user.line as CaretLine) : 'solid',
	};
}

/** Who is where, by party in code order and by name; a person with two windows counts once. */
export function presenceList(open: readonly { readonly part: string; readonly users: readonly PeerUser[] }[]): PresenceList {
	const seats = new Map<string, { readonly user: PeerUser; readonly parts: Set<string> }>();
	for (const { part, users } of open) {
		for (const user of users) {
			const seat = seats.get(user.seat) ?? { user, parts: new Set() };
			seats.set(user.seat, seat);
			seat.parts.add(part);
		}
	}
	const parties = Map.groupBy(seats.values(), ({ user }) => user.party);
	return [...parties.entries()]
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([party, members]) => {
			const { user } = members[0] as { readonly user: PeerUser };
			return {
				party,
				name: user.partyName,
				shortName: user.shortName,
				color: user.color,
				line: user.line,
				people: members
					.map((member) => ({ seat: member.user.seat, name: member.user.person, parts: [...member.parts].sort() }))
					.sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : one.seat < other.seat ? -1 : 1)),
			};
		});
}
