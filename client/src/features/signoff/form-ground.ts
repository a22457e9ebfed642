import type { PartView, SignoffView } from '@renkei/api';

/** What a form is filled for: by part the words, and how often this seat had recorded something of it. */
export type Ground = Readonly<Record<string, { readonly hash: string; readonly records: number }>>;

type Offered = Pick<PartView, 'id' | 'contentHash'>;
type Recorded = Pick<SignoffView, 'part' | 'seat'>;

/** What a form offers now, and what there is of it. */
export interface FormNow {
	readonly offered: readonly Offered[];
	readonly seat: string;
	readonly signoffs: readonly Recorded[];
}

const recordsOf = (part: string, seat: string, signoffs: readonly Recorded[]): number =>
	signoffs.filter((one) => one.part === part && one.seat === seat).length;

/** The ground of a form that offers these parts. */
export function groundOf({ offered, seat, signoffs }: FormNow): Ground {
	return Object.fromEntries(
		offered.map(({ id, contentHash }) => [id, { hash: contentHash, records: recordsOf(id, seat, signoffs) }]),
	);
}

/** Reads the ground that was kept with a form; what is none is taken as that of no parts. */
export function readGround(kept: string | null): Ground {
	try {
		const { ground } = JSON.parse(kept ?? '{}') as { ground?: unknown };
		const entries = Object.entries((ground ?? {}) as Record<string, { hash?: unknown; records?: unknown } | null>);
		return Object.fromEntries(
			entries.flatMap(([part, one]) =>
				typeof one?.hash === 'string' && typeof one.records === 'number'
					? [[part, { hash: one.hash, records: one.records }]]
					: [],
			),
		);
	} catch {
		return {};
	}
}

/**
 * What happened to a form since it was filled. `recorded`: the seat has recorded every part that was in it, though this page
 * never heard the answer. `changed`: it offers other parts or words than then, so that what was chosen was not chosen for them.
 */
export function sinceFilled(ground: Ground, now: FormNow, left: ReadonlySet<string>): 'same' | 'changed' | 'recorded' {
	const filled = Object.entries(ground);
	const acted = filled.filter(([part]) => !left.has(part));
	if (acted.length > 0 && acted.every(([part, { records }]) => recordsOf(part, now.seat, now.signoffs) > records)) {
		return 'recorded';
	}
	const same =
		filled.length === now.offered.length && now.offered.every(({ id, contentHash }) => ground[id]?.hash === contentHash);
	return same ? 'same' : 'changed';
}
