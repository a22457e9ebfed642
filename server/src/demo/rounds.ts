import type { DemoRound } from './demo-types.ts';
import { inJapan } from './japan-time.ts';

/** Rounds of comments, released in this order. Their items are among the demo's threads. */
export const demoRounds: readonly DemoRound[] = [
	{
		kind: 'review',
		title: '',
		seat: 'seat-michishirube-reviewer',
		begunAt: inJapan('2026-10-15T10:40'),
		releasedAt: inJapan('2026-10-15T17:00'),
		items: [
			{
				part: { key: '04', body: null },
				quote: '7町村で一つの配車にすると、いまの台数のまま断る予約を減らせる',
				stood: '7町村で一つの配車にすると、いまの台数のまま断る予約を減らせる',
				status: { is: 'doing', seat: 'seat-asagiri-officer', at: inJapan('2026-10-16T09:10') },
			},
			{
				part: { key: '05', body: null },
				quote: '前の日の17時までの予約は、必ず答えを返す',
				stood: '前の日の予約は、答えを返す',
				status: { is: 'done', seat: 'seat-asagiri-lead', at: inJapan('2026-11-06T16:30') },
			},
		],
	},
];
