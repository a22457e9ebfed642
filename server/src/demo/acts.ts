import type { DemoAct, DemoAddress } from './demo-types.ts';
import { inJapan } from './japan-time.ts';
import { asagiri, kurise } from './parties.ts';

const trunk = (key: string): DemoAddress => ({ key, body: null });
const lead = 'seat-asagiri-lead';

const freeze = (part: DemoAddress, at: string): DemoAct => ({ kind: 'freeze', seat: lead, part, at: inJapan(at) });

/** 決裁 with 同意, recorded on the day it was decided. */
const agree = (
	part: DemoAddress,
	seat: string,
	documentNumber: string,
	at: string,
	capacity: 'decision-maker' | 'delegated' | 'acting' = 'decision-maker',
): DemoAct => ({
	kind: 'sign',
	seat: `seat-${seat}`,
	part,
	verdict: 'agree',
	capacity,
	documentNumber,
	decidedOn: at.slice(0, 10),
	at: inJapan(at),
});

/** 担当確認: by an officer, without 文書番号. */
const check = (part: DemoAddress, seat: string, at: string): DemoAct => ({
	kind: 'sign',
	seat: `seat-${seat}`,
	part,
	verdict: 'agree',
	capacity: 'checked',
	at: inJapan(at),
});

/** 00 and 19: all seven have decided. */
const decided: readonly DemoAct[] = [
	freeze(trunk('00'), '2026-10-16T10:00'),
	agree(trunk('00'), 'asagiri-decider', '朝企第318号', '2026-10-16T15:20'),
	check(trunk('00'), 'kurise-officer', '2026-10-19T09:30'),
	agree(trunk('00'), 'kasumizawa-delegate', '霞企第171号', '2026-10-19T11:10', 'delegated'),
	agree(trunk('00'), 'kurise-decider', '栗総第388号', '2026-10-20T13:45'),
	agree(trunk('00'), 'tsubakizaka-acting', '椿総第240号', '2026-10-20T16:00', 'acting'),
	agree(trunk('00'), 'hino-decider', '灯総第97号', '2026-10-21T10:25'),
	agree(trunk('00'), 'wakasugi-decider', '若総第133号', '2026-10-22T14:05'),
	agree(trunk('00'), 'mizumori-decider', '水総第58号', '2026-10-27T09:50'),
	freeze(trunk('19'), '2026-10-28T09:00'),
	agree(trunk('19'), 'asagiri-decider', '朝企第326号', '2026-10-28T13:15'),
	agree(trunk('19'), 'kasumizawa-delegate', '霞企第186号', '2026-10-29T10:40', 'delegated'),
	agree(trunk('19'), 'kurise-decider', '栗総第401号', '2026-10-29T16:20'),
	agree(trunk('19'), 'tsubakizaka-decider', '椿総第251号', '2026-10-30T11:00'),
	agree(trunk('19'), 'hino-decider', '灯総第102号', '2026-10-30T14:30'),
	agree(trunk('19'), 'wakasugi-decider', '若総第141号', '2026-11-02T09:35'),
	agree(trunk('19'), 'mizumori-decider', '水総第61号', '2026-11-04T15:10'),
];

/** 06: only 水守村 is missing. */
const oneMissing: readonly DemoAct[] = [
	freeze(trunk('06'), '2026-11-02T10:30'),
	agree(trunk('06'), 'asagiri-decider', '朝企第331号', '2026-11-02T16:00'),
	agree(trunk('06'), 'kasumizawa-decider', '霞企第192号', '2026-11-04T10:20'),
	agree(trunk('06'), 'kurise-decider', '栗総第405号', '2026-11-05T11:30'),
	agree(trunk('06'), 'tsubakizaka-decider', '椿総第258号', '2026-11-06T09:45'),
	agree(trunk('06'), 'hino-decider', '灯総第106号', '2026-11-06T13:50'),
	agree(trunk('06'), 'wakasugi-decider', '若総第146号', '2026-11-09T15:25'),
];

