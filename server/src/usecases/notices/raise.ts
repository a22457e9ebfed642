import { askingToSign, asksOf, type MailTime, mailTimeOf, type NoticeSeat, type PlanRules, type Told } from '@renkei/plan';
import { actingSeatOf, asActing } from '../../auth/acting-seat.ts';
import { dayInJapan } from '../../clock.ts';
import { findSeats, type HeldSeat, type SeatFacts } from '../../storage/grant-facts.ts';
import { choiceOfRow, mailChoicesOf } from '../../storage/mail-choices.ts';
import { insertNotices } from '../../storage/notices.ts';
import { findPlan } from '../../storage/plans.ts';
import type { MailChoiceRow, NoticeRow, Tx } from '../../storage/tables.ts';

/** An act that others are told of. */
export interface NotedAct {
	readonly plan: { readonly id: string } & PlanRules;
	/** The seat that did it. */
	readonly seat: Pick<SeatFacts, 'id' | 'personId'>;
	/** ISO 8601 UTC. */
	readonly at: string;
	newId(): string;
}

/** Everybody who holds or held a seat on a plan, and of them those who hold it on the day of an act. */
export interface Crew {
	readonly all: ReadonlyMap<string, HeldSeat>;
	readonly held: readonly NoticeSeat[];
}

/** The crew of a plan, by one query. */
export async function crewOf(tx: Tx, { plan, at }: Pick<Telling, 'plan' | 'at'>): Promise<Crew> {
	const today = dayInJapan(new Date(at));
	const seats = await findSeats(tx, { plan: plan.id });
	const held = seats.filter(({ from, to }) => from <= today && (to === null || to >= today));
	return { all: new Map(seats.map((seat) => [seat.id, seat])), held: held.map(noticeSeatOf) };
}

/** A seat as the rules of notices know it. */
export function noticeSeatOf(seat: SeatFacts): NoticeSeat {
	return { ...asActing(seat), id: seat.id, person: seat.personId };
}

/** Who did an act, as the rules of notices know them. */
export const doerOf = ({ seat }: Pick<NotedAct, 'seat'>) => ({ id: seat.id, person: seat.personId });

/**
 * What a notice is about. `by_seat`: who asks, where that is not who acts, or null for the calendar; `once`: see
 * {@link NoticeRow}.
 */
export type About = Partial<Pick<NoticeRow, 'part' | 'thread' | 'comment' | 'round' | 'act' | 'by_seat' | 'once'>>;

export type ToldAbout = Told & { readonly about: About };

/** Who tells something: an act, or the calendar. */
export interface Telling extends Pick<NotedAct, 'at' | 'newId'> {
	readonly plan: { readonly id: string };
	readonly seat: { readonly id: string } | null;
}

/**
 * Stores what seats are told of one act, one thing of each for every person, with when each is mailed: what is chosen later
 * changes nothing of it.
 */
export async function raise(tx: Tx, act: Telling, crew: Crew, all: readonly ToldAbout[]): Promise<void> {
	const told = oneForEach(all, crew);
	if (told.length === 0) {
		return;
	}
	const seats = told.flatMap(({ seat }) => crew.all.get(seat) ?? []);
	const isPractice = (await findPlan(tx, act.plan.id))?.practice === 1;
	// Nothing is mailed of a practice plan.
	const choices = isPractice ? new Map() : await mailChoicesOf(tx, [...new Set(seats.map(({ personId }) => personId))]);
	const rows = told.map(({ about, ...notice }): NoticeRow => {
		const seat = crew.all.get(notice.seat);
		return {
			...{ part: null, thread: null, comment: null, round: null, act: null, once: null, by_seat: act.seat?.id ?? null },
			...{ ...about, id: act.newId(), seat: notice.seat, plan: act.plan.id, kind: notice.kind, at: act.at },
			...{ personal: notice.personal ? 1 : 0, done_at: null, settled_at: null, mail: null },
			mail_time: seat === undefined ? 'none' : mailTime(notice, seat, choices.get(seat.personId)),
		};
	});
	await insertNotices(tx, rows);
}

/**
 * Of several seats of one person the one that is asked itself, else the one of the highest role; what asks before what only
 * tells. For each body there is a 決裁 and a 確認 of its own, each 差戻し has its own reason, and each 代決 its own 後閲.
 */
function oneForEach(told: readonly ToldAbout[], crew: Crew): ToldAbout[] {
	const thingOf = ({ seat, about }: ToldAbout): string =>
		JSON.stringify([crew.all.get(seat)?.personId ?? seat, about.thread ?? about.round ?? about.part ?? about.act ?? '']);
	const strandOf = ({ seat, kind, about }: ToldAbout): string => {
		if (kind === 'returned' || kind === 'later-view') {
			return about.act ?? '';
		}
		return (askingToSign as readonly string[]).includes(kind) ? (crew.all.get(seat)?.party.code ?? '') : '';
	};
	return [...Map.groupBy(told, thingOf).values()].flatMap((alike) => {
		const asking = alike.filter(({ kind }) => asksOf(kind));
		const groups = Map.groupBy(asking.length > 0 ? asking : alike, strandOf);
		return [...groups.values()].flatMap((group) => {
			const own = group.some(({ personal }) => personal) ? group.filter(({ personal }) => personal) : group;
			const seat = actingSeatOf(
				own.flatMap(({ seat: id }) => crew.all.get(id) ?? []),
				undefined,
			);
			return own.find((one) => one.seat === seat?.id) ?? own.slice(0, 1);
		});
	});
}

/** When a notice is mailed to the holder of a seat: never to whoever has no address that was confirmed. */
export function mailTime(
	notice: Pick<Told, 'kind' | 'personal'>,
	seat: Pick<HeldSeat, 'role'>,
	choice: MailChoiceRow | undefined,
): MailTime {
	return choice === undefined || choice.address === null ? 'none' : mailTimeOf(notice, seat.role, choiceOfRow(choice));
}
