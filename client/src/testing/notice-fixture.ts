import type { NoticeView } from '@renkei/api';
import { partyFixture } from './thread-fixture.ts';

/** The vendor of the fixtures. */
export const vendorFixture = partyFixture('michishirube', {
	name: 'みちしるべ',
	shortName: 'みち',
	kind: 'vendor',
	membership: 'vendor',
});

/** A question of the vendor to 栗瀬町, on its part of section 02. */
export const noticeFixture = (id: string, over: Partial<NoticeView> = {}): NoticeView => ({
	...{ id, kind: 'asked', asks: true, personal: false, at: '2026-11-01T00:00:00.000Z', state: 'open', detail: '' },
	plan: { id: 'plan-1', title: '月影郡7町村', practice: true },
	seat: { seat: 'seat-1', party: partyFixture('994033', { name: '栗瀬町', shortName: '栗瀬' }), post: '総務課' },
	by: { person: '中村 圭', party: vendorFixture },
	place: { part: 'part-1', key: '02', title: '地域課題・現状', body: null },
	thread: { id: 'thread-1', kind: 'question', quote: null, text: '出典は何年の調査ですか。', due: null },
	...{ round: null, signing: null, reminder: null, until: null },
	...over,
});