/** 08: signed by five, then reopened and changed, so that the five sign-offs lapse. */
const lapsed: readonly DemoAct[] = [
	freeze(trunk('08'), '2026-11-04T09:00'),
	agree(trunk('08'), 'asagiri-decider', '朝企第334号', '2026-11-04T14:10'),
	agree(trunk('08'), 'kasumizawa-delegate', '霞企第195号', '2026-11-05T10:05', 'delegated'),
	agree(trunk('08'), 'kurise-decider', '栗総第407号', '2026-11-06T11:20'),
	agree(trunk('08'), 'tsubakizaka-acting', '椿総第260号', '2026-11-09T10:15', 'acting'),
	agree(trunk('08'), 'wakasugi-decider', '若総第148号', '2026-11-10T13:40'),
	{
		kind: 'reopen',
		seat: lead,
		part: trunk('08'),
		reason: '事前相談の指摘により、外出の回数の数え方を書き足すため',
		at: inJapan('2026-11-13T09:30'),
	},
	{
		kind: 'edit',
		seat: lead,
		part: trunk('08'),
		append: '外出は、自宅の敷地を出て戻るまでを1回と数える。通院と買い物を一度に済ませたときも1回とする。',
		at: inJapan('2026-11-13T09:48'),
	},
];

/** 01 and 09 are under way; 朝霧町 has signed its own part of 02. */
const underWay: readonly DemoAct[] = [
	freeze(trunk('01'), '2026-11-10T10:00'),
	agree(trunk('01'), 'asagiri-decider', '朝企第340号', '2026-11-10T15:30'),
	agree(trunk('01'), 'kasumizawa-delegate', '霞企第199号', '2026-11-11T11:25', 'delegated'),
	agree(trunk('01'), 'hino-decider', '灯総第110号', '2026-11-12T10:10'),
	agree(trunk('01'), 'mizumori-decider', '水総第64号', '2026-11-16T14:20'),
	check(trunk('01'), 'tsubakizaka-officer', '2026-11-17T09:20'),
	check(trunk('01'), 'kurise-officer', '2026-11-20T16:20'),
	freeze(trunk('09'), '2026-11-11T09:00'),
	agree(trunk('09'), 'asagiri-decider', '朝企第342号', '2026-11-11T13:30'),
	{
		kind: 'sign',
		seat: 'seat-kasumizawa-decider',
		part: trunk('09'),
		verdict: 'conditional',
		capacity: 'decision-maker',
		documentNumber: '霞企第201号',
		decidedOn: '2026-11-12',
		text: '予約センターの委託の期間を、協定の締結までに書き加えること。',
		at: inJapan('2026-11-12T15:45'),
	},
	{
		kind: 'sign',
		seat: 'seat-hino-decider',
		part: trunk('09'),
		verdict: 'return',
		capacity: 'decision-maker',
		documentNumber: '灯総第112号',
		decidedOn: '2026-11-13',
		text: '利用者の会に灯野村から出る2人の選び方が書かれていません。',
		at: inJapan('2026-11-13T11:15'),
	},
	check(trunk('09'), 'tsubakizaka-officer', '2026-11-17T09:40'),
	freeze({ key: '02', body: asagiri }, '2026-11-19T15:00'),
	agree({ key: '02', body: asagiri }, 'asagiri-decider', '朝企第351号', '2026-11-20T10:30'),
];

/** What was written into the open parts last. */
const written: readonly DemoAct[] = [
	{
		...{ kind: 'rewrite', seat: lead, part: trunk('02'), at: inJapan('2026-11-09T09:20'), place: 'prose' },
		old: 'この夏の調査では、75歳以上の4割が',
		now: '令和8年6月の合同調査（回答1,284人）では、75歳以上の41.3%が',
	},
	{
		...{ kind: 'rewrite', seat: 'seat-kurise-officer', part: trunk('02'), at: inJapan('2026-11-12T14:10'), place: 'prose' },
		old: '見守りの記録も、町村の間で',
		now: '見守りの記録も、転院や転居のときに町村の間で',
	},
	{
		...{
			kind: 'rewrite',
			seat: 'seat-michishirube-reviewer',
			part: trunk('05'),
			at: inJapan('2026-11-16T10:30'),
			place: 'prose',
		},
		old: '前の日の予約は、答えを返す',
		now: '前の日の17時までの予約は、必ず答えを返す',
	},
	{
		...{ kind: 'rewrite', seat: 'seat-kurise-officer', part: { key: '02', body: kurise }, at: inJapan('2026-11-17T10:05') },
		...{ place: { table: 'issues', row: 1, column: 'value' }, old: 598, now: 612 },
	},
];

/** What has happened in the demo by 2026-11-24, in order of time. */
export const demoActs: readonly DemoAct[] = [...decided, ...oneMissing, ...lapsed, ...underWay, ...written].sort((a, b) =>
	a.at.localeCompare(b.at),
);
