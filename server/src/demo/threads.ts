import type { DemoThread } from './demo-types.ts';
import { inJapan } from './japan-time.ts';
import { asagiri, kurise, wakasugi } from './parties.ts';

const vendor = 'seat-michishirube-reviewer';

/** 指摘・提案. Open ones first in the order of their sections, the resolved one last. */
export const demoThreads: readonly DemoThread[] = [
	{
		part: { key: '02', body: null },
		quote: '廃止',
		replacement: '減便',
		kind: 'suggestion',
		comments: [{ seat: vendor, text: '便は残っているため', at: inJapan('2026-11-18T16:05') }],
		state: 'open',
	},
	{
		part: { key: '02', body: null },
		quote: '75歳以上の41.3%',
		kind: 'must-fix',
		comments: [
			{
				seat: vendor,
				text: '母数は全回答者ですか。年齢別の人数を書いてください。',
				at: inJapan('2026-11-18T16:12'),
			},
			{
				seat: 'seat-asagiri-lead',
				text: '75歳以上の回答506人が母数です。@中村 圭さん、年齢別の人数も要りますか。',
				at: inJapan('2026-11-19T14:20'),
				mentions: [vendor],
				reactions: [{ seat: 'seat-kurise-officer', kind: 'noted', at: inJapan('2026-11-19T16:02') }],
			},
		],
		state: 'open',
	},
	{
		part: { key: '02', body: null },
		quote: '通院先の6割は隣の町にある',
		kind: 'question',
		to: { party: asagiri },
		due: '2026-11-30',
		comments: [
			{ seat: 'seat-wakasugi-officer', text: '若杉村は8割です。7町村の計でよいですか。', at: inJapan('2026-11-16T09:41') },
		],
		state: 'open',
	},
	{
		part: { key: '02', body: wakasugi },
		quote: null,
		kind: 'comment',
		comments: [
			{
				seat: 'seat-tsukikage-reviewer',
				text: '民生委員の調べは、調べた月を出典に入れると後で確かめやすくなります。',
				at: inJapan('2026-11-17T11:30'),
			},
		],
		state: 'open',
	},
	{
		part: { key: '03', body: null },
		quote: '二週間続けて外出がないとき',
		kind: 'question',
		comments: [
			{
				seat: 'seat-hino-officer',
				text: '入院や旅行のときも知らせが届きますか。届くと保健師の負担が増えます。',
				at: inJapan('2026-11-12T10:05'),
				edited: { before: '入院や旅行のときも知らせが届きますか。', at: inJapan('2026-11-12T10:12') },
			},
			{
				seat: 'seat-asagiri-lead',
				text: '本人か家族が電話で止められるようにします。05に書き足します。',
				at: inJapan('2026-11-12T17:40'),
			},
		],
		state: 'open',
	},
	{
		part: { key: '04', body: null },
		quote: '7町村で一つの配車にすると、いまの台数のまま断る予約を減らせる',
		kind: 'pre-consultation',
		comments: [
			{
				seat: vendor,
				text: '事前相談で「何件減るのか」を聞かれました。汐入市の減り方から見込みの件数を出してください。',
				at: inJapan('2026-10-15T13:20'),
			},
			{ seat: 'seat-asagiri-officer', text: '断った予約の月報を7町村から集めています。', at: inJapan('2026-10-16T09:10') },
		],
		state: 'open',
	},
	{
		part: { key: '11', body: null },
		quote: '続く費用は人口割とした',
		kind: 'comment',
		to: { party: asagiri, seat: 'seat-asagiri-officer' },
		due: '2026-12-04',
		comments: [
			{
				seat: 'seat-kurise-officer',
				text: '財政係から、利用実績割にしたときの額も見たいと言われています。',
				at: inJapan('2026-11-20T15:02'),
			},
		],
		state: 'open',
	},
	{
		part: { key: '02', body: kurise },
		quote: null,
		place: { table: 'issues', row: 1, column: 'value' },
		kind: 'must-fix',
		to: { party: kurise, seat: 'seat-kurise-officer' },
		due: '2026-12-02',
		comments: [
			{
				seat: vendor,
				text: '何の資料の数ですか。出典の欄に入れてください。朝霧町は住民基本台帳です。',
				at: inJapan('2026-11-20T10:15'),
			},
		],
		state: 'open',
	},
	{
		part: { key: '11', body: null },
		quote: null,
		place: { field: 'population-date' },
		kind: 'question',
		to: { party: asagiri },
		due: '2026-12-11',
		comments: [
			{
				seat: 'seat-hino-officer',
				text: '国勢調査の速報が出たら、時点を直しますか。@藤井 翔太さん、額がいくら動くか見てもらえますか。',
				at: inJapan('2026-11-19T11:25'),
				mentions: ['seat-asagiri-officer'],
			},
		],
		state: 'open',
	},
	{
		part: { key: '05', body: null },
		quote: '前の日の17時までの予約は、必ず答えを返す',
		kind: 'must-fix',
		comments: [
			{
				seat: vendor,
				text: '「できるだけ答える」では住民の利益が読み取れません。いつまでの予約に必ず答えるかを書いてください。',
				at: inJapan('2026-10-15T10:48'),
			},
			{
				seat: 'seat-asagiri-lead',
				text: '前の日の17時までの予約には必ず答えることにし、文を直しました。',
				at: inJapan('2026-11-06T16:30'),
			},
			{ seat: vendor, text: '確かめました。', at: inJapan('2026-11-09T09:15') },
		],
		state: 'resolved',
	},
];
