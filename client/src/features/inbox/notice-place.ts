import type { NoticeView } from '@renkei/api';
import { assertNever } from '@renkei/plan';

type Placed = Pick<
	NoticeView,
	'kind' | 'plan' | 'place' | 'thread' | 'round' | 'seat' | 'by' | 'signing' | 'reminder' | 'detail'
>;

/** Where a body gives its 決裁 or its 確認, and where what it gave can be read. */
function signoff({ plan, place, signing, reminder }: Placed, body: string) {
	// Of several sections that are awaited the board itself is the place.
	const [only, ...others] = reminder?.sections ?? [];
	const section = place?.key ?? signing?.section.key ?? (others.length === 0 ? only?.key : undefined);
	return {
		to: '/plans/$plan/signoff',
		params: { plan: plan.id },
		search: { ...(section === undefined ? {} : { section }), body },
	} as const;
}

/** The receipt of an act of signing. */
function receipt(notice: Placed) {
	const { plan, signing } = notice;
	return signing === null
		? signoff(notice, notice.seat.party.code)
		: ({ to: '/plans/$plan/receipts/$act' as string, params: { plan: plan.id, act: signing.act } } as const);
}

const wholePlan = ({ plan }: Placed) => ({ to: '/plans/$plan', params: { plan: plan.id } }) as const;

function thread(notice: Placed) {
	return notice.thread === null ? part(notice) : ({ to: '/t/$thread', params: { thread: notice.thread.id } } as const);
}

function round(notice: Placed) {
	return notice.round === null
		? ({ to: '/plans/$plan/rounds', params: { plan: notice.plan.id } } as const)
		: ({ to: '/plans/$plan/rounds/$round', params: { plan: notice.plan.id, round: notice.round.id } } as const);
}

function part(notice: Placed) {
	const { plan, place } = notice;
	return place === null
		? wholePlan(notice)
		: ({ to: '/plans/$plan/s/$key', params: { plan: plan.id, key: place.key }, search: { part: place.part } } as const);
}

/** Where a notice leads, as the router's link takes it: to the very place, where what it asks is done. */
export function noticePlace(notice: Placed) {
	switch (notice.kind) {
		case 'asked':
		case 'mentioned':
		case 'due':
		case 'named':
		case 'replied':
		case 'resolved':
		case 'opened-again':
		case 'accepted':
		case 'declined':
		case 'answered':
			return thread(notice);
		case 'round-asks':
		case 'round':
			return round(notice);
		case 'sign':
		case 'sign-again':
		case 'check':
		case 'sign-due':
		case 'check-due':
		case 'later-view':
		case 'reminded':
		case 'correction':
		case 'carried':
			return signoff(notice, notice.seat.party.code);
		case 'decided':
		case 'withdrawn':
		case 'objected':
			return signoff(notice, notice.by?.party.code ?? notice.seat.party.code);
		case 'receipt':
			return receipt(notice);
		case 'returned':
		case 'frozen':
		case 'reopened':
			return part(notice);
		case 'suggest-only':
			return {
				to: '/plans/$plan/s/$key',
				params: { plan: notice.plan.id, key: notice.place?.key ?? notice.detail.slice(0, 2) },
				search: {},
			} as const;
		case 'passkey':
			return { to: '/settings' } as const;
		case 'passkey-lost':
			return { to: '/plans/$plan/history', params: { plan: notice.plan.id } } as const;
		case 'representative':
			return { to: '/plans/$plan/seats', params: { plan: notice.plan.id } } as const;
		case 'edition':
			return { to: '/plans/$plan/check', params: { plan: notice.plan.id }, search: {} } as const;
		case 'policy':
			return { to: '/plans/$plan/signoff/rules', params: { plan: notice.plan.id } } as const;
		case 'drafting':
		case 'seat':
			return wholePlan(notice);
		default:
			return assertNever(notice.kind);
	}
}
