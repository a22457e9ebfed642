import type { NoticeView } from '@renkei/api';
import { askingKinds, noticeKinds } from '@renkei/plan';
import { expect, it } from 'vitest';
import { noticeFixture } from '../../testing/notice-fixture.ts';
import { commentsText } from '../../text/comments.ts';
import { noticesText } from '../../text/notices.ts';
import { beginning, toldOf } from './notice-words.ts';

const told = (...[id, over]: Parameters<typeof noticeFixture>) =>
	toldOf(noticeFixture(id, over), noticesText.ja, commentsText.ja.kinds);
const round = { id: 'round-1', title: '第2回 指摘', items: 5, waiting: 3 };

it('[IB2] a row says who did what, and its link says section and act', () => {
	expect(told('a')).toEqual({
		said: 'みちしるべ 中村 圭さんが返事を求めています（質問）',
		leads: '02 地域課題・現状　質問に返事をする',
		named: 'みちしるべ 中村 圭さんが返事を求めています（質問）、02 地域課題・現状、出典は何年の調査ですか。',
		reason: '',
		others: '',
	});
	expect(told('a', { kind: 'round-asks', place: null, thread: null, round })).toMatchObject({
		said: 'みちしるべ 中村 圭さんが指摘を出しました。栗瀬町が答えるものが3件あります',
		leads: '第2回 指摘に答える',
	});
	expect(told('a', { kind: 'round-asks', place: null, thread: null, round: { ...round, waiting: 0 } }).said).toBe(
		'みちしるべ 中村 圭さんが指摘を出しました',
	);
	expect(told('a', { kind: 'sign-again', by: null, thread: null }).said).toBe('もう一度の決裁のお願い（前の決裁は失効しました）');
	expect(told('a', { kind: 'returned', thread: null, detail: '額が違います' })).toMatchObject({
		said: 'みちしるべ 中村 圭さんが差戻しにしました',
		reason: '額が違います',
	});
});

it('[NT7][NT8] the last day of a 決裁 and the decision of the whole plan are said as such', () => {
	const over = { by: null, thread: null };
	expect(told('a', { ...over, kind: 'sign-due' })).toMatchObject({
		said: '決裁の期限のお知らせ（まだ記録されていません）',
		leads: '02 地域課題・現状　凍結した文を読み、決裁を記録する',
	});
	expect(told('a', { ...over, kind: 'check-due' }).said).toContain('先に要る担当確認');
	const place = { part: 'x', key: '21', title: '添付', body: null };
	expect(told('a', { thread: null, kind: 'decided', place }).said).toBe('すべての団体が、計画全体を決裁しました（全団体決裁済）');
	expect(told('a', { thread: null, kind: 'decided' }).said).toContain('が決裁を記録しました');
});

it('[IB2] of an act of signing the row says what it did and how many parts it has; of what was taken back or corrected why', () => {
	const signing = { act: 'act-1', does: 'sign', parts: 3, section: { key: '03', title: '目標' } } as const;
	const over = { place: null, thread: null, signing, detail: '' };
	expect(told('a', { ...over, kind: 'receipt' })).toMatchObject({
		said: 'みちしるべ 中村 圭さんが決裁を記録しました',
		leads: '03 目標 ほか2件　記録の控えを見る',
	});
	const withdrawal = { ...signing, does: 'withdraw', parts: 1 } as const;
	expect(told('a', { ...over, kind: 'receipt', signing: withdrawal })).toMatchObject({
		said: 'みちしるべ 中村 圭さんが撤回を記録しました',
		leads: '03 目標　記録の控えを見る',
	});
	expect(told('a', { ...over, kind: 'later-view' }).said).toBe('代決の後閲のお願い（みちしるべ 中村 圭さんが代決しました）');
	for (const kind of ['withdrawn', 'correction', 'objected'] as const) {
		expect(told('a', { ...over, kind, detail: '額が違うため' }).reason).toBe('額が違うため');
	}
});

it('[BD9] a reminder says who reminds and of which sections', () => {
	const sections = [
		{ key: '03', title: '目標' },
		{ key: '13', title: '体制' },
	];
	const over = { kind: 'reminded', place: null, thread: null } as const;
	expect(told('a', { ...over, reminder: { sections } })).toMatchObject({
		said: 'みちしるべ 中村 圭さんが決裁を催促しました',
		leads: '03 目標 ほか1件　凍結した文を読み、決裁の手続きを進める',
	});
	expect(told('a', { ...over, reminder: { sections: sections.slice(0, 1) } }).leads).toMatch(/^03 目標　/);
});

it('[IB2] codes are told in words, and a walled part without a number', () => {
	expect(told('a', { kind: 'drafting', place: null, thread: null, detail: 'stopped' }).said).toContain('下書きを止めました');
	expect(told('a', { kind: 'suggest-only', thread: null, detail: '05' }).said).toContain('05 を提案のみにしました');
	expect(told('a', { kind: 'answered', detail: 'doing' }).said).toContain('（対応中）');
	const place = { part: 'q', key: 'quotes', title: '見積', body: null };
	expect(told('a', { place }).leads).toBe('見積　質問に返事をする');
});

it('[IB2] every kind has words in both languages; 確認 and 決裁 are never mixed', () => {
	for (const words of [noticesText.ja, noticesText.en]) {
		for (const kind of noticeKinds) {
			for (const by of [null, noticeFixture('a').by]) {
				const { said, leads } = toldOf(noticeFixture('a', { kind, by, round }), words, commentsText.ja.kinds);
				expect(`${said}${leads}`, kind).not.toMatch(/undefined|（）|\(\)|^が/);
			}
		}
		// Of what only tells, the decision of the whole plan can be over.
		expect(Object.keys(words.settled).sort()).toEqual([...askingKinds, 'decided'].sort());
	}
	const japanese = (kind: (typeof noticeKinds)[number]) => `${told('a', { kind }).said}${told('a', { kind }).leads}`;
	expect(japanese('check')).toContain('担当確認');
	expect(japanese('check')).not.toContain('決裁');
	for (const kind of ['sign', 'sign-again', 'decided'] as const) {
		expect(japanese(kind)).not.toContain('確認');
	}
});

it('[IB11] a row of several says how many in its link and in the name of its button', () => {
	const piece = noticeFixture('a', { thread: { id: 't', kind: 'suggestion', quote: null, text: '定員です。', due: null } });
	expect(toldOf(piece, noticesText.ja, commentsText.ja.kinds, 12)).toMatchObject({
		leads: '02 地域課題・現状　提案12件に返事をする',
		named: 'みちしるべ 中村 圭さんが返事を求めています（提案）、02 地域課題・現状、定員です。、ほか11件',
		others: 'ほか11件',
	});
	const leadsOf = (kind: NoticeView['kind'], words: (typeof noticesText)['ja']) =>
		toldOf({ ...piece, kind }, words, commentsText.ja.kinds, 3).leads;
	for (const kind of [
		'asked',
		'mentioned',
		'due',
		'named',
		'replied',
		'resolved',
		'opened-again',
		'accepted',
		'declined',
		'answered',
	] as const) {
		expect(leadsOf(kind, noticesText.ja), kind).toContain('3件');
		expect(leadsOf(kind, noticesText.en), kind).toContain('3 in all');
	}
});

it('[IB2] long words are cut to their first letters, on one line', () => {
	expect(beginning('一行目\n二行目', 60)).toBe('一行目 二行目');
	expect(beginning('𠮷'.repeat(61))).toBe(`${'𠮷'.repeat(60)}…`);
});
